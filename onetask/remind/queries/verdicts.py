"""Looking again before something is said: is it still true, still wanted, still theirs?"""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from onetask.core.clock import today_in
from onetask.core.db import session
from onetask.core.subjects import subject
from onetask.people.models import Member
from onetask.remind.engine.letters import Due
from onetask.remind.engine.when import due_day
from onetask.remind.models import Delivery
from onetask.remind.queries.deliveries import LATE_AFTER, TOO_LATE
from onetask.remind.queries.plans import is_open, is_theirs, occurrences, snooze_of, wants_mail
from onetask.talk.access import may_see
from onetask.work.models.tasks import Task


class Verdict(NamedTuple):
    """A delivery with what it is about, and why it is not sent, if so."""

    delivery: Delivery
    task: Task
    member: Member
    objection: str
    snoozed_until: datetime | None
    is_late: bool
    is_too_late: bool

    @property
    def due(self) -> Due:
        """What its reader is told."""
        task, zone = self.task, self.member.zone
        day = due_day(task.due_on or today_in(zone), task.due_at, zone)
        shown = task.ref, task.title, task.project.name, subject("task").url(task)
        return Due(*shown, day, today_in(zone))

    @property
    def address(self) -> str:
        return self.member.account.email if self.member.account else ""

    @property
    def language(self) -> str:
        return self.member.account.locale if self.member.account else "en"


def judge(delivery_id: UUID, moment: datetime) -> Verdict:
    delivery = session.get_one(Delivery, delivery_id)
    member, task = delivery.reminder.member, session.get_one(Task, delivery.reminder.task_id)
    snooze = snooze_of(member.id, task.id)
    age = moment - delivery.due_at
    return Verdict(
        delivery,
        task,
        member,
        _objection(delivery, task, member),
        snooze.until if snooze and snooze.until > moment else None,
        is_late=age > LATE_AFTER,
        is_too_late=age > TOO_LATE,
    )


def _objection(delivery: Delivery, task: Task, member: Member) -> str:
    if not is_open(task):
        return "finished"
    if not is_theirs(task, member) or not may_see(member, task):
        return "not theirs"
    if occurrences(task, member).get(delivery.reminder.rule) != delivery.occurrence_utc:
        return "moved"
    return "no mail" if delivery.channel == "mail" and not wants_mail(member.id) else ""
