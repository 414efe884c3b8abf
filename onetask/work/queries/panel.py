"""What the panel of a task and the entry of a project show."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import String, cast, func, select
from sqlalchemy.orm import aliased

from onetask.core.db import session
from onetask.work.models.projects import Column, Project
from onetask.work.models.tasks import Closure, Dependency, Task
from onetask.work.queries.columns import IS_LIVE

REF = (Project.key + "-" + cast(Task.number, String)).label("ref")


class Link(NamedTuple):
    """Another task, as it is mentioned."""

    id: UUID
    ref: str
    title: str
    is_closed: bool


def panel_rows(ids: Sequence[UUID]) -> Sequence[Any]:
    shown = (
        *(Task.id, Task.project_id, Task.title, Task.description, Task.description_html),
        *(Task.importance, Task.starts_on, Task.due_on, Task.due_at, Task.minutes, Task.points),
        *(Task.column_id, Task.parent_id, Task.archived_at, REF),
    )
    rows = (
        select(*shown, Column.name.label("column_name"), Column.step.label("step"))
        .add_columns(Closure.id.is_not(None).label("is_closed"), Closure.at.label("closed_at"))
        .join(Project, Project.id == Task.project_id)
        .outerjoin(Column, Column.id == Task.column_id)
        .outerjoin(Closure, Closure.task_id == Task.id)
    )
    return session.execute(rows.where(Task.id.in_(ids))).all()


def blockers_on(ids: Sequence[UUID]) -> tuple[dict[UUID, list[Link]], dict[UUID, list[Link]]]:
    """For each task: what it waits for, and what waits for it."""
    waits_for: dict[UUID, list[Link]] = {}
    holds_up: dict[UUID, list[Link]] = {}
    for row in _links(ids):
        if row.blocked_id in ids:
            waits_for.setdefault(row.blocked_id, []).append(Link._make(row[2:6]))
        if row.blocker_id in ids:
            holds_up.setdefault(row.blocker_id, []).append(Link._make(row[6:10]))
    return waits_for, holds_up


def link_rows(ids: Sequence[UUID]) -> Sequence[Any]:
    """Projects with the share of their cards that is done, in per cent."""
    shown = (
        *(Project.id, Project.key, Project.name, Project.about, Project.status, Project.hue),
        *(Project.starts_on, Project.ends_on, Project.archived_at, Project.lead_id),
    )
    cards = select(func.count()).where(
        Task.project_id == Project.id, Task.column_id.is_not(None), IS_LIVE
    )
    done = cards.join(Closure, Closure.task_id == Task.id)
    count = func.coalesce(func.nullif(_of_project(cards), 0), 1)
    links = select(*shown, (100 * _of_project(done) / count).label("percent"))
    return session.execute(links.where(Project.id.in_(ids))).all()


def _of_project(cards: Any) -> Any:
    return cards.select_from(Task).correlate(Project).scalar_subquery()


def _links(ids: Sequence[UUID]) -> Sequence[Any]:
    blocker, blocked = aliased(Task), aliased(Task)
    parts = [Dependency.blocker_id, Dependency.blocked_id]
    query: Any = select(*parts)
    for end, task in ((Dependency.blocker_id, blocker), (Dependency.blocked_id, blocked)):
        project, closure = aliased(Project), aliased(Closure)
        ref = project.key + "-" + cast(task.number, String)
        query = query.add_columns(task.id, ref, task.title, closure.id.is_not(None))
        query = query.join(task, task.id == end).join(project, project.id == task.project_id)
        query = query.outerjoin(closure, closure.task_id == task.id)
        query = query.where(task.binned_at.is_(None))
    either = Dependency.blocker_id.in_(ids) | Dependency.blocked_id.in_(ids)
    rows: Sequence[Any] = session.execute(query.where(either).order_by(Dependency.id)).all()
    return rows
