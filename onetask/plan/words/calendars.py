"""What happened to calendars, in sentences without their actor."""

from datetime import date

from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.locale import short_day
from onetask.core.words import says


@says("calendar.set")
def calendar_set(event: Event) -> str:
    if "country" in event.facts:
        return _("changed the public holidays of %(owner)s", owner=event.label)
    return _("changed the working days of %(owner)s", owner=event.label)


@says("timeoff.taken")
def taken(event: Event) -> str:
    first, last = (date.fromisoformat(event.facts[name][1]) for name in ("starts_on", "ends_on"))
    return _(
        "noted time off of %(owner)s: %(first)s to %(last)s",
        owner=event.facts["who"],
        first=short_day(first),
        last=short_day(last),
    )


@says("timeoff.edited")
def edited(event: Event) -> str:
    return _("changed time off of %(owner)s", owner=event.facts["who"])


@says("timeoff.binned")
def dropped(event: Event) -> str:
    return _("removed time off of %(owner)s", owner=event.facts["who"])


@says("timeoff.restored")
def restored(event: Event) -> str:
    return _("brought back time off of %(owner)s", owner=event.facts["who"])
