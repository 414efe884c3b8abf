"""What looks different after a baseline has changed."""

from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing


@shows("baseline.taken", "baseline.renamed", "baseline.binned", "baseline.restored")
def baselines_changed(event: Event) -> Drawing:
    return Drawing().stale("plan", at=f"project:{event.scope_id}")
