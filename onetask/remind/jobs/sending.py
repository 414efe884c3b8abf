"""One delivery: its lease renewed, its reason looked at again, then said, at least once."""

from uuid import UUID

from onetask.core.change import System
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.jobs import job
from onetask.core.locale import speaking
from onetask.core.mail import Letter, message_id, post
from onetask.remind.engine.letters import digest_about, letter_about
from onetask.remind.engine.refusals import in_words, is_final
from onetask.remind.models import Delivery
from onetask.remind.operations.keeping import (
    MOST_LOSSES,
    PATIENCE,
    mark_cancelled,
    mark_sent,
    postpone,
    renew_lease,
    take_too_late,
    try_later,
)
from onetask.remind.operations.telling import give_up, remind_member
from onetask.remind.queries.deliveries import database_now
from onetask.remind.queries.verdicts import Verdict, judge

Claim = tuple[UUID, UUID]


@job(timeout=40)
def send_delivery(delivery_id: str, token: str) -> None:
    claim = UUID(delivery_id), UUID(token)
    if not renew_lease(*claim):
        return
    verdict = judge(claim[0], database_now())
    if not _is_wanted(verdict, claim):
        return
    if verdict.delivery.losses >= MOST_LOSSES:
        _give_up(verdict, claim, "its sender died each time")
    elif verdict.delivery.channel == "inbox":
        _put_into_inbox(verdict, claim)
    elif verdict.is_too_late:
        _mail_digest(take_too_late(*claim))
    else:
        _mail(verdict, claim)


def _is_wanted(verdict: Verdict, claim: Claim) -> bool:
    if verdict.objection:
        mark_cancelled(*claim, verdict.objection)
    elif verdict.snoozed_until:
        postpone(*claim, verdict.snoozed_until)
    return not verdict.objection and verdict.snoozed_until is None


def _put_into_inbox(verdict: Verdict, claim: Claim) -> None:
    facts = {"due": verdict.due.day.isoformat(), "is_late": verdict.is_late}
    system = System(verdict.delivery.workspace_id)
    remind_member(system, verdict.member, task_id=verdict.task.id, claim=claim, facts=facts)


def _mail(verdict: Verdict, claim: Claim) -> None:
    key, at = key_of(verdict.delivery), verdict.delivery.reminder.at
    with speaking(verdict.language):
        letter = letter_about(key, verdict.address, verdict.due, at=at, is_late=verdict.is_late)
    _post(letter, [claim])


def _mail_digest(claims: list[Claim]) -> None:
    """What waited for more than a day goes out together."""
    judged = [(claim, judge(claim[0], database_now())) for claim in claims]
    wanted = [(claim, verdict) for claim, verdict in judged if _is_wanted(verdict, claim)]
    if not wanted:
        return
    _, first = wanted[0]
    with speaking(first.language):
        dues = [verdict.due for _, verdict in wanted]
        letter = digest_about(key_of(first.delivery), first.address, dues)
    _post(letter, [claim for claim, _ in wanted])


def key_of(delivery: Delivery) -> str:
    """The same for each try, so that a letter sent twice is known by its Message-ID."""
    parts = delivery.reminder_id, delivery.channel, delivery.recipient_id
    return "-".join([*map(str, parts), f"{delivery.occurrence_utc:%Y%m%dT%H%M}"])


def _post(letter: Letter, claims: list[Claim]) -> None:
    session.rollback()
    try:
        post(letter)
    except Exception as error:
        for claim in claims:
            _failed(claim, error)
        return
    for claim in claims:
        mark_sent(*claim, message_id(letter.id))


def _failed(claim: Claim, error: Exception) -> None:
    verdict = judge(claim[0], database_now())
    if is_final(error) or now() - verdict.delivery.due_at > PATIENCE:
        _give_up(verdict, claim, in_words(error))
    else:
        try_later(*claim, in_words(error))


def _give_up(verdict: Verdict, claim: Claim, error: str) -> None:
    system = System(verdict.delivery.workspace_id)
    give_up(system, verdict.member, task_id=verdict.task.id, claim=claim, error=error)
