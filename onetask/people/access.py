"""Who may see whom, and who may change what in a workspace."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import Select, false, or_, select, true

from onetask.core.change import Actor
from onetask.core.db import Thing
from onetask.core.subjects import place
from onetask.people.models import Invitation, Member, Workspace

MANAGERS = ("owner", "admin", "system")
EDITORS = (*MANAGERS, "member")
Meeting = Callable[[Any], Select[Any]]
_meetings: list[Meeting] = []


def meets(rule: Meeting) -> Meeting:
    """Says whom a guest comes across: the ids of members."""
    _meetings.append(rule)
    return rule


def visible_members(actor: Any) -> Select[Any]:
    """Guests know those they work with, and nobody else."""
    here = Member.workspace_id == actor.workspace_id, Member.left_at.is_(None)
    everybody = select(Member).where(*here)
    if is_editor(actor):
        return everybody
    met = [Member.id.in_(rule(actor)) for rule in _meetings]
    return everybody.where(or_(Member.id == actor.id, *met))


def visible_invitations(actor: Actor) -> Select[Any]:
    mine = Invitation.workspace_id == actor.workspace_id
    return select(Invitation).where(mine, true() if is_manager(actor) else false())


def visible_workspace(actor: Actor) -> Select[Any]:
    return select(Workspace).where(Workspace.workspace_id == actor.workspace_id)


def is_here(actor: Actor) -> bool:
    """Not removed meanwhile: the door reads the actor's row again."""
    return getattr(actor, "left_at", None) is None


def is_manager(actor: Actor) -> bool:
    return is_here(actor) and actor.role in MANAGERS


def is_editor(actor: Actor) -> bool:
    return is_here(actor) and actor.role in EDITORS


def is_owner(actor: Actor) -> bool:
    return is_here(actor) and actor.role in ("owner", "system")


def may_manage(actor: Actor, _thing: Thing) -> bool:
    return is_manager(actor)


def may_edit_member(actor: Actor, member: Thing) -> bool:
    return is_manager(actor) or (is_here(actor) and actor.id == member.id)


def may_change_role(actor: Actor, member: Member) -> bool:
    """Admins manage everybody but owners."""
    return is_owner(actor) or (is_manager(actor) and member.role != "owner")


def may_remove(actor: Actor, member: Member) -> bool:
    return may_change_role(actor, member) or (is_here(actor) and actor.id == member.id)


@place("workspace")
def may_join_workspace(actor: Actor, workspace_id: UUID) -> bool:
    return is_editor(actor) and actor.workspace_id == workspace_id


@place("member")
def may_join_member(actor: Actor, member_id: UUID) -> bool:
    return is_here(actor) and actor.id == member_id
