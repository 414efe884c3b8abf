"""How many working days a task takes."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.clock import now
from onetask.core.db import session
from onetask.plan.engine.axis import Days
from onetask.plan.engine.calendars import Calendar, anyone_works
from onetask.plan.models.timings import Timing
from onetask.plan.queries.calendars import calendar_of_project, calendars_of_members
from onetask.work.models.tasks import Assignment, Task


def length_of(task: Task) -> int:
    """From its start to its due date, both included; at least one."""
    axis = axis_of(task)
    if task.starts_on is None or task.due_on is None:
        return 1
    first, last = task.starts_on.toordinal(), task.due_on.toordinal()
    return max(1, axis.index_at(last + 1) - axis.index_at(first))


def axis_of(task: Task) -> Days:
    people = list(
        session.scalars(select(Assignment.member_id).where(Assignment.task_id == task.id))
    )
    whole = calendar_of_project(task.workspace_id, task.project_id)
    theirs = calendars_of_members(task.workspace_id, people, task.project_id)
    return axis_for(whole, [theirs[one] for one in people], task.starts_on or now().date())


def axis_for(whole: Calendar, people: list[Calendar], start: date) -> Days:
    """The days on which somebody works on it; where nobody ever does, the project's days."""
    able = [one for one in people if any(one.week)]
    if not able:
        return Days(whole.working_days, start.toordinal())
    if len(able) == 1:
        return Days(able[0].working_days, start.toordinal())
    return Days(lambda first, last: anyone_works(able, first, last), start.toordinal())


def timing_of(task_id: UUID) -> Timing:
    """As it is kept, or as it usually is."""
    usual: dict[str, Any] = {"mode": "automatic", "is_milestone": False}
    usual |= {"days": None, "rule": None, "rule_on": None}
    found = session.scalar(select(Timing).where(Timing.task_id == task_id))
    return found or Timing(task_id=task_id, **usual)
