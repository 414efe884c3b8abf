"""What looks different after a forecast has changed: the report of its project."""

from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing


@shows("project.forecast")
def forecast_changed(event: Event) -> Drawing:
    return Drawing().stale("reports", at=f"project:{event.subject_id}")
