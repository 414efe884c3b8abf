"""The history of tasks, as the calculations want it."""

from collections import defaultdict
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import case, func, select

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.events import Event
from onetask.people.models import Member
from onetask.report.engine.flow import Life, Move
from onetask.work.access import visible_projects
from onetask.work.models.projects import Column, Project
from onetask.work.models.tasks import Closure, OldRef, Task

_LIFE = Task.made_at, Task.due_on, Task.column_id, Closure.at


class Health(NamedTuple):
    """One project in a line."""

    project: Project
    open: int
    done: int
    overdue: int

    @property
    def progress(self) -> int:
        return round(100 * self.done / (self.open + self.done)) if self.open + self.done else 0


def projects_at_work(actor: Member) -> list[Project]:
    there = Project.archived_at.is_(None), Project.binned_at.is_(None)
    return list(session.scalars(visible_projects(actor).where(*there).order_by(Project.name)))


def health_of(projects: list[Project], today: date) -> list[Health]:
    is_open = Closure.id.is_(None)
    counts = (
        func.sum(case((is_open, 1), else_=0)),
        func.sum(case((is_open, 0), else_=1)),
        func.sum(case((is_open & (Task.due_on < today), 1), else_=0)),
    )
    ids = [project.id for project in projects]
    query = _tasks(ids, Task.project_id, *counts).group_by(Task.project_id)
    found = {row[0]: tuple(map(int, row[1:])) for row in session.execute(query)}
    return [Health(project, *found.get(project.id, (0, 0, 0))) for project in projects]


def lives_of(projects: list[Project]) -> list[Life]:
    """Every task of these projects with its moves; sub-tasks are part of their card."""
    ids = [project.id for project in projects]
    steps = _steps(ids)
    moves = _moves(ids, steps)
    rows = session.execute(
        _tasks(ids, *_LIFE, Task.id, Task.title, Project.key, Task.number).join(
            Project, Project.id == Task.project_id
        )
    )
    return [
        Life(
            row.made_at,
            steps.get(row.column_id, "ready"),
            moves[row.id],
            row.at,
            row.due_on,
            row.id,
            f"{row.key}-{row.number}",
            row.title,
        )
        for row in rows
        if row.column_id
    ]


def _tasks(project_ids: list[UUID], *columns: Any) -> Any:
    query = select(*columns).select_from(Task).outerjoin(Closure, Closure.task_id == Task.id)
    return query.where(Task.project_id.in_(project_ids), Task.binned_at.is_(None))


def _steps(project_ids: list[UUID]) -> dict[UUID, str]:
    """Of all columns: a task may have come from another project."""
    homes = select(Project.workspace_id).where(Project.id.in_(project_ids))
    rows = session.execute(select(Column.id, Column.step).where(Column.workspace_id.in_(homes)))
    return {row.id: row.step for row in rows}


def _moves(project_ids: list[UUID], steps: dict[UUID, str]) -> dict[UUID, list[Move]]:
    came = select(OldRef.task_id).join(Task, Task.id == OldRef.task_id)
    came = came.where(Task.project_id.in_(project_ids))
    events = select(Event.subject_id, Event.at, Event.facts).where(
        Event.kind.in_(("task.moved", "task.transferred")),
        Event.scope_id.in_(project_ids) | Event.subject_id.in_(came),
        Event.at <= now(),
    )
    moves: dict[UUID, list[Move]] = defaultdict(list)
    for row in session.execute(events.order_by(Event.number)):
        column = row.facts.get("column", (None, None))
        left, to = (steps.get(UUID(one)) if one else None for one in column)
        if left and to and left != to:
            moves[row.subject_id].append(Move(row.at, left, to))
    return moves
