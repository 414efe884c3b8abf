"""Tasks, their parts and what they wait for."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from onetask.core.db import session
from onetask.core.events import Event
from onetask.people.models import Member
from onetask.talk.models import Label, Labelling
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Assignment, Dependency, OldRef, Task


def below(task_id: UUID) -> Sequence[Task]:
    """All sub-tasks of a task, however deep, in one query."""
    tree = select(Task.id).where(Task.parent_id == task_id).cte("tree", recursive=True)
    child = aliased(Task)
    tree = tree.union_all(select(child.id).join(tree, child.parent_id == tree.c.id))
    return session.scalars(select(Task).where(Task.id.in_(select(tree.c.id)))).unique().all()


def way_between(start: UUID, end: UUID) -> list[str]:
    """The refs on a chain of waiting from one task to another, or nothing.

    What a task waits for its parts wait for, and what waits for it waits for all its parts.
    """
    seen: dict[UUID, UUID | None] = {start: None}
    front = [start]
    while front and end not in seen:
        family = _up(_down(front, seen), seen)
        links = select(Dependency.blocker_id, Dependency.blocked_id)
        rows = session.execute(links.where(Dependency.blocker_id.in_(family))).all()
        new = {row.blocked_id: row.blocker_id for row in rows if row.blocked_id not in seen}
        seen |= new
        front = list(new)
    return _refs(_path(seen, end)) if end in seen else []


def _down(front: list[UUID], seen: dict[UUID, UUID | None]) -> list[UUID]:
    """With all their parts, however deep."""
    found = list(front)
    while front:
        rows = session.execute(select(Task.id, Task.parent_id).where(Task.parent_id.in_(front)))
        new = {row.id: row.parent_id for row in rows if row.id not in seen}
        seen |= new
        front = list(new)
        found += front
    return found


def _up(front: list[UUID], seen: dict[UUID, UUID | None]) -> list[UUID]:
    """With all they are parts of."""
    found = list(front)
    while front:
        rows = session.execute(select(Task.id, Task.parent_id).where(Task.id.in_(front)))
        new = {row.parent_id: row.id for row in rows if row.parent_id and row.parent_id not in seen}
        seen |= new
        front = list(new)
        found += front
    return found


def refs(ids: Sequence[UUID]) -> dict[UUID, str]:
    named = select(Task.id, Project.key, Task.number).join(Project, Project.id == Task.project_id)
    rows = session.execute(named.where(Task.id.in_(ids)))
    return {row.id: f"{row.key}-{row.number}" for row in rows}


def open_beside(tasks: Select[Task], task: Task) -> Sequence[Task]:
    """The other open tasks of its project, newest first."""
    others = Task.project_id == task.project_id, Task.id != task.id, ~Task.closure.has()
    found = tasks.where(*others).order_by(Task.number.desc()).limit(300)
    return session.scalars(found).unique().all()


def with_ref(tasks: Select[Task], text: str) -> Task | None:
    """One of these tasks, by its ref ("TAP-142") or its id."""
    key, _dash, number = text.upper().rpartition("-")
    if number.isdigit() and len(number) < 10 and len(key) <= 10:
        wanted = Project.key == key, Task.number == int(number)
        found = session.scalars(tasks.where(*wanted)).unique().one_or_none()
        return found or _once_called(tasks, key, int(number))
    try:
        return session.scalars(tasks.where(Task.id == UUID(text))).unique().one_or_none()
    except ValueError:
        return None


def _once_called(tasks: Select[Task], key: str, number: int) -> Task | None:
    """One that had this ref before it was moved to another project."""
    was = aliased(Project)
    old = tasks.join(OldRef, OldRef.task_id == Task.id).join(was, was.id == OldRef.project_id)
    wanted = was.key == key, OldRef.number == number
    return session.scalars(old.where(*wanted)).unique().one_or_none()


def old_refs(task_ids: Sequence[UUID], project_id: UUID) -> dict[UUID, OldRef]:
    """What these tasks were called in a project, by task."""
    theirs = OldRef.task_id.in_(task_ids), OldRef.project_id == project_id
    return {one.task_id: one for one in session.scalars(select(OldRef).where(*theirs))}


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


def assignees(task_id: UUID) -> Sequence[Member]:
    """Those who do a task and are still here."""
    on = select(Member).join(Assignment, Assignment.member_id == Member.id)
    here = Assignment.task_id == task_id, Member.left_at.is_(None)
    return session.scalars(on.where(*here).order_by(Assignment.id)).all()


def live_parts(task_id: UUID) -> Sequence[Task]:
    """Its sub-tasks in their order."""
    there = Task.parent_id == task_id, Task.archived_at.is_(None), Task.binned_at.is_(None)
    return session.scalars(select(Task).where(*there).order_by(Task.rank)).unique().all()


def labels_of(task_id: UUID) -> Sequence[Label]:
    on = select(Label).join(Labelling, Labelling.label_id == Label.id)
    live = Labelling.subject_id == task_id, Label.binned_at.is_(None)
    return session.scalars(on.where(*live).order_by(Labelling.id)).all()
