"""An import shows its way to whoever started it, and its projects to all at its end."""

from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing


@shows("import.chunk")
def further(event: Event) -> Drawing:
    return Drawing().stale("import", at=f"member:{event.actor_id}")


@shows("import.finished")
def finished(event: Event) -> Drawing:
    """People, labels and projects came: pages of the workspace fetch what shows them."""
    home = f"workspace:{event.workspace_id}"
    drawing = further(event).stale("projects", at=home).stale("members", at=home)
    return drawing.stale(home.replace(":", "-"), at=home)


@shows("import.undone", "workspace.copied")
def everything(event: Event) -> Drawing:
    """Tasks on many pages are gone, or people and labels came: all is drawn anew."""
    return finished(event).floor()
