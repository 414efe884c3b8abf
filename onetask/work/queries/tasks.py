"""Tasks, their parts and what they wait for."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from onetask.core.db import session
from onetask.core.events import Event
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Dependency, Task


def below(task_id: UUID) -> Sequence[Task]:
    """All sub-tasks of a task, however deep, in one query."""
    tree = select(Task.id).where(Task.parent_id == task_id).cte("tree", recursive=True)
    child = aliased(Task)
    tree = tree.union_all(select(child.id).join(tree, child.parent_id == tree.c.id))
    return session.scalars(select(Task).where(Task.id.in_(select(tree.c.id)))).unique().all()


def way_between(start: UUID, end: UUID) -> list[str]:
    """The refs on a chain of waiting from one task to another, or nothing."""
    seen: dict[UUID, UUID | None] = {start: None}
    front = [start]
    while front and end not in seen:
        links = select(Dependency.blocker_id, Dependency.blocked_id)
        rows = session.execute(links.where(Dependency.blocker_id.in_(front))).all()
        new = {row.blocked_id: row.blocker_id for row in rows if row.blocked_id not in seen}
        seen |= new
        front = list(new)
    return _refs(_path(seen, end)) if end in seen else []


def refs(ids: Sequence[UUID]) -> dict[UUID, str]:
    named = select(Task.id, Project.key, Task.number).join(Project, Project.id == Task.project_id)
    rows = session.execute(named.where(Task.id.in_(ids)))
    return {row.id: f"{row.key}-{row.number}" for row in rows}


def task_of(event: Event) -> Task:
    return session.get_one(Task, event.subject_id)


def blocked_by(task_id: UUID) -> list[UUID]:
    """Those who wait for a task."""
    waiting = select(Dependency.blocked_id).where(Dependency.blocker_id == task_id)
    return list(session.scalars(waiting))


def _path(seen: dict[UUID, UUID | None], end: UUID) -> list[UUID]:
    path: list[UUID] = []
    at: UUID | None = end
    while at is not None:
        path.append(at)
        at = seen[at]
    return path[::-1]


def _refs(path: list[UUID]) -> list[str]:
    named = refs(path)
    return [named[task_id] for task_id in path if task_id in named]
