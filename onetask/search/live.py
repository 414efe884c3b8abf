"""Saved views stand in the sidebar: in everybody's, or in that of their owner alone."""

from onetask.core.db import session
from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing
from onetask.search.models import SavedView


@shows("view.saved", "view.forgotten")
def views_changed(event: Event) -> Drawing:
    home = f"workspace:{event.workspace_id}" if _is_shared(event) else f"member:{event.actor_id}"
    return Drawing().stale("starred", at=home)


def _is_shared(event: Event) -> bool:
    view = session.get(SavedView, event.subject_id)
    return view.is_shared if view else bool(event.facts.get("is_shared"))
