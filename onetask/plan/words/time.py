"""What happened to time, in sentences without their actor."""

from datetime import date

from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.locale import short_day
from onetask.core.words import says


@says("stint.created", "stint.restored")
def noted(event: Event) -> str:
    return _("noted time on %(ref)s", ref=event.label)


@says("stint.edited")
def corrected(event: Event) -> str:
    return _("corrected the time on %(ref)s", ref=event.label)


@says("stint.binned")
def removed(event: Event) -> str:
    return _("removed time from %(ref)s", ref=event.label)


@says("timer.started")
def started(event: Event) -> str:
    return _("started the timer on %(ref)s", ref=event.label)


@says("timer.stopped")
def stopped(event: Event) -> str:
    return _("stopped the timer on %(ref)s", ref=event.label)


@says("timer.dropped")
def dropped(event: Event) -> str:
    return _("dropped the timer on %(ref)s", ref=event.label)


@says("timesheet.open")
def opened(event: Event) -> str:
    return _("opened the week of %(day)s of %(name)s", **_week(event))


@says("timesheet.submitted")
def submitted(event: Event) -> str:
    return _("handed in the week of %(day)s of %(name)s", **_week(event))


@says("timesheet.approved")
def approved(event: Event) -> str:
    return _("approved the week of %(day)s of %(name)s", **_week(event))


@says("timesheet.returned")
def returned(event: Event) -> str:
    return _("gave back the week of %(day)s of %(name)s", **_week(event))


def _week(event: Event) -> dict[str, str]:
    day = short_day(date.fromisoformat(event.facts["week_on"]))
    return {"day": day, "name": event.label}
