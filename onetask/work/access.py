"""Who may see, discuss and change work."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, select, union

from onetask.core.change import Actor
from onetask.core.db import Thing, session
from onetask.core.subjects import Subject, place, register
from onetask.people.access import is_editor, meets
from onetask.work.models.projects import Board, Column, Project, Seat
from onetask.work.models.tasks import Assignment, Task


def may_edit(actor: Actor, thing: Thing) -> bool:
    return actor.workspace_id == thing.workspace_id and is_editor(actor)


def may_upkeep(actor: Actor, thing: Thing) -> bool:
    """OneTask itself, in its jobs."""
    return actor.workspace_id == thing.workspace_id and actor.role == "system"


def may_see(actor: Actor, thing: Thing) -> bool:
    if actor.workspace_id != thing.workspace_id:
        return False
    return is_editor(actor) or (thing.scope_id is not None and has_seat(actor, thing.scope_id))


def may_talk(actor: Actor, thing: Thing) -> bool:
    """Guests discuss what they may see, though they may not change it."""
    return may_see(actor, thing)


def has_seat(actor: Actor, project_id: UUID) -> bool:
    return session.scalar(_seated(actor).where(Seat.project_id == project_id)) is not None


def visible_projects(actor: Actor) -> Select[Project]:
    return _in_sight(select(Project), actor)


def visible_boards(actor: Actor) -> Select[Board]:
    return _in_sight(select(Board).join(Board.project), actor)


def visible_columns(actor: Actor) -> Select[Column]:
    return _in_sight(select(Column).join(Column.board).join(Board.project), actor)


def visible_tasks(actor: Actor) -> Select[Task]:
    tasks = select(Task).join(Project, Project.id == Task.project_id)
    return _in_sight(tasks.where(Task.binned_at.is_(None)), actor)


def binned_tasks(actor: Actor) -> Select[Task]:
    """What lies in the bin, for those who may take it out again."""
    tasks = select(Task).join(Project, Project.id == Task.project_id)
    return _in_sight(tasks.where(Task.binned_at.is_not(None)), actor)


def binned_projects(actor: Actor) -> Select[Project]:
    here = Project.workspace_id == actor.workspace_id, Project.binned_at.is_not(None)
    binned = select(Project).where(*here)
    return binned if is_editor(actor) else binned.where(Project.id.in_(_seated(actor)))


def _in_sight(query: Select[Any], actor: Actor) -> Select[Any]:
    here = query.where(Project.workspace_id == actor.workspace_id, Project.binned_at.is_(None))
    return here if is_editor(actor) else here.where(Project.id.in_(_seated(actor)))


def _seated(actor: Actor) -> Select[UUID]:
    return select(Seat.project_id).where(Seat.member_id == actor.id)


@meets
def met_at_work(actor: Actor) -> Select[UUID]:
    """Who leads, is a guest of, or works on the projects a guest has a seat in."""
    seated = _seated(actor)
    leads = select(Project.lead_id).where(Project.id.in_(seated), Project.lead_id.is_not(None))
    guests = select(Seat.member_id).where(Seat.project_id.in_(seated))
    tasks = visible_tasks(actor).with_only_columns(Task.id)
    workers = select(Assignment.member_id).where(Assignment.task_id.in_(tasks))
    return select(union(leads, guests, workers).subquery().c[0])


@place("board")
def may_join_board(actor: Actor, board_id: UUID) -> bool:
    return _finds(visible_boards(actor).where(Board.id == board_id), Board.id)


@place("task")
def may_join_task(actor: Actor, task_id: UUID) -> bool:
    """One in the bin, too: whoever has it open is told that it went, and is not sent away."""
    tasks = select(Task).join(Project, Project.id == Task.project_id)
    return _finds(_in_sight(tasks.where(Task.id == task_id), actor), Task.id)


@place("project")
def may_join_project(actor: Actor, project_id: UUID) -> bool:
    return _finds(visible_projects(actor).where(Project.id == project_id), Project.id)


def _finds(query: Select[Any], column: Any) -> bool:
    return session.scalar(query.with_only_columns(column)) is not None


def _subject(model: type[Thing], visible: Any, home: str) -> Subject:
    kind = model.__name__.lower()
    return Subject(
        kind=kind,
        model=model,
        visible=visible,
        may_edit=may_edit,
        may_talk=may_talk,
        url=lambda thing: f"/{home}/{thing.id}",
        place=lambda thing: f"{kind}:{thing.id}",
    )


register(_subject(Project, visible_projects, "projects"))
register(_subject(Board, visible_boards, "boards"))
register(_subject(Task, visible_tasks, "tasks"))
