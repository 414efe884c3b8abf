"""What was joined and parted, in sentences without their actor."""

from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.words import says


@says("link.made")
def linked(event: Event) -> str:
    return _("linked %(thing)s to %(other)s", thing=event.label, other=event.facts["name"])


@says("link.cut")
def cut(event: Event) -> str:
    return _("unlinked %(thing)s from %(other)s", thing=event.label, other=event.facts["name"])
