"""Looking again before something is said: is it still true, still wanted, still theirs, and now?"""

from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from onetask.core.clock import today_in
from onetask.core.db import session
from onetask.core.subjects import kinds, subject
from onetask.people.models import Member
from onetask.remind.engine.letters import Piece
from onetask.remind.engine.quiet import allowed_from
from onetask.remind.engine.rules import EXACT, STANDING, due_day, reason_of
from onetask.remind.models import Delivery, Reminder
from onetask.remind.queries.deliveries import LATE_AFTER, TOO_LATE
from onetask.remind.queries.interruptions import free_again
from onetask.remind.queries.objections import objection
from onetask.remind.queries.people import hours_of, peace_of, snooze_of
from onetask.remind.queries.pieces import piece_of

NOBODYS = ("hook", "test")
FREE = (*STANDING, *EXACT, "slack")


class Verdict(NamedTuple):
    """A delivery with what it is about, why it is not sent, if so, or when it may be."""

    delivery: Delivery
    reminder: Reminder
    thing: Any
    member: Member
    objection: str
    put_off: datetime | None
    is_late: bool
    is_too_late: bool

    @property
    def piece(self) -> Piece:
        """What its reader is told."""
        return piece_of(self.reminder, self.thing, self.member)

    @property
    def reason(self) -> str:
        return reason_of(self.reminder.rule, self.reminder.facts)

    @property
    def day(self) -> str:
        """The due date where its reader lives."""
        zone, today = self.member.zone, today_in(self.member.zone)
        due_on = getattr(self.thing, "due_on", None) or today
        return due_day(due_on, getattr(self.thing, "due_at", None), zone).isoformat()

    @property
    def address(self) -> str:
        return self.member.account.email if self.member.account else ""

    @property
    def language(self) -> str:
        return self.member.account.locale if self.member.account else "en"


def judge(delivery_id: UUID, moment: datetime) -> Verdict:
    delivery = session.get_one(Delivery, delivery_id)
    reminder = delivery.reminder
    thing, age = thing_of(reminder), moment - delivery.due_at
    doubt = objection(delivery, reminder, thing) if thing else "gone"
    return Verdict(
        delivery,
        reminder,
        thing,
        reminder.member,
        doubt,
        None if doubt else _put_off(delivery, reminder, moment),
        is_late=age > LATE_AFTER,
        is_too_late=age > TOO_LATE,
    )


def thing_of(reminder: Reminder) -> Any:
    if reminder.subject_kind == "member":
        return session.get(Member, reminder.subject_id)
    if reminder.subject_kind not in kinds():
        return None
    return session.get(subject(reminder.subject_kind).model, reminder.subject_id)


def _put_off(delivery: Delivery, reminder: Reminder, moment: datetime) -> datetime | None:
    """Snoozed, at night, on a day off, or interrupted often enough today."""
    member, kind = reminder.member, reminder.kind
    if kind in NOBODYS:
        return None
    snooze = snooze_of(member.id, reminder.subject_id)
    if snooze and snooze.until > moment:
        return snooze.until
    peace = peace_of(member.id)
    if kind not in EXACT and (free := allowed_from(moment, hours_of(member, peace))) > moment:
        return free
    if kind in FREE or delivery.channel == "inbox":
        return None
    late = free_again(member, peace, moment)
    return late if late > moment + timedelta(seconds=1) else None
