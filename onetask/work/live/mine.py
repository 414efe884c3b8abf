"""The lists of those who do a task are old once it has changed."""

from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing
from onetask.work.queries.reach import members_on


@shows(
    "task.moved", "task.edited", "task.closed", "task.reopened", "task.blocked", "task.unblocked"
)
@shows("task.archived", "task.unarchived", "task.binned", "task.restored")
@shows("task.assigned", "task.unassigned", "task.transferred")
def lists_changed(event: Event) -> Drawing:
    drawing = Drawing()
    taken = event.facts["member"][0] if event.kind == "task.unassigned" else None
    for member in (*members_on(event.subject_id), *filter(None, [taken])):
        drawing.stale("list", at=f"member:{member}")
    return drawing
