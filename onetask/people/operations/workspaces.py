"""Workspaces are founded by an account and named by those who manage them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from onetask.core.change import Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.events import Event, open_head
from onetask.core.ids import uuid7
from onetask.core.undo import cannot_undo, undoes
from onetask.people.access import is_owner, may_manage
from onetask.people.models import HUES, Account, Member, Workspace


@dataclass(frozen=True)
class Arrival:
    """Somebody with an account on the way to becoming a member."""

    id: UUID
    workspace_id: UUID
    role: str
    name: str
    hue: int
    account_id: UUID
    email: str


def arrival(account: Account, workspace_id: UUID, role: str, member_id: UUID) -> Arrival:
    hue = HUES[account.id.int % len(HUES)]
    facts: dict[str, Any] = {"name": account.name, "email": account.email, "account_id": account.id}
    return Arrival(id=member_id, workspace_id=workspace_id, role=role, hue=hue, **facts)


def found_workspace(account: Account, *, name: str, zone: str = "UTC") -> Member:
    """A new workspace with the account as its owner."""
    home = uuid7()
    founder = arrival(account, home, "owner", uuid7())
    draft = Workspace(id=home, workspace_id=home, name=name)
    return open_workspace(founder, draft, name=name, zone=zone)


def may_open(actor: Any, _draft: Workspace) -> bool:
    return isinstance(actor, Arrival) and is_owner(actor)


@operation(may_open)
def open_workspace(change: Change, draft: Workspace, *, name: str, zone: str) -> Member:
    founder: Any = change.actor
    workspace = Workspace(id=draft.id, workspace_id=draft.id, name=name, hue=founder.hue)
    open_head(workspace.id)
    session.add(workspace)
    session.flush()
    change.record("workspace.founded", workspace, name=[None, name])
    shown = {"name": founder.name, "email": founder.email, "hue": founder.hue, "role": "owner"}
    owner = Member(id=founder.id, workspace_id=draft.id, account_id=founder.account_id, **shown)
    owner.zone = zone
    session.add(owner)
    session.flush()
    change.record("member.joined", owner, role=owner.role, project_ids=[])
    return owner


@operation(may_manage)
def rename_workspace(change: Change, workspace: Workspace, *, name: str) -> Workspace:
    if name != workspace.name:
        was, workspace.name = workspace.name, name
        change.record("workspace.renamed", workspace, name=[was, name])
    return workspace


@undoes("workspace.renamed")
def name_back(actor: Any, event: Event) -> None:
    rename_workspace(
        actor, session.get_one(Workspace, event.subject_id), name=event.facts["name"][0]
    )


cannot_undo("A workspace that was founded stays.", "workspace.founded")
