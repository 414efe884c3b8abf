"""Ideas, goals and metrics are printed on the roadmap and in traces."""

from onetask.core.db import session
from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing
from onetask.core.subjects import subject
from onetask.product.live.roadmap import show_all
from onetask.product.live.spine import show_spine
from onetask.product.queries.links import sources_of, targets_of


@shows("idea.edited", "idea.binned", "idea.restored", "idea.merged", "idea.parted")
@shows("goal.edited", "goal.binned", "goal.restored", "goal.added", "idea.created")
@shows("metric.measured", "metric.unmeasured", "metric.reset", "metric.edited", "metric.binned")
@shows("metric.restored", "keyresult.added", "keyresult.edited", "keyresult.binned")
@shows("keyresult.restored")
def neighbour_changed(event: Event) -> Drawing:
    thing = session.get_one(subject(event.subject_kind).model, event.subject_id)
    drawing = show_spine(Drawing(), thing)
    lead = targets_of if event.subject_kind == "idea" else sources_of
    ids = lead([thing.id], "initiative").get(thing.id, [])
    return show_all(drawing, ids)
