"""Connections of the team: their managers see them come and go."""

from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing


@shows("outlet.connected", "outlet.ended")
def connections_changed(event: Event) -> Drawing:
    return Drawing().stale("connections", at=f"workspace:{event.workspace_id}")
