"""What OneTask does to work by itself."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, or_, select, update

from onetask.core.change import Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.ranks import rank_between
from onetask.core.undo import cannot_undo
from onetask.people.models import Workspace
from onetask.talk.models import Comment, File, Labelling, Mention, Reaction, Watch
from onetask.work.access import may_upkeep
from onetask.work.models.projects import Board, Column, Project, Seat
from onetask.work.models.tasks import Assignment, Closure, Dependency, OldRef, Task
from onetask.work.queries.tasks import below

AT_ONCE = 200

cannot_undo("What was purged from the bin is gone.", "task.purged", "project.purged")
cannot_undo("The order of the column has not changed.", "column.ranked")


@operation(may_upkeep)
def rank_anew(change: Change, column: Column) -> Column:
    """Short keys in the same order, all behind the present last, so that none collide."""
    change.hold(column)
    cards = select(Task).where(Task.column_id == column.id).order_by(Task.rank)
    tasks = session.scalars(cards).unique().all()
    rank: str | None = tasks[-1].rank if tasks else None
    for task in tasks:
        rank = rank_between(rank, None)
        task.rank = rank
    change.record("column.ranked", column, cards=len(tasks))
    return column


@operation(may_upkeep)
def purge(change: Change, home: Workspace, *, before: datetime) -> int:
    """Takes out of the world what lies in the bin since then; events keep its history."""
    old = Task.workspace_id == home.id, Task.binned_at < before
    tasks = list(session.scalars(select(Task).where(*old).limit(AT_ONCE)).unique())
    projects = _old_projects(home.id, before)
    if not (tasks or projects):
        return 0
    for project in projects:
        tasks += _tasks_of(project)
    for task in tasks:
        change.record("task.purged", task)
    _purge_tasks({one.id for task in tasks for one in (task, *below(task.id))})
    for project in projects:
        change.record("project.purged", project)
        _purge_project(project)
    return len(tasks) + len(projects)


def _old_projects(workspace_id: UUID, before: datetime) -> Sequence[Project]:
    old = Project.workspace_id == workspace_id, Project.binned_at < before
    return session.scalars(select(Project).where(*old).limit(10)).all()


def _tasks_of(project: Project) -> Sequence[Task]:
    return session.scalars(select(Task).where(Task.project_id == project.id)).unique().all()


def _purge_tasks(ids: set[UUID]) -> None:
    _purge_talk(ids)
    _delete(Dependency, or_(Dependency.blocker_id.in_(ids), Dependency.blocked_id.in_(ids)))
    for model in (Assignment, Closure, OldRef):
        _delete(model, model.task_id.in_(ids))
    session.execute(update(Task).where(Task.parent_id.in_(ids)).values(parent_id=None))
    _delete(Task, Task.id.in_(ids))


def _purge_talk(ids: set[UUID]) -> None:
    """Files on the disk belong to talk, which sweeps what no row names."""
    comments = select(Comment.id).where(Comment.subject_id.in_(ids))
    _delete(Reaction, Reaction.comment_id.in_(comments))
    _delete(Mention, or_(Mention.source_id.in_(ids), Mention.source_id.in_(comments)))
    for model in (Comment, File, Labelling, Watch):
        _delete(model, model.subject_id.in_(ids))


def _purge_project(project: Project) -> None:
    boards = select(Board.id).where(Board.project_id == project.id)
    _purge_talk({project.id})
    _delete(Column, Column.board_id.in_(boards))
    _delete(Board, Board.project_id == project.id)
    _delete(Seat, Seat.project_id == project.id)
    _delete(OldRef, OldRef.project_id == project.id)
    _delete(Project, Project.id == project.id)


def _delete(model: Any, where: Any) -> None:
    session.execute(delete(model).where(where), execution_options={"synchronize_session": False})
