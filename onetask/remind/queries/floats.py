"""How far a task may slip: by the schedule where there is one, else by the dates after it."""

from collections.abc import Sequence

from sqlalchemy import select

from onetask.core.asking import Floats
from onetask.core.db import session
from onetask.people.models import WORKDAYS
from onetask.remind.engine.slack import After, Slack, slack_before
from onetask.remind.queries.ahead import ahead, floats_of
from onetask.work.models.tasks import Closure, Dependency, Task

A_DAY = (1, "")


def slack_of(task: Task) -> Slack | None:
    planned = _planned(task)
    if planned is not None:
        return Slack(*planned.get(task.id, A_DAY))
    return slack_before(task.due_on, _after(task), WORKDAYS) if task.due_on else None


def _planned(task: Task) -> Floats | None:
    known = ahead()
    return known.floats if known else floats_of(task.project_id)


def cause_of(task: Task) -> str:
    slack = slack_of(task)
    return slack.cause if slack else task.project.name


def _after(task: Task) -> list[After]:
    """Open tasks that wait for it, and the end of its project."""
    end = task.project.ends_on
    later = [After(one.ref, one.due_on, one.minutes or 0) for one in _waiting(task) if one.due_on]
    return later + ([After(task.project.name, end, 0)] if end else [])


def _waiting(task: Task) -> Sequence[Task]:
    if known := ahead():
        return known.waiting[task.id]
    waiting = select(Task).join(Dependency, Dependency.blocked_id == Task.id)
    waiting = waiting.outerjoin(Closure, Closure.task_id == Task.id).where(Closure.id.is_(None))
    there = Task.due_on.is_not(None), Task.binned_at.is_(None), Task.archived_at.is_(None)
    return session.scalars(waiting.where(Dependency.blocker_id == task.id, *there)).unique().all()
