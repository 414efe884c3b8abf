"""The sentences of this room."""

from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.words import says


@says("suggestion.made")
def suggestion_made(event: Event) -> str:
    return _("asked how to break down %(ref)s", ref=event.label)


@says("suggestion.accepted")
def suggestion_accepted(event: Event) -> str:
    return _("accepted a proposal for %(ref)s", ref=event.label)


@says("suggestion.dismissed")
def suggestion_dismissed(event: Event) -> str:
    return _("dismissed a proposal for %(ref)s", ref=event.label)


@says("suggestion.reopened")
def suggestion_reopened(event: Event) -> str:
    return _("took up a proposal for %(ref)s again", ref=event.label)


@says("assistance.set")
def assistance_set(_event: Event) -> str:
    return _("set how the assistant helps")


@says("product.themed")
def themes_found(event: Event) -> str:
    facts = {"themes": event.facts["themes"], "read": event.facts["read"]}
    return _("found %(themes)s themes in %(read)s pieces of feedback", **facts)
