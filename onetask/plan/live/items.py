"""What looks different after something beside the tasks has changed: the regions that list it."""

from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing
from onetask.plan.operations.items import item_of

STEPS = ("created", "edited", "binned", "restored")


@shows(*(f"{kind}.{step}" for kind in ("risk", "record") for step in STEPS), "risk.came_due")
def risks_changed(event: Event) -> Drawing:
    item = item_of(event)
    region = f"{event.subject_kind}-{item.id}"
    drawing = Drawing().stale("risks", at=f"project:{item.project_id}")
    return drawing.stale(region, at=f"{event.subject_kind}:{item.id}")
