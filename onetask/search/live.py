"""Saved views stand in everybody's sidebar."""

from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing


@shows("view.saved", "view.forgotten")
def views_changed(event: Event) -> Drawing:
    return Drawing().stale("starred", at=f"workspace:{event.workspace_id}")
