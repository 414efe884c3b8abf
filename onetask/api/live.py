"""An import shows its way to whoever started it, and its projects to all at its end."""

from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing


@shows("import.chunk")
def further(event: Event) -> Drawing:
    return Drawing().stale("import", at=f"member:{event.actor_id}")


@shows("import.finished")
def finished(event: Event) -> Drawing:
    return further(event).stale("projects", at=f"workspace:{event.workspace_id}")


@shows("import.undone", "workspace.copied")
def everything(event: Event) -> Drawing:
    """Tasks on many pages are gone, or people and labels came: all is drawn anew."""
    return finished(event).floor()
