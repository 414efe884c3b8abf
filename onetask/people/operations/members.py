"""Members: added, edited, given another role, removed."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select, update

from onetask.core.change import Change, System
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import cannot_undo, undoes
from onetask.people.access import may_change_role, may_edit_member, may_manage, may_remove
from onetask.people.models import HUES, Account, Login, Member, Token, Workspace
from onetask.people.queries import waiting_owner


@operation(may_manage)
def add_member(change: Change, workspace: Workspace, *, account: Account, role: str) -> Member:
    """Somebody with an account, without an invitation: from the command line and samples."""
    member = take_in(workspace.workspace_id, account, role=role)
    change.record("member.joined", member, role=role, project_ids=[])
    return member


@operation(may_manage)
def add_placeholder(
    change: Change, workspace: Workspace, *, name: str, email: str | None = None
) -> Member:
    """A person of imported work who has not joined; joining with this address takes it over."""
    hue, home = HUES[uuid7().int % len(HUES)], workspace.workspace_id
    shown = {"name": name, "email": email and email.lower(), "role": "member", "hue": hue}
    member = Member(id=uuid7(), workspace_id=home, **shown)
    session.add(member)
    session.flush()
    change.record("member.joined", member, role="member", project_ids=[], is_placeholder=True)
    return member


@operation(may_edit_member)
def edit_member(change: Change, member: Member, /, **fields: Any) -> Member:
    """Name, hue, picture, zone, working days and hours; all shown to others."""
    before = {name: getattr(member, name) for name in fields}
    new = {name: [before[name], fields[name]] for name in fields if before[name] != fields[name]}
    for name in new:
        setattr(member, name, fields[name])
    if new:
        change.record("member.edited", member, **new)
    return member


@operation(may_change_role)
def change_role(change: Change, member: Member, *, role: str) -> Member:
    if role == member.role:
        return member
    if "owner" in (role, member.role) and change.actor.role not in ("owner", "system"):
        raise Conflict(_("Only an owner can make or unmake owners."))
    refuse_last_owner(change, member)
    was, member.role = member.role, role
    _rotate_logins(member)
    change.record("member.role_changed", member, role=[was, role])
    return member


@operation(may_remove)
def remove_member(change: Change, member: Member) -> Member:
    if not member.is_active:
        return member
    refuse_last_owner(change, member)
    member.left_at = change.at
    _end_access(change, member)
    change.record("member.removed", member, role=member.role)
    return member


def take_in(home: UUID, account: Account, *, role: str, member_id: UUID | None = None) -> Member:
    """The account's row in a workspace: its old one, a placeholder's, or a new one."""
    member = joining_row(home, account)
    if member is None:
        hue = HUES[account.id.int % len(HUES)]
        member = Member(id=member_id or uuid7(), workspace_id=home, hue=hue)
        session.add(member)
    if member.account_id == account.id and member.is_active:
        raise Conflict(_("This person is a member already."))
    member.account_id, member.role, member.left_at = account.id, role, None
    member.name, member.email = account.name, account.email
    session.flush()
    return member


def joining_row(home: UUID, account: Account) -> Member | None:
    here = select(Member).where(Member.workspace_id == home)
    """Its old row, or the placeholder of a confirmed address: work cannot be claimed unproven."""
    returning = here.where(Member.account_id == account.id)
    waiting = here.where(Member.account_id.is_(None), Member.email == account.email)
    found = session.scalar(returning)
    if found or account.confirmed_at is None:
        return found
    return session.scalar(waiting.order_by(Member.id).limit(1))


def refuse_last_owner(change: Change, member: Member) -> None:
    """Counts owners under a hold, so that two cannot leave at once."""
    if member.role != "owner":
        return
    change.hold(session.get_one(Workspace, member.workspace_id))
    owners = Member.workspace_id == member.workspace_id, Member.role == "owner"
    left = select(func.count()).select_from(Member).where(*owners, Member.left_at.is_(None))
    if session.scalar(left) == 1:
        raise Conflict(_("A workspace needs an owner. Make somebody else an owner first."))


def _rotate_logins(member: Member) -> None:
    theirs = Login.account_id == member.account_id, Login.workspace_id == member.workspace_id
    session.execute(update(Login).where(*theirs).values(must_rotate=True))


def _end_access(change: Change, member: Member) -> None:
    theirs = Login.account_id == member.account_id, Login.workspace_id == member.workspace_id
    session.execute(delete(Login).where(*theirs))
    keys = Token.member_id == member.id, Token.revoked_at.is_(None)
    session.execute(update(Token).where(*keys).values(revoked_at=change.at))


@undoes("member.edited")
def edit_back(actor: Any, event: Event) -> None:
    was = {name: values[0] for name, values in event.facts.items()}
    edit_member(actor, session.get_one(Member, event.subject_id), **was)


@undoes("member.role_changed")
def change_role_back(actor: Any, event: Event) -> None:
    change_role(actor, session.get_one(Member, event.subject_id), role=event.facts["role"][0])


cannot_undo("Remove the member instead.", "member.joined")
cannot_undo("Their sessions have ended. Invite them again.", "member.removed")


def take_over_waiting(account: Account, **shown: Any) -> Member | None:
    """A workspace made before anybody came waits for its owner: the first account takes it."""
    waiting = waiting_owner()
    if waiting is None:
        return None
    home, account_id = waiting.workspace_id, account.id
    edit_member(System(home), waiting, email=account.email, **shown)
    workspace = session.get_one(Workspace, home)
    newcomer = session.get_one(Account, account_id)
    return add_member(System(home), workspace, account=newcomer, role="owner")
