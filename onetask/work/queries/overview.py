"""Projects at a glance, their guests, what was archived and what lies in the bin."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, select

from onetask.core.change import Actor
from onetask.core.db import session
from onetask.people.models import Member, initials
from onetask.work.access import binned_projects, binned_tasks, visible_projects, visible_tasks
from onetask.work.models.projects import Column, Project, Seat
from onetask.work.models.tasks import Task
from onetask.work.queries.panel import link_rows

MOST = 500


class Guest(NamedTuple):
    """A guest of the workspace, and whether they have a seat in the project."""

    id: UUID
    name: str
    hue: int
    initials: str
    is_seated: bool


def projects_of(actor: Actor) -> dict[str, list[Any]]:
    """Open, archived and binned projects, by name."""
    shown = _rows(visible_projects(actor))
    return {
        "open": [row for row in shown if row.archived_at is None],
        "archived": [row for row in shown if row.archived_at is not None],
        "binned": _rows(binned_projects(actor)),
    }


def guests_of(actor: Actor, project_id: UUID) -> list[Guest]:
    seat = select(Seat.id).where(Seat.project_id == project_id, Seat.member_id == Member.id)
    shown = Member.id, Member.name, Member.hue, seat.exists()
    here = Member.workspace_id == actor.workspace_id, Member.left_at.is_(None)
    rows = select(*shown).where(*here, Member.role == "guest").order_by(Member.name)
    return [Guest(r[0], r[1], r[2], initials(r[1]), r[3]) for r in session.execute(rows)]


def archived_columns(board_id: UUID) -> Sequence[Column]:
    gone = Column.board_id == board_id, Column.archived_at.is_not(None)
    return session.scalars(select(Column).where(*gone).order_by(Column.archived_at.desc())).all()


def archived_in(actor: Actor, project_id: UUID) -> Sequence[Task]:
    """Archived tasks, the newest first; parts go with what they are parts of."""
    gone = Task.project_id == project_id, Task.archived_at.is_not(None)
    return _tops(visible_tasks(actor).where(*gone).order_by(Task.archived_at.desc()), "archived_at")


def binned_in(actor: Actor, project_id: UUID) -> Sequence[Task]:
    binned = binned_tasks(actor).where(Task.project_id == project_id)
    return _tops(binned.order_by(Task.binned_at.desc()), "binned_at")


def _tops(query: Select[Any], field: str) -> Sequence[Task]:
    tasks: Sequence[Task] = session.scalars(query.limit(MOST)).unique().all()
    when: dict[UUID | None, Any] = {task.id: getattr(task, field) for task in tasks}
    return [task for task in tasks if when.get(task.parent_id) != when[task.id]]


def _rows(query: Select[Any]) -> list[Any]:
    ids = list(session.scalars(query.with_only_columns(Project.id)))
    return sorted(link_rows(ids), key=lambda row: row.name.lower())
