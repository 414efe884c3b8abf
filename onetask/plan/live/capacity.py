"""What looks different when somebody has more or less to do: the heat map of all."""

from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing
from onetask.plan.operations.items import item_of

SAME = {"title", "description", "importance", "points"}


@shows("task.assigned", "task.unassigned", "task.closed", "task.reopened", "task.edited")
@shows("task.binned", "task.restored", "task.archived", "task.unarchived", "task.transferred")
@shows("stint.created", "stint.edited", "stint.binned", "stint.restored")
@shows("skills.set", "member.edited", "calendar.set")
@shows("timeoff.taken", "timeoff.edited", "timeoff.binned", "timeoff.restored")
def load_changed(event: Event) -> Drawing:
    if event.kind == "task.edited" and set(event.facts) <= SAME:
        return Drawing()
    return Drawing().stale("workload", at=f"workspace:{event.workspace_id}")


@shows("allocation.created", "allocation.edited", "allocation.binned", "allocation.restored")
def allocation_changed(event: Event) -> Drawing:
    drawing = Drawing().stale("workload", at=f"workspace:{event.workspace_id}")
    inside = f"project:{item_of(event).project_id}"
    return drawing.stale("time", at=inside).stale("budget", at=inside)
