"""Names, faces and hues stand on every drawing: when one changes, all are drawn anew."""

from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing
from onetask.live.bundle import rechecks, speaks
from onetask.people.models import Account, Member

PRINTED = {"name", "hue", "picture"}
_spoken = select(Account.locale).join(Member, Member.account_id == Account.id).distinct()


@speaks
def languages(workspace_id: UUID) -> set[str]:
    here = Member.workspace_id == workspace_id, Member.left_at.is_(None)
    return set(session.scalars(_spoken.where(*here)))


@rechecks("member.removed", "member.role_changed")
def whose_rights(event: Event) -> list[UUID]:
    return [event.subject_id]


@shows("member.joined", "workspace.renamed")
def printed_everywhere(event: Event) -> Drawing:
    """Who joins may take over a placeholder, whose name stands on cards."""
    return list_changed(event).floor()


@shows("member.edited")
def profile_changed(event: Event) -> Drawing:
    changed = list_changed(event)
    return changed.floor() if PRINTED & event.facts.keys() else changed


@shows("member.removed", "member.role_changed", "workspace.founded")
@shows("invitation.made", "invitation.revoked", "invitation.accepted")
def list_changed(event: Event) -> Drawing:
    return Drawing().stale("members", at=f"workspace:{event.workspace_id}")
