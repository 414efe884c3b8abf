"""Invitations: by mail to one address, or a link for whoever holds it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from onetask.core.change import Change
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import cannot_undo, undoes
from onetask.people.access import may_manage
from onetask.people.engine.keys import hash_of
from onetask.people.models import Account, Invitation, Member, Workspace
from onetask.people.operations.members import joining_row, take_in
from onetask.people.operations.workspaces import Arrival, arrival
from onetask.people.queries import invitation_key

LASTS = timedelta(days=14)


@operation(may_manage)
def invite(
    change: Change, workspace: Workspace, /, *, email: str | None, role: str, **more: Any
) -> Invitation:
    """A door for one address, or for whoever holds the link; `project_ids`: a guest's seats."""
    if role == "owner" and change.actor.role not in ("owner", "system"):
        raise Conflict(_("Only an owner can invite owners."))
    project_ids = [str(one) for one in more.get("project_ids", ())]
    invitation_id = uuid7()
    key_hash = hash_of(invitation_key(invitation_id))
    kept = {"token_hash": key_hash, "role": role, "project_ids": project_ids}
    who = {"email": email and email.strip().lower(), "by_id": change.actor.id}
    home = workspace.workspace_id
    made = Invitation(
        id=invitation_id, workspace_id=home, expires_at=change.at + LASTS, **kept, **who
    )
    session.add(made)
    change.record("invitation.made", made, role=role, project_ids=project_ids)
    return made


@operation(may_manage)
def revoke_invitation(change: Change, invitation: Invitation) -> Invitation:
    if invitation.accepted_at is None and invitation.revoked_at is None:
        invitation.revoked_at = change.at
        change.record("invitation.revoked", invitation)
    return invitation


def accept_invitation(account: Account, invitation: Invitation, *, zone: str = "UTC") -> Member:
    """The account becomes a member; `work` hears member.joined and gives guests their seats."""
    row = joining_row(invitation.workspace_id, account)
    member_id = row.id if row else uuid7()
    newcomer = arrival(account, invitation.workspace_id, invitation.role, member_id)
    return take_up(newcomer, invitation, account_id=account.id, zone=zone)


def may_take_up(actor: Any, invitation: Invitation) -> bool:
    """Open, and meant for this address or for whoever holds the link."""
    is_meant = invitation.email in (None, getattr(actor, "email", ""))
    return isinstance(actor, Arrival) and is_meant and invitation.is_open(now())


@operation(may_take_up)
def take_up(change: Change, invitation: Invitation, *, account_id: UUID, zone: str) -> Member:
    account = session.get_one(Account, account_id)
    member = take_in(
        invitation.workspace_id, account, role=invitation.role, member_id=change.actor.id
    )
    member.zone = zone
    if invitation.email:
        invitation.accepted_at, invitation.member_id = change.at, member.id
    change.record("invitation.accepted", invitation)
    facts = {"role": member.role, "project_ids": invitation.project_ids}
    change.record("member.joined", member, **facts)
    return member


@undoes("invitation.made")
def take_back(actor: Any, event: Event) -> None:
    revoke_invitation(actor, session.get_one(Invitation, event.subject_id))


cannot_undo("The link is gone for good. Invite them again.", "invitation.revoked")
cannot_undo("Remove the member instead.", "invitation.accepted")
