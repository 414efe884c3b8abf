"""Figures are cold: a change only says that they are to be worked out anew."""

from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing

COUNTED = (
    "created",
    "edited",
    "moved",
    "transferred",
    "closed",
    "reopened",
    "archived",
    "unarchived",
)


@shows(*(f"task.{verb}" for verb in COUNTED), "task.binned", "task.restored")
@shows("project.created", "project.edited", "project.archived", "project.unarchived")
@shows("project.binned", "project.restored", "import.finished", "import.undone")
def figures_changed(event: Event) -> Drawing:
    drawing = Drawing().stale("insights", at=f"report:{event.workspace_id}")
    touched = event.facts["project"] if event.kind == "task.transferred" else [event.scope_id]
    for project_id in filter(None, touched):
        drawing.stale("reports", at=f"project:{project_id}")
    return drawing
