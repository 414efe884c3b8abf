"""What cards, columns and rows show: Core rows, the same few statements however many."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, String, cast, func, select
from sqlalchemy.orm import aliased

from onetask.core.db import session
from onetask.talk.models import Comment, File
from onetask.work.models.projects import Column, Project
from onetask.work.models.tasks import Closure, Dependency, Task
from onetask.work.queries.columns import count_of_column

Part, Blocker = aliased(Task), aliased(Task)


def card_rows(ids: Sequence[UUID]) -> Sequence[Row[Any]]:
    return session.execute(_CARDS.where(Task.id.in_(ids))).all()


def column_rows(ids: Sequence[UUID]) -> Sequence[Row[Any]]:
    shown = Column.id, Column.board_id, Column.name, Column.step, Column.most, Column.rank
    columns = select(*shown, count_of_column().label("count")).where(Column.id.in_(ids))
    return session.execute(columns).all()


def cards_with(*more: Any) -> Any:
    """Cards with all they print, and more columns if wanted."""
    shown = (
        *(Task.id, Task.project_id, Task.number, Task.title, Task.importance, Task.column_id),
        *(Task.parent_id, Task.rank, Task.starts_on, Task.due_on, Task.due_at, Task.points),
        *(Task.minutes, Task.archived_at, Task.binned_at, Closure.at.label("closed_at")),
        (Project.key + "-" + cast(Task.number, String)).label("ref"),
        Closure.id.is_not(None).label("is_closed"),
    )
    cards = select(*shown, is_waiting().label("is_blocked"), *_counts(), *more)
    project = cards.join(Project, Project.id == Task.project_id)
    return project.outerjoin(Closure, Closure.task_id == Task.id)


def _counts() -> list[Any]:
    here = Part.parent_id == Task.id, Part.archived_at.is_(None), Part.binned_at.is_(None)
    parts = select(func.count()).where(*here)
    about = Comment.subject_id == Task.id, Comment.binned_at.is_(None)
    kept = File.subject_id == Task.id, File.binned_at.is_(None)
    counts = {
        "subs_all": parts,
        "subs_done": parts.where(_closed(Part)),
        "comments": select(func.count()).where(*about),
        "files": select(func.count()).where(*kept),
    }
    return [rows.correlate(Task).scalar_subquery().label(name) for name, rows in counts.items()]


def is_waiting() -> Any:
    """Whether something a task waits for is still open."""
    open_ones = Blocker.binned_at.is_(None), Blocker.archived_at.is_(None), ~_closed(Blocker)
    links = select(Dependency.id).join(Blocker, Blocker.id == Dependency.blocker_id)
    return links.where(Dependency.blocked_id == Task.id, *open_ones).correlate(Task).exists()


def _closed(task: Any) -> Any:
    return select(Closure.id).where(Closure.task_id == task.id).exists()


_CARDS = cards_with()
