"""What happened to who works how much, in sentences without their actor."""

from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.words import says


@says("allocation.created", "allocation.edited", "allocation.restored")
def counted_on(event: Event) -> str:
    return _("planned a share of the time of %(name)s", name=event.label)


@says("allocation.binned")
def no_longer(event: Event) -> str:
    return _("no longer counts on the time of %(name)s", name=event.label)


@says("skills.set")
def skills_told(event: Event) -> str:
    return _("changed the skills of %(name)s", name=event.label)
