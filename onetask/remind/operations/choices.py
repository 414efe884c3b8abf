"""When people want to be reminded; what is promised follows at once."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import update

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.door import bookkeeping
from onetask.core.ids import NOBODY
from onetask.people.models import Member
from onetask.remind.engine.when import Rule
from onetask.remind.models import Delivery, Habit, Reminder, Snooze
from onetask.remind.operations.planning import plan, plan_member
from onetask.remind.queries.plans import habit_of, snooze_of
from onetask.work.models.tasks import Task


@bookkeeping
def choose_times(member_id: UUID, times: Sequence[Rule], *, by_mail: bool) -> None:
    habit = habit_of(member_id) or Habit(member_id=member_id, task_id=NOBODY)
    habit.times, habit.by_mail = [list(rule) for rule in times], by_mail
    session.add(habit)
    session.flush()
    plan_member(session.get_one(Member, member_id), now())


@bookkeeping
def choose_task_times(member_id: UUID, task_id: UUID, times: Sequence[Rule] | None) -> None:
    """Of this task at these times, or again as of any other."""
    habit = habit_of(member_id, task_id)
    if times is None and habit:
        session.delete(habit)
    elif times is not None:
        habit = habit or Habit(member_id=member_id, task_id=task_id, by_mail=True)
        habit.times = [list(rule) for rule in times]
        session.add(habit)
    session.flush()
    plan(session.get_one(Task, task_id), session.get_one(Member, member_id), now())


@bookkeeping
def snooze_task(member_id: UUID, task_id: UUID, until: datetime) -> None:
    """What is due before then comes then."""
    snooze = snooze_of(member_id, task_id) or Snooze(member_id=member_id, task_id=task_id)
    snooze.until = until
    session.add(snooze)
    theirs = Reminder.member_id == member_id, Reminder.task_id == task_id
    waiting = Delivery.reminder_id == Reminder.id, Delivery.state == "pending"
    early = update(Delivery).where(*theirs, *waiting, Delivery.due_at < until)
    session.execute(early.values(due_at=until, next_try=until))


@bookkeeping
def wake_task(member_id: UUID, task_id: UUID) -> None:
    """Snoozed no longer; what would have come meanwhile comes now."""
    if snooze := snooze_of(member_id, task_id):
        session.delete(snooze)
    theirs = Reminder.member_id == member_id, Reminder.task_id == task_id
    moved = Delivery.reminder_id == Reminder.id, Delivery.state == "pending"
    back = update(Delivery).where(*theirs, *moved)
    session.execute(back.values(due_at=Delivery.occurrence_utc, next_try=Delivery.occurrence_utc))


@bookkeeping
def plan_again(member_id: UUID) -> None:
    """After new rules of time zones the same local times may be other instants."""
    plan_member(session.get_one(Member, member_id), now())
