"""Figures are cold: a change only says that they are to be worked out anew."""

from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing

COUNTED = ("created", "edited", "moved", "closed", "reopened", "archived", "unarchived")


@shows(*(f"task.{verb}" for verb in COUNTED), "task.binned", "task.restored")
@shows("project.created", "project.edited", "project.archived", "project.unarchived")
@shows("project.binned", "project.restored", "import.finished", "import.undone")
def figures_changed(event: Event) -> Drawing:
    return Drawing().stale("insights", at=f"report:{event.workspace_id}")
