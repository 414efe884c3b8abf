"""Time as timesheets, tasks and projects show it."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from onetask.core.db import session
from onetask.people.models import Member
from onetask.plan.engine.hours import monday, week_of
from onetask.plan.models.time import Stint, Timer, Timesheet
from onetask.work.models.tasks import Assignment, Closure, Task
from onetask.work.queries.columns import IS_LIVE

MOST = 40


class Line(NamedTuple):
    """A task in a timesheet, with its minutes on each day."""

    task: Task
    minutes: list[int]

    @property
    def total(self) -> int:
        return sum(self.minutes)


class Compared(NamedTuple):
    """What was estimated and what was spent, in minutes."""

    thing: Any
    estimate: int
    spent: int

    @property
    def percent(self) -> int:
        return round(100 * self.spent / self.estimate) if self.estimate else 0


def sheet_of(member_id: UUID, day: date) -> Timesheet | None:
    same = Timesheet.member_id == member_id, Timesheet.week_on == monday(day)
    return session.scalar(select(Timesheet).where(*same))


def lines_of(member_id: UUID, day: date) -> list[Line]:
    """The tasks of a week: those with time, then the open ones of the member."""
    days = week_of(day)
    found: dict[UUID, list[int]] = {}
    for stint in stints_between(member_id, days[0], days[-1]):
        found.setdefault(stint.task_id, [0] * 7)[stint.worked_on.weekday()] += stint.minutes
    mine = select(Assignment.task_id).join(Task, Task.id == Assignment.task_id)
    mine = mine.outerjoin(Closure, Closure.task_id == Task.id).where(IS_LIVE, Closure.id.is_(None))
    for task_id in session.scalars(mine.where(Assignment.member_id == member_id).limit(MOST)):
        found.setdefault(task_id, [0] * 7)
    tasks = session.scalars(select(Task).where(Task.id.in_(found))).unique()
    ordered = sorted(tasks, key=lambda task: (task.project.name, task.number))
    return [Line(task, found[task.id]) for task in ordered]


def stints_between(member_id: UUID, first: date, last: date) -> Sequence[Stint]:
    here = Stint.member_id == member_id, Stint.binned_at.is_(None)
    within = Stint.worked_on >= first, Stint.worked_on <= last
    return session.scalars(select(Stint).where(*here, *within).order_by(Stint.id)).all()


def stints_of_day(member_id: UUID, task_id: UUID, day: date) -> Sequence[Stint]:
    here = Stint.member_id == member_id, Stint.task_id == task_id, Stint.worked_on == day
    return session.scalars(
        select(Stint).where(*here, Stint.binned_at.is_(None)).order_by(Stint.id)
    ).all()


def timer_of(member_id: UUID) -> Timer | None:
    mine = select(Timer).where(Timer.member_id == member_id).options(joinedload(Timer.task))
    return session.scalars(mine).unique().one_or_none()


def waiting_sheets(workspace_id: UUID) -> list[tuple[Timesheet, int]]:
    """Weeks handed in, the oldest first, with their minutes."""
    asked = Timesheet.workspace_id == workspace_id, Timesheet.state == "submitted"
    query = select(Timesheet).where(*asked).order_by(Timesheet.week_on, Timesheet.id).limit(MOST)
    sheets = session.scalars(query.options(joinedload(Timesheet.member))).all()
    worked = _by_week(sheets)
    return [(one, worked.get((one.member_id, one.week_on), 0)) for one in sheets]


def _by_week(sheets: Sequence[Timesheet]) -> dict[tuple[UUID, date], int]:
    members = {one.member_id for one in sheets}
    here = Stint.member_id.in_(members), Stint.binned_at.is_(None)
    minutes = select(Stint.member_id, Stint.worked_on, func.sum(Stint.minutes)).where(*here)
    found: dict[tuple[UUID, date], int] = {}
    for row in session.execute(minutes.group_by(Stint.member_id, Stint.worked_on)):
        week = row[0], monday(row[1])
        found[week] = found.get(week, 0) + int(row[2])
    return found


def compared(project_id: UUID) -> tuple[list[Compared], list[Compared]]:
    """Estimate against actual, by task and by person."""
    spent = _sums(Stint.task_id, project_id)
    tasks = session.scalars(
        select(Task).where(Task.project_id == project_id, Task.binned_at.is_(None))
    ).unique()
    by_task = [Compared(task, task.minutes or 0, spent.get(task.id, 0)) for task in tasks]
    shown = [one for one in by_task if one.spent or one.estimate]
    shown.sort(key=lambda one: (-(one.spent - one.estimate), one.thing.number))
    return shown, _by_person(project_id)


def stints_on(seen: Select[Any], task_id: UUID) -> Sequence[tuple[Stint, Member]]:
    """What was noted on a task, the newest first, with who worked."""
    here = seen.where(Stint.task_id == task_id).add_columns(Member)
    joined = here.join(Member, Member.id == Stint.member_id)
    rows = session.execute(joined.order_by(Stint.worked_on.desc(), Stint.id.desc()).limit(MOST))
    return [(row[0], row[1]) for row in rows.unique()]


def spent_on(task_id: UUID) -> int:
    there = Stint.task_id == task_id, Stint.binned_at.is_(None)
    return int(session.scalar(select(func.sum(Stint.minutes)).where(*there)) or 0)


def _by_person(project_id: UUID) -> list[Compared]:
    spent = _sums(Stint.member_id, project_id)
    live = Task.project_id == project_id, Task.binned_at.is_(None)
    asked = select(Assignment.member_id, func.sum(Task.minutes)).join(
        Task, Task.id == Assignment.task_id
    )
    rows = session.execute(asked.where(*live).group_by(Assignment.member_id))
    estimates = {row[0]: int(row[1] or 0) for row in rows}
    people = select(Member).where(Member.id.in_({*spent, *estimates})).order_by(Member.name)
    found = [(p, estimates.get(p.id, 0), spent.get(p.id, 0)) for p in session.scalars(people)]
    return [Compared(*one) for one in found if one[1] or one[2]]


def _sums(column: Any, project_id: UUID) -> dict[UUID, int]:
    there = Stint.project_id == project_id, Stint.binned_at.is_(None)
    rows = session.execute(select(column, func.sum(Stint.minutes)).where(*there).group_by(column))
    return {row[0]: int(row[1]) for row in rows}
