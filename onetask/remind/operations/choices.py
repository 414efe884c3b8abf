"""What people wish; what is promised follows at once."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import update

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.door import bookkeeping
from onetask.core.ids import NOBODY
from onetask.people.models import Member
from onetask.remind.engine.ways import USUAL
from onetask.remind.models import Delivery, Habit, Reminder, Snooze, Wish
from onetask.remind.operations.planning import plan, plan_member
from onetask.remind.queries.people import habit_of, peace_of, snooze_of, ways_of, wish_of
from onetask.work.models.tasks import Task

MOST_EXTRA = 20


@bookkeeping
def choose_times(member_id: UUID, times: Sequence[str], *, project_id: UUID = NOBODY) -> None:
    _habit(member_id, project_id).times = list(times)
    _plan_all(member_id)


@bookkeeping
def choose_task_times(member_id: UUID, task_id: UUID, times: Sequence[str] | None) -> None:
    """Of this task at these times, or again as of any other."""
    habit = _habit(member_id, task_id)
    habit.times = None if times is None else list(times)
    _plan_one(member_id, task_id)


@bookkeeping
def add_reminder(member_id: UUID, task_id: UUID, rule: str) -> None:
    """One of somebody's own, beside the usual ones."""
    habit = _habit(member_id, task_id)
    others = [one for one in habit.extra if one != rule]
    habit.extra = [*others[1 - MOST_EXTRA :], rule]
    _plan_one(member_id, task_id)


@bookkeeping
def take_reminder(member_id: UUID, task_id: UUID, rule: str) -> None:
    habit = _habit(member_id, task_id)
    habit.extra = [one for one in habit.extra if one != rule]
    _plan_one(member_id, task_id)


@bookkeeping
def choose_peace(member_id: UUID, **chosen: Any) -> None:
    """Quiet hours, days off, absence, digests, how many interruptions a day."""
    peace = peace_of(member_id)
    for name, value in chosen.items():
        setattr(peace, name, value)
    session.add(peace)
    _plan_all(member_id)


@bookkeeping
def choose_ways(
    member_id: UUID, ways: Mapping[str, Sequence[str]], *, project_id: UUID = NOBODY
) -> None:
    wish = _wish(member_id, project_id)
    wish.ways = {**wish.ways, **{reason: list(by) for reason, by in ways.items()}}
    _plan_all(member_id)


@bookkeeping
def quit_mail(member_id: UUID, reason: str) -> None:
    """No letter of this kind any more; the morning's digest is one, too."""
    if reason not in USUAL:
        choose_peace(member_id, digest_at="", weekly_on=None)
        return
    ways = [way for way in ways_of(member_id, reason, None) if way != "mail"]
    choose_ways(member_id, {reason: ways})


@bookkeeping
def mute_project(member_id: UUID, project_id: UUID, *, is_muted: bool) -> None:
    """Only what is meant for one's self is heard, in the inbox alone."""
    _wish(member_id, project_id).is_muted = is_muted
    _plan_all(member_id)


@bookkeeping
def snooze_task(member_id: UUID, task_id: UUID, until: datetime) -> None:
    """What is due before then comes then."""
    snooze = snooze_of(member_id, task_id) or Snooze(member_id=member_id, task_id=task_id)
    snooze.until = until
    session.add(snooze)
    theirs = Reminder.member_id == member_id, Reminder.subject_id == task_id
    waiting = Delivery.reminder_id == Reminder.id, Delivery.state == "pending"
    early = update(Delivery).where(*theirs, *waiting, Delivery.due_at < until)
    session.execute(early.values(due_at=until, next_try=until))


@bookkeeping
def wake_task(member_id: UUID, task_id: UUID) -> None:
    """Snoozed no longer; what would have come meanwhile comes now."""
    if snooze := snooze_of(member_id, task_id):
        session.delete(snooze)
    theirs = Reminder.member_id == member_id, Reminder.subject_id == task_id
    moved = Delivery.reminder_id == Reminder.id, Delivery.state == "pending"
    back = update(Delivery).where(*theirs, *moved)
    session.execute(back.values(due_at=Delivery.occurrence_utc, next_try=Delivery.occurrence_utc))
    _plan_one(member_id, task_id)


@bookkeeping
def plan_again(member_id: UUID) -> None:
    """After new rules of time zones the same local times may be other instants."""
    _plan_all(member_id)


def _habit(member_id: UUID, task_id: UUID) -> Habit:
    habit = habit_of(member_id, task_id)
    if habit is None:
        habit = Habit(member_id=member_id, task_id=task_id, extra=[])
        session.add(habit)
    return habit


def _wish(member_id: UUID, project_id: UUID) -> Wish:
    wish = wish_of(member_id, project_id)
    if wish is None:
        wish = Wish(member_id=member_id, project_id=project_id, ways={}, is_muted=False)
        session.add(wish)
    return wish


def _plan_all(member_id: UUID) -> None:
    session.flush()
    plan_member(session.get_one(Member, member_id), now())


def _plan_one(member_id: UUID, task_id: UUID) -> None:
    session.flush()
    plan(session.get_one(Task, task_id), session.get_one(Member, member_id), now())
