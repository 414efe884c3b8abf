"""What somebody should be reminded of, by the task as it is now."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.core.ids import NOBODY
from onetask.people.models import Member
from onetask.remind.engine.when import USUAL, Rule, due_day, occurrence
from onetask.remind.models import Delivery, Habit, Reminder, Snooze
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Assignment, Closure, Task


def habit_of(member_id: UUID, task_id: UUID = NOBODY) -> Habit | None:
    theirs = Habit.member_id == member_id, Habit.task_id == task_id
    return session.scalar(select(Habit).where(*theirs))


def rules_for(member_id: UUID, task_id: UUID) -> list[Rule]:
    """The task's own times, else the person's, else the usual ones."""
    chosen = habit_of(member_id, task_id) or habit_of(member_id)
    return [(int(days), at) for days, at in chosen.times] if chosen else list(USUAL)


def wants_mail(member_id: UUID) -> bool:
    habit = habit_of(member_id)
    return habit is None or habit.by_mail


def occurrences(task: Task, member: Member) -> dict[Rule, datetime]:
    """Each rule with the instant it means; nothing where there is nothing to remind of."""
    if task.due_on is None or not is_open(task) or not is_theirs(task, member):
        return {}
    day = due_day(task.due_on, task.due_at, member.zone)
    return {rule: occurrence(day, rule, member.zone) for rule in rules_for(member.id, task.id)}


def is_open(task: Task) -> bool:
    project = task.project
    is_going_on = project.archived_at is None and project.binned_at is None
    return task.is_there and not task.is_closed and is_going_on


def is_theirs(task: Task, member: Member) -> bool:
    """Assigned, and to somebody who is still here; placeholders read nothing."""
    if not member.is_active or member.account_id is None:
        return False
    same = Assignment.task_id == task.id, Assignment.member_id == member.id
    return session.scalar(select(Assignment.id).where(*same)) is not None


def assignees(task_id: UUID) -> Sequence[Member]:
    doing = select(Member).join(Assignment, Assignment.member_id == Member.id)
    return session.scalars(doing.where(Assignment.task_id == task_id)).all()


def tasks_of(member_id: UUID) -> Sequence[Task]:
    """What somebody may have to be reminded of."""
    mine = select(Task).join(Assignment, Assignment.task_id == Task.id)
    mine = mine.outerjoin(Closure, Closure.task_id == Task.id)
    open_ones = Task.due_on.is_not(None), Closure.id.is_(None)
    return session.scalars(mine.where(Assignment.member_id == member_id, *open_ones)).unique().all()


def dated_tasks(project: Project) -> Sequence[Task]:
    dated = select(Task).where(Task.project_id == project.id, Task.due_on.is_not(None))
    return session.scalars(dated).unique().all()


def reminders_of(member_id: UUID, task_id: UUID) -> dict[Rule, Reminder]:
    theirs = Reminder.member_id == member_id, Reminder.task_id == task_id
    return {one.rule: one for one in session.scalars(select(Reminder).where(*theirs))}


def deliveries_of(reminders: Sequence[Reminder]) -> Sequence[Delivery]:
    ids = [reminder.id for reminder in reminders]
    return session.scalars(select(Delivery).where(Delivery.reminder_id.in_(ids))).all()


def snooze_of(member_id: UUID, task_id: UUID) -> Snooze | None:
    theirs = Snooze.member_id == member_id, Snooze.task_id == task_id
    return session.scalar(select(Snooze).where(*theirs))


def reminded_members() -> Sequence[UUID]:
    """All who were ever to be reminded of something."""
    return session.scalars(select(Reminder.member_id).distinct()).all()
