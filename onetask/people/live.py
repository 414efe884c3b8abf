"""Names, faces and hues stand on every drawing: when one changes, all are drawn anew."""

from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing

PRINTED = {"name", "hue", "picture"}


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
