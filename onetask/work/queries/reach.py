"""Where a task is to be seen: its board, its parent, and those who wait for it."""

from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, select

from onetask.core.db import session
from onetask.work.models.projects import Board, Column, Seat
from onetask.work.models.tasks import Assignment, Dependency, Task


class Sight(NamedTuple):
    """A task as other drawings mention it."""

    id: UUID
    parent_id: UUID | None
    board_id: UUID
    is_there: bool


def board_of(task: Task) -> UUID:
    if task.column is not None:
        return task.column.board_id
    return session.scalars(select(Board.id).where(Board.project_id == task.project_id)).one()


def sight_of(task: Task) -> Sight:
    return Sight(task.id, task.parent_id, board_of(task), task.is_there)


def sights(ids: list[UUID]) -> list[Sight]:
    return _sights(_SEEN.where(Task.id.in_(ids)))


def waiting_for(task_id: UUID) -> list[Sight]:
    """Those it holds up."""
    held_up = _SEEN.join(Dependency, Dependency.blocked_id == Task.id)
    return _sights(held_up.where(Dependency.blocker_id == task_id))


def members_on(task_id: UUID) -> list[UUID]:
    """Those in whose own lists it stands."""
    return list(session.scalars(_ASSIGNED, {"task": task_id}))


def guests_of(project_id: UUID) -> list[UUID]:
    """Those who see a project by their seat in it."""
    return list(session.scalars(select(Seat.member_id).where(Seat.project_id == project_id)))


def waited_for_by(task_id: UUID) -> list[Sight]:
    """Those it waits for, which name it."""
    waited_for = _SEEN.join(Dependency, Dependency.blocker_id == Task.id)
    return _sights(waited_for.where(Dependency.blocked_id == task_id))


def column_by(text: str | None) -> Column | None:
    return session.get(Column, UUID(text)) if text else None


def _sights(query: Any) -> list[Sight]:
    rows = session.execute(query)
    return [Sight(r[0], r[1], r[2], r[3] is None and r[4] is None) for r in rows]


_ASSIGNED = select(Assignment.member_id).where(Assignment.task_id == bindparam("task"))
_SEEN = select(Task.id, Task.parent_id, Board.id, Task.archived_at, Task.binned_at).join(
    Board, Board.project_id == Task.project_id
)
