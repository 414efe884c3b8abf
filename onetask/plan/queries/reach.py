"""Whose plans a change touches."""

from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Assignment, Dependency, Task


def projects_waiting(task_id: UUID, project_id: UUID | None) -> list[UUID]:
    """The other projects in which a task waits for this one."""
    waiting = select(Task.project_id).join(Dependency, Dependency.blocked_id == Task.id)
    apart = Dependency.blocker_id == task_id, Task.project_id != project_id
    return list(session.scalars(waiting.where(*apart).distinct()))


def projects_of_owner(kind: str, owner_id: UUID) -> list[UUID]:
    """Those that count by the calendar of a workspace, a project or a person."""
    if kind == "project":
        return [owner_id]
    if kind == "workspace":
        return list(session.scalars(select(Project.id).where(Project.workspace_id == owner_id)))
    doing = select(Task.project_id).distinct().join(Assignment, Assignment.task_id == Task.id)
    return list(session.scalars(doing.where(Assignment.member_id == owner_id)))
