"""What looks different after strategy, goals, metrics or research have changed.

Their pages are regions that are fetched anew: each tells as little as its page needs to know.
"""

from typing import Any

from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing
from onetask.product.access.products import product_place
from onetask.product.operations.parts import part_of
from onetask.product.words.parts import kinds

REGIONS = {
    "goal": ("goals", "goal", "metric", "strategy", "roadmap", "initiative"),
    "keyresult": ("goals", "goal", "metric", "strategy", "roadmap"),
    "checkin": ("goals", "goal", "strategy"),
    "metric": ("metrics", "metric", "goals", "goal", "strategy", "roadmap"),
    "survey": ("metric",),
    "reply": ("metric", "replies"),
    "stream": ("metric",),
    "document": ("strategy", "document", "research"),
}

ALL = ("added", "edited", "binned", "restored")


@shows(*(kind for verb in ALL for kind in kinds(verb)))
@shows("document.added", "document.edited", "document.binned", "document.restored")
@shows("reply.added", "reply.binned", "reply.restored")
@shows("metric.measured", "metric.unmeasured", "metric.reset")
@shows("survey.closed", "survey.reopened", "goal.checked", "trait.judged")
def part_changed(event: Event) -> Drawing:
    part: Any = part_of(event)
    drawing = Drawing()
    for region in REGIONS.get(event.subject_kind, ("research", "piece")):
        drawing.stale(region, at=product_place(part))
    return drawing


@shows("evidence.linked", "evidence.unlinked", "idea.binned", "idea.restored", "idea.edited")
def evidence_changed(event: Event) -> Drawing:
    """A note says which ideas its passages speak for, a goal which ideas are placed under it."""
    place = product_place(part_of(event))
    return Drawing().stale("piece", at=place).stale("goal", at=place)
