"""How a try ended: sent, tried again later, or given up and told to the owners."""

from datetime import timedelta
from uuid import UUID

from onetask.core.change import System
from onetask.core.clock import now
from onetask.remind.engine.refusals import Declined, in_words, is_final
from onetask.remind.operations.keeping import PATIENCE, note_failed, try_later
from onetask.remind.operations.telling import About, give_up
from onetask.remind.queries.deliveries import database_now
from onetask.remind.queries.verdicts import Verdict, judge

Claim = tuple[UUID, UUID]


def failed(claim: Claim, error: Exception) -> None:
    verdict = judge(claim[0], database_now())
    if verdict.reminder.kind == "test":
        note_failed(*claim, in_words(error))
    elif is_final(error) or now() - verdict.delivery.due_at > PATIENCE:
        give_up_on(verdict, claim, in_words(error))
    else:
        wait = error.wait if isinstance(error, Declined) else timedelta()
        try_later(*claim, in_words(error), least=wait)


def give_up_on(verdict: Verdict, claim: Claim, error: str) -> None:
    system = System(verdict.delivery.workspace_id)
    give_up(system, verdict.member, about=about(verdict), claim=claim, error=error)


def about(verdict: Verdict) -> About:
    return About(verdict.reminder.subject_kind, verdict.thing.id, verdict.reason)
