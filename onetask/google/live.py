"""Somebody's day looks different to them alone."""

from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing


@shows("block.planned", "block.moved", "block.dropped")
def day_changed(event: Event) -> Drawing:
    return Drawing().stale("day", at=f"member:{event.facts['member']}")
