"""What can be done to projects, and who among the guests may come in."""

import re
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict, Invalid
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.ranks import rank_between
from onetask.core.undo import undoes
from onetask.people.models import Member, Workspace
from onetask.work.access import may_edit
from onetask.work.models.projects import KINDS, STATUSES, Board, Column, Project, Seat
from onetask.work.operations.fields import (
    a_day,
    as_before,
    as_given,
    checked,
    line,
    needed,
    number,
    one_of,
    plain,
    prose,
    refuse_reversed,
    write,
)

KEY = re.compile(r"[A-Z][A-Z0-9]{1,9}")
CHECKS = {
    "name": line(120),
    "about": prose(20_000),
    "lead_id": as_given,
    "status": one_of(*STATUSES),
    "hue": needed(number(int, 0, 360)),
    "starts_on": a_day,
    "ends_on": a_day,
}
TYPED = ("name", "about")


def standard_columns() -> list[dict[str, Any]]:
    """The columns of a new board."""
    names = _("Backlog"), _("Ready"), _("In progress"), _("In review"), _("Done")
    pairs = zip(KINDS, names, strict=True)
    return [{"step": step, "name": name, "most": None} for step, name in pairs]


def fill_board(board: Board, columns: list[dict[str, Any]]) -> list[tuple[Column, dict[str, Any]]]:
    """Its first columns, in their order; part of the change that makes the project."""
    made, rank = [], None
    for listed in columns:
        rank = rank_between(rank, None)
        facts = {name: listed[name] for name in ("name", "step", "most")}
        column = Column(
            id=uuid7(), workspace_id=board.workspace_id, board=board, rank=rank, **facts
        )
        session.add(column)
        made.append((column, listed))
    session.flush()
    return made


@operation(may_edit)
def create_project(
    change: Change, workspace: Workspace, /, *, key: str, name: str, **fields: Any
) -> Project:
    """`columns`: name, step and most of each, where the standard ones are not wanted."""
    columns = fields.pop("columns", None)
    new = checked(CHECKS, fields | {"name": name})
    refuse_reversed(None, new, "ends_on")
    _refuse_odd_lead(workspace.id, new)
    project = Project(id=uuid7(), workspace_id=workspace.id, key=_free_key(workspace, key), **new)
    project.board = Board(id=uuid7(), workspace_id=workspace.id, project_id=project.id)
    session.add(project)
    fill_board(project.board, standard_columns() if columns is None else columns)
    change.record("project.created", project, name=[None, project.name], key=[None, project.key])
    return project


@operation(may_edit)
def edit_project(
    change: Change, project: Project, /, *, seen: int | None = None, **fields: Any
) -> Project:
    key = fields.pop("key", None)
    new = checked(CHECKS, fields)
    if key is not None and key.upper() != project.key:
        new["key"] = _free_key(project, key)
    _refuse_odd_lead(project.workspace_id, new)
    refuse_reversed(project, new, "ends_on")
    for field in TYPED:
        if field in new:
            change.clash(project, field, new[field], seen)
    if facts := write(project, new):
        change.record("project.edited", project, **facts)
    return project


@operation(may_edit)
def archive_project(change: Change, project: Project) -> Project:
    if project.archived_at is None:
        project.archived_at = change.at
        change.record("project.archived", project, archived_at=[None, plain(change.at)])
    return project


@operation(may_edit)
def unarchive_project(change: Change, project: Project) -> Project:
    if project.archived_at is not None:
        change.record("project.unarchived", project, archived_at=[plain(project.archived_at), None])
        project.archived_at = None
    return project


@operation(may_edit)
def bin_project(change: Change, project: Project) -> Project:
    if project.binned_at is None:
        project.binned_at = change.at
        change.record("project.binned", project, binned_at=[None, plain(change.at)])
    return project


@operation(may_edit)
def restore_project(change: Change, project: Project) -> Project:
    if project.binned_at is not None:
        change.record("project.restored", project, binned_at=[plain(project.binned_at), None])
        project.binned_at = None
    return project


@operation(may_edit, member=may_edit)
def seat_guest(change: Change, project: Project, /, *, member: Member) -> Project:
    if member.role != "guest":
        raise Conflict(_("%(name)s sees every project without a seat.", name=member.name))
    if seat_of(project.id, member.id) is None:
        give_seat(change, project, member)
    return project


@operation(may_edit, member=may_edit)
def unseat_guest(change: Change, project: Project, /, *, member: Member) -> Project:
    if seat := seat_of(project.id, member.id):
        session.delete(seat)
        change.record("seat.taken", project, member=[str(member.id), None], name=member.name)
    return project


def give_seat(change: Change, project: Project, member: Member) -> None:
    where = {"workspace_id": project.workspace_id, "project_id": project.id}
    session.add(Seat(id=uuid7(), member_id=member.id, **where))
    change.record("seat.given", project, member=[None, str(member.id)], name=member.name)


def seat_of(project_id: UUID, member_id: UUID) -> Seat | None:
    same = Seat.project_id == project_id, Seat.member_id == member_id
    return session.scalar(select(Seat).where(*same))


def _free_key(home: Workspace | Project, key: str) -> str:
    key = key.strip().upper()
    if not KEY.fullmatch(key):
        raise Invalid({"key": _("Two to ten letters and digits, a letter first.")})
    same = Project.workspace_id == home.workspace_id, Project.key == key
    if session.scalar(select(Project.id).where(*same, Project.id != home.id)):
        raise Invalid({"key": _("Another project has this key.")})
    return key


def _refuse_odd_lead(workspace_id: UUID, new: dict[str, Any]) -> None:
    if lead_id := new.get("lead_id"):
        here = Member.id == lead_id, Member.workspace_id == workspace_id, Member.role != "guest"
        if session.scalar(select(Member.id).where(*here, Member.left_at.is_(None))) is None:
            raise Invalid({"lead_id": _("This person cannot lead the project.")})


def project_of(event: Event) -> Project:
    return session.get_one(Project, event.subject_id)


@undoes("project.created", "project.restored")
def bin_again(actor: Actor, event: Event) -> None:
    bin_project(actor, project_of(event))


@undoes("project.binned")
def restore_again(actor: Actor, event: Event) -> None:
    restore_project(actor, project_of(event))


@undoes("project.edited")
def as_it_was(actor: Actor, event: Event) -> None:
    edit_project(actor, project_of(event), seen=event.number, **as_before(event.facts))


@undoes("project.archived")
def unarchive_again(actor: Actor, event: Event) -> None:
    unarchive_project(actor, project_of(event))


@undoes("project.unarchived")
def archive_again(actor: Actor, event: Event) -> None:
    archive_project(actor, project_of(event))


@undoes("seat.given")
def take_seat_again(actor: Actor, event: Event) -> None:
    member = session.get_one(Member, UUID(event.facts["member"][1]))
    unseat_guest(actor, project_of(event), member=member)


@undoes("seat.taken")
def give_seat_again(actor: Actor, event: Event) -> None:
    member = session.get_one(Member, UUID(event.facts["member"][0]))
    seat_guest(actor, project_of(event), member=member)
