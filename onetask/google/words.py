"""What happens to people's time, in sentences."""

from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.words import says


@says("block.planned")
def planned(event: Event) -> str:
    return _("kept time for %(ref)s", ref=event.label)


@says("block.moved")
def moved(event: Event) -> str:
    return _("moved the time for %(ref)s", ref=event.label)


@says("block.dropped")
def dropped(event: Event) -> str:
    return _("gave back the time for %(ref)s", ref=event.label)
