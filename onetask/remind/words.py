"""Reminders in sentences."""

from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.words import says


@says("member.reminded")
def reminded(event: Event) -> str:
    return _("reminded %(name)s of %(ref)s", name=event.label, ref=event.facts["task"]["label"])


@says("member.not_reminded")
def not_reminded(event: Event) -> str:
    facts = {"name": event.label, "ref": event.facts["task"]["label"]}
    return _("could not reach %(name)s about %(ref)s", **facts)


@says("outlet.connected")
def connected(event: Event) -> str:
    return _("connected %(name)s, which hears what happens", name=event.facts["name"][1])


@says("outlet.ended")
def ended(event: Event) -> str:
    return _("disconnected %(name)s", name=event.facts["name"][0])
