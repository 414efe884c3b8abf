"""What cards, columns and rows show: Core rows, the same few statements however many."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, String, cast, func, select
from sqlalchemy.orm import aliased

from onetask.core.db import session
from onetask.talk.models import Comment, File
from onetask.work.models.projects import Column, Project
from onetask.work.models.tasks import Closure, Dependency, Task
from onetask.work.queries.columns import IS_LIVE

Part, Blocker = aliased(Task), aliased(Task)


def card_rows(ids: Sequence[UUID]) -> Sequence[Row[Any]]:
    return session.execute(_CARDS.where(Task.id.in_(ids))).all()


def column_rows(ids: Sequence[UUID]) -> Sequence[Row[Any]]:
    shown = Column.id, Column.board_id, Column.name, Column.step, Column.most, Column.rank
    count = select(func.count()).where(Task.column_id == Column.id, IS_LIVE).scalar_subquery()
    columns = select(*shown, count.label("count")).where(Column.id.in_(ids))
    return session.execute(columns).all()


def _closed(task: Any) -> Any:
    return select(Closure.id).where(Closure.task_id == task.id).exists()


def _count(rows: Select[Any]) -> Any:
    return rows.correlate(Task).scalar_subquery()


def _cards() -> Select[Any]:
    shown = (
        *(Task.id, Task.project_id, Task.number, Task.title, Task.importance, Task.column_id),
        *(Task.parent_id, Task.rank, Task.starts_on, Task.due_on, Task.due_at, Task.points),
        *(Task.minutes, Task.archived_at, Task.binned_at),
    )
    parts = select(func.count()).where(
        Part.parent_id == Task.id, Part.archived_at.is_(None), Part.binned_at.is_(None)
    )
    comments = select(func.count()).where(
        Comment.subject_id == Task.id, Comment.binned_at.is_(None)
    )
    files = select(func.count()).where(File.subject_id == Task.id, File.binned_at.is_(None))
    return (
        select(*shown)
        .add_columns(
            (Project.key + "-" + cast(Task.number, String)).label("ref"),
            Closure.id.is_not(None).label("is_closed"),
            Closure.at.label("closed_at"),
            _waits().label("is_blocked"),
            _count(parts).label("subs_all"),
            _count(parts.where(_closed(Part))).label("subs_done"),
            _count(comments).label("comments"),
            _count(files).label("files"),
        )
        .join(Project, Project.id == Task.project_id)
        .outerjoin(Closure, Closure.task_id == Task.id)
    )


def _waits() -> Any:
    """Whether something it waits for is still open."""
    return (
        select(Dependency.id)
        .join(Blocker, Blocker.id == Dependency.blocker_id)
        .where(Dependency.blocked_id == Task.id, Blocker.binned_at.is_(None))
        .where(Blocker.archived_at.is_(None), ~_closed(Blocker))
        .correlate(Task)
        .exists()
    )


_CARDS = _cards()
