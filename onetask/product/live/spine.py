"""Where a thing of the spine is shown: the roadmap, the releases, the trace and its own page."""

from typing import Any

from onetask.core.stamps import Drawing
from onetask.product.models.products import Part
from onetask.product.models.roadmap import Initiative

CARD = "product/_initiative.html"
REGIONS = ("roadmap", "releases", "release", "initiative", "goal")


def show_spine(drawing: Drawing, thing: Any) -> Drawing:
    """All that may print it; a trace may be open anywhere in the workspace."""
    drawing.stale("trace", at=f"workspace:{thing.workspace_id}")
    if not isinstance(thing, Part):
        return drawing
    place = f"product:{thing.product_id}"
    for region in REGIONS:
        drawing.stale(region, at=place)
    if isinstance(thing, Initiative):
        mark = drawing.redraw if thing.binned_at is None else drawing.gone
        mark(CARD, thing, at=place)
    return drawing
