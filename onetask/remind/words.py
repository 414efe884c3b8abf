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
    return _("could not mail %(name)s about %(ref)s", **facts)
