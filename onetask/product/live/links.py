"""What looks different after two things were joined or parted: both of them, and the trace."""

from uuid import UUID

from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing
from onetask.product.live.spine import show_spine
from onetask.product.queries.links import thing_at


@shows("link.made", "link.cut")
def links_changed(event: Event) -> Drawing:
    other = event.facts["target"]
    ends = [(event.subject_kind, event.subject_id), (other["kind"], UUID(other["id"]))]
    drawing = Drawing()
    for kind, thing_id in ends:
        show_spine(drawing, thing_at(kind, thing_id))
    return drawing
