"""One delivery: its lease renewed, its reason looked at again, then said, at least once."""

import logging
import time
from uuid import UUID

from onetask.core.change import System
from onetask.core.clock import today_in
from onetask.core.db import session
from onetask.core.jobs import job
from onetask.core.locale import speaking
from onetask.core.mail import Letter, message_id, post
from onetask.remind.engine.letters import Piece, digest_about, letter_about
from onetask.remind.engine.rules import STANDING
from onetask.remind.engine.ways import OUTSIDE
from onetask.remind.jobs.going_out import go_out
from onetask.remind.jobs.hearts import Heart
from onetask.remind.jobs.outcomes import Claim, about, failed, give_up_on
from onetask.remind.jobs.ways_out import with_ways_out
from onetask.remind.operations.keeping import (
    MOST_LOSSES,
    give_back,
    key_of,
    mark_cancelled,
    mark_sent,
    postpone,
    renew_lease,
    take_along,
)
from onetask.remind.operations.telling import remind_member
from onetask.remind.queries.contents import tasks_in_digest
from onetask.remind.queries.deliveries import database_now, of_batch
from onetask.remind.queries.floats import cause_of
from onetask.remind.queries.interruptions import is_digest_time
from onetask.remind.queries.people import peace_of
from onetask.remind.queries.pieces import of_task
from onetask.remind.queries.verdicts import Verdict, judge

LONGEST = 20.0

log = logging.getLogger(__name__)


@job(timeout=40)
def send_batch(token: str) -> None:
    """One after the other; what fails waits for its lease to end, the rest goes on."""
    end, heart = time.monotonic() + LONGEST, Heart(UUID(token))
    for delivery_id in of_batch(UUID(token)):
        if time.monotonic() > end:
            give_back(UUID(token))
            return
        heart.beat()
        try:
            send_delivery(str(delivery_id), token)
        except Exception:
            session.rollback()
            log.exception("delivery %s failed", delivery_id)


@job(timeout=40)
def send_delivery(delivery_id: str, token: str) -> None:
    claim = UUID(delivery_id), UUID(token)
    if not renew_lease(*claim):
        return
    verdict = judge(claim[0], database_now())
    if not _is_wanted(verdict, claim):
        return
    if verdict.delivery.losses >= MOST_LOSSES:
        give_up_on(verdict, claim, "its sender died each time")
    elif verdict.delivery.channel == "inbox":
        _put_into_inbox(verdict, claim)
    elif verdict.delivery.channel in OUTSIDE:
        go_out(verdict, claim)
    else:
        _mail(verdict, claim)


def _is_wanted(verdict: Verdict, claim: Claim) -> bool:
    if verdict.objection:
        mark_cancelled(*claim, verdict.objection)
    elif verdict.put_off:
        postpone(*claim, verdict.put_off)
    return not verdict.objection and verdict.put_off is None


def _is_for_digest(verdict: Verdict) -> bool:
    if verdict.is_too_late:
        return True
    peace = peace_of(verdict.member.id)
    return is_digest_time(peace, verdict.member, verdict.delivery.due_at)


def _put_into_inbox(verdict: Verdict, claim: Claim) -> None:
    facts = verdict.reminder.facts | {"is_late": verdict.is_late, "due": verdict.day}
    if verdict.reminder.kind == "slack":
        facts["cause"] = cause_of(verdict.thing)
    if verdict.reminder.kind == "done":
        facts["done_by"] = True
    system = System(verdict.delivery.workspace_id)
    remind_member(system, verdict.member, about=about(verdict), claim=claim, facts=facts)


def _mail(verdict: Verdict, claim: Claim) -> None:
    if _is_for_digest(verdict):
        _mail_digest(take_along(*claim))
        return
    with speaking(verdict.language):
        key, late = key_of(verdict.delivery), verdict.is_late
        letter = letter_about(key, verdict.address, verdict.piece, is_late=late)
        letter = with_ways_out(letter, verdict)
    _post(letter, [claim])


def _mail_digest(claims: list[Claim]) -> None:
    """What waited for the morning, or for more than a day, goes out together."""
    judged = [(claim, judge(claim[0], database_now())) for claim in claims]
    wanted = [(claim, verdict) for claim, verdict in judged if _is_wanted(verdict, claim)]
    if wanted:
        verdicts = [verdict for _, verdict in wanted]
        with speaking(verdicts[0].language):
            letter = with_ways_out(_digest(verdicts), verdicts[0])
        _post(letter, [claim for claim, _ in wanted])


def _digest(verdicts: list[Verdict]) -> Letter:
    """Each thing once; a single one is a letter about it."""
    first = verdicts[0]
    key, member = key_of(first.delivery), first.member
    pieces = {piece.thing_id: piece for one in verdicts for piece in _pieces(one)}
    late = any(one.is_late for one in verdicts)
    if len(pieces) == 1:
        return letter_about(key, first.address, *pieces.values(), is_late=late)
    weekly = any(one.reminder.kind == "weekly" for one in verdicts)
    today, to = today_in(member.zone), (key, first.address)
    return digest_about(to, list(pieces.values()), today=today, is_late=late, is_weekly=weekly)


def _pieces(verdict: Verdict) -> list[Piece]:
    kind, member = verdict.reminder.kind, verdict.member
    if kind not in STANDING:
        return [verdict.piece]
    return [of_task(task, member) for task in tasks_in_digest(member, kind)]


def _post(letter: Letter, claims: list[Claim]) -> None:
    session.rollback()
    try:
        post(letter)
    except Exception as error:
        for claim in claims:
            failed(claim, error)
        return
    for claim in claims:
        mark_sent(*claim, message_id(letter.id))
