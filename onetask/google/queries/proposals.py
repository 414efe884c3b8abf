"""What can be done now: my tasks in the order that matters, in the free time that is next."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from onetask.core.clock import now, today_in
from onetask.core.db import session
from onetask.google.engine.slots import Span, needed
from onetask.google.queries.days import free_time
from onetask.people.models import Member
from onetask.remind.models import Snooze
from onetask.work.access import visible_tasks
from onetask.work.engine.priority import Ranked, can_start, prioritized
from onetask.work.models.tasks import Assignment, Task
from onetask.work.queries.waiting import waiting_around


class Row(NamedTuple):
    """What the order of work wants to know of a task."""

    id: UUID
    task: Task
    importance: str
    due_on: object
    starts_on: object
    step: str
    holds_up: int
    is_blocked: bool
    is_closed: bool


class Ready(NamedTuple):
    """A task that can be worked on now, and why it stands where it stands."""

    task: Task
    why: str
    fits: bool


def my_open_tasks(actor: Member) -> list[Task]:
    """What I have to do, over all projects: assigned to me, there and open."""
    mine = select(Assignment.task_id).where(Assignment.member_id == actor.id)
    there = Task.archived_at.is_(None), Task.id.in_(mine), ~Task.closure.has()
    tasks = visible_tasks(actor).where(*there).options(joinedload(Task.column))
    return list(session.scalars(tasks.order_by(Task.due_on, Task.id)).unique())


def ranked(actor: Member) -> list[Ranked]:
    """My open tasks in the order that matters, each with its reasons."""
    tasks = my_open_tasks(actor)
    holds_up, blocked = waiting_around([task.id for task in tasks])
    rows = [_row(one, len(holds_up.get(one.id, ())), one.id in blocked) for one in tasks]
    return prioritized(rows, today_in(actor.zone))


def next_slot(actor: Member) -> Span | None:
    """The first free time from now on."""
    return next(iter(free_time(actor, days=7)), None)


def ready_now(actor: Member) -> tuple[Span | None, list[Ready]]:
    """Only what can be begun, is not put off, and fits the next free time."""
    slot, today, later = next_slot(actor), today_in(actor.zone), put_off(actor)
    found = [
        Ready(one.task.task, one.why, slot is None or needed(one.task.task) <= slot.length)
        for one in ranked(actor)
        if can_start(one.task, today) and one.task.id not in later
    ]
    return slot, [one for one in found if one.fits]


def put_off(actor: Member) -> set[UUID]:
    """What was answered with "not today"."""
    asleep = Snooze.member_id == actor.id, Snooze.until > now()
    return set(session.scalars(select(Snooze.task_id).where(*asleep)))


def _row(task: Task, holds_up: int, is_blocked: bool) -> Row:  # noqa: FBT001
    step = task.column.step if task.column else "ready"
    about = task.importance, task.due_on, task.starts_on, step
    return Row(task.id, task, *about, holds_up, is_blocked, is_closed=False)
