"""What happened beside the tasks, in sentences without their actor."""

from datetime import date

from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.locale import short_day
from onetask.core.words import says


def tells(*kinds: str) -> None:
    """The sentences that all kinds of items share."""
    for kind in kinds:
        says(f"{kind}.created")(added)
        says(f"{kind}.edited")(edited)
        says(f"{kind}.binned")(binned)
        says(f"{kind}.restored")(restored)


def added(event: Event) -> str:
    return _("added “%(title)s”", title=event.label)


def edited(event: Event) -> str:
    return _("changed “%(title)s”", title=event.label)


def binned(event: Event) -> str:
    return _("put “%(title)s” into the bin", title=event.label)


def restored(event: Event) -> str:
    return _("restored “%(title)s”", title=event.label)


tells("risk", "record")


@says("risk.came_due")
def came_due(event: Event) -> str:
    told = event.facts["told"]
    day = short_day(date.fromisoformat(told["trigger_on"]))
    facts = {"title": event.label, "day": day, "project": told["name"]}
    return _(
        "put %(project)s at risk: “%(title)s” was to be answered by %(day)s and has no response",
        **facts,
    )
