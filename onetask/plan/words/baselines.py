"""What happened to baselines, in sentences without their actor."""

from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.words import says


@says("baseline.taken")
def taken(event: Event) -> str:
    return _("kept the plan as “%(name)s”", name=event.label)


@says("baseline.renamed")
def renamed(event: Event) -> str:
    old, new = event.facts["name"]
    return _("renamed the baseline “%(old)s” to “%(new)s”", old=old, new=new)


@says("baseline.binned")
def binned(event: Event) -> str:
    return _("put the baseline “%(name)s” into the bin", name=event.label)


@says("baseline.restored")
def restored(event: Event) -> str:
    return _("restored the baseline “%(name)s”", name=event.label)
