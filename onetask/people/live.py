"""Names, faces and hues stand on every drawing: when one changes, all are drawn anew."""

from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing


@shows("member.edited", "member.joined", "member.removed", "workspace.renamed")
def people_changed(_event: Event) -> Drawing:
    return Drawing().floor()


@shows("member.role_changed", "workspace.founded")
@shows("invitation.made", "invitation.revoked", "invitation.accepted")
def list_changed(event: Event) -> Drawing:
    return Drawing().stale("members", at=f"workspace:{event.workspace_id}")
