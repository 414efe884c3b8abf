"""How the tasks of a project turned out: how many a week, and how much longer than planned."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import func, select

from onetask.core.db import session
from onetask.core.events import Event
from onetask.plan.engine.axis import Axis
from onetask.plan.engine.forecast import WEEKS
from onetask.plan.models.timings import Timing
from onetask.plan.queries.problems import length_in
from onetask.work.models.projects import Board, Column
from onetask.work.models.tasks import Closure, Task

YEAR = timedelta(days=366)


class Past(NamedTuple):
    """Finished cards in all, those of each of the last weeks, and ratios with their age."""

    finished: int
    weekly: list[int]
    ratios: list[tuple[float, int]]


def past_of(project_id: UUID, axis: Any, minutes_a_day: int, at: datetime) -> Past:
    rows = _finished(project_id, at)
    begun = begun_at(project_id)
    return Past(len(rows), weekly(rows, at), _ratios(rows, begun, axis, minutes_a_day, at))


def weekly(rows: Sequence[Any], at: datetime) -> list[int]:
    """Stretches of seven days up to now, none before the first one that saw something finished."""
    if not rows:
        return []
    ages = [(at - row.closed_at).days // 7 for row in rows]
    weeks = min(max(ages) + 1, WEEKS)
    return [ages.count(week) for week in reversed(range(weeks))]


def begun_at(project_id: UUID) -> dict[UUID, datetime]:
    """When tasks were first moved to where they are worked on."""
    columns = select(Column.id).join(Board, Board.id == Column.board_id)
    at_work = Board.project_id == project_id, Column.step.in_(("doing", "review"))
    doing = {str(one) for one in session.scalars(columns.where(*at_work))}
    moves = select(Event.subject_id, Event.at, Event.facts).where(
        Event.kind.in_(("task.moved", "task.transferred")), Event.scope_id == project_id
    )
    found: dict[UUID, datetime] = {}
    for row in session.execute(moves.order_by(Event.number)):
        if row.facts.get("column", [None, None])[1] in doing:
            found.setdefault(row.subject_id, row.at)
    return found


def scope_now(project_id: UUID) -> tuple[int, int]:
    """Cards that are open and those that are closed; sub-tasks are part of theirs."""
    cards = select(func.count(Task.id), func.count(Closure.id))
    here = Task.project_id == project_id, Task.column_id.is_not(None), Task.binned_at.is_(None)
    joined = cards.outerjoin(Closure, Closure.task_id == Task.id)
    there = Task.archived_at.is_(None) | Closure.id.is_not(None)
    every, closed = session.execute(joined.where(*here, there)).one()
    return every - closed, closed


def _finished(project_id: UUID, at: datetime) -> Sequence[Any]:
    shown = Task.id, Task.starts_on, Task.due_on, Task.minutes, Closure.at.label("closed_at")
    query = select(*shown, Timing.days, Timing.is_milestone)
    query = query.join(Closure, Closure.task_id == Task.id)
    query = query.outerjoin(Timing, Timing.task_id == Task.id)
    here = Task.project_id == project_id, Task.column_id.is_not(None), Task.binned_at.is_(None)
    recent = Closure.at > at - YEAR, Closure.at <= at
    return session.execute(query.where(*here, *recent).order_by(Closure.at)).all()


def _ratios(
    rows: Sequence[Any], begun: dict[UUID, datetime], axis: Axis, minutes: int, at: datetime
) -> list[tuple[float, int]]:
    """Only of tasks that were planned, and whose beginning is known."""
    found = []
    for row in rows:
        planned = row.days or row.minutes or (row.starts_on and row.due_on)
        since = begun.get(row.id)
        if planned and since and not row.is_milestone:
            first, last = since.date().toordinal(), row.closed_at.date().toordinal()
            took = max(axis.index_at(last + 1) - axis.index_at(first), 0.5)
            found.append((took / length_in(axis, row, minutes), (at - row.closed_at).days))  # type: ignore[arg-type]
    return found
