"""What happened to strategy, goals, metrics and research, in sentences without their actor."""

from collections.abc import Callable

from onetask.core.events import Event
from onetask.core.locale import figure, ngettext
from onetask.core.locale import gettext as _
from onetask.core.words import says

NAMES: dict[str, Callable[[], str]] = {
    "goal": lambda: _("the goal"),
    "keyresult": lambda: _("the key result"),
    "metric": lambda: _("the metric"),
    "survey": lambda: _("the survey"),
    "stream": lambda: _("the address for pings of"),
    "segment": lambda: _("the segment"),
    "persona": lambda: _("the persona"),
    "competitor": lambda: _("the competitor"),
    "trait": lambda: _("the row"),
    "note": lambda: _("the note"),
    "highlight": lambda: _("the passage"),
    "checkin": lambda: _("the check-in"),
}
ROLES: dict[str, Callable[[], str]] = {
    "vision": lambda: _("the vision"),
    "strategy": lambda: _("the strategy"),
    "pillar": lambda: _("a pillar"),
    "market": lambda: _("the market"),
    "lean": lambda: _("the lean canvas"),
    "model": lambda: _("the business model"),
    "swot": lambda: _("strengths and weaknesses"),
}
OUTLOOKS: dict[str, Callable[[], str]] = {
    "on_track": lambda: _("on track"),
    "at_risk": lambda: _("at risk"),
    "off_track": lambda: _("off track"),
}


def kinds(verb: str) -> list[str]:
    return [f"{kind}.{verb}" for kind in NAMES]


def named(event: Event) -> dict[str, str]:
    return {"what": NAMES[event.subject_kind](), "name": event.label}


@says(*kinds("added"))
def added(event: Event) -> str:
    return _("added %(what)s “%(name)s”", **named(event))


@says(*kinds("edited"))
def edited(event: Event) -> str:
    return _("changed %(what)s “%(name)s”", **named(event))


@says(*kinds("binned"))
def binned(event: Event) -> str:
    return _("deleted %(what)s “%(name)s”", **named(event))


@says(*kinds("restored"))
def restored(event: Event) -> str:
    return _("restored %(what)s “%(name)s”", **named(event))


@says("goal.checked")
def checked(event: Event) -> str:
    outlook = OUTLOOKS[event.facts["outlook"][1]]()
    return _("sees “%(name)s” %(outlook)s", name=event.label, outlook=outlook)


@says("metric.measured")
def measured(event: Event) -> str:
    count = event.facts["count"]
    if count == 1:
        value = f"{figure(event.facts['value'])} {event.facts['unit']}".strip()
        return _("measured %(value)s for “%(name)s”", value=value, name=event.label)
    return ngettext(
        "added %(num)s point to “%(name)s”",
        "added %(num)s points to “%(name)s”",
        count,
        name=event.label,
    )


@says("metric.unmeasured")
def unmeasured(event: Event) -> str:
    value = figure(event.facts["value"])
    return _("removed the value %(value)s from “%(name)s”", value=value, name=event.label)


@says("metric.reset")
def reset(event: Event) -> str:
    return _("took values of “%(name)s” back", name=event.label)


@says("survey.closed")
def survey_closed(event: Event) -> str:
    return _("closed the survey “%(name)s”", name=event.label)


@says("survey.reopened")
def survey_reopened(event: Event) -> str:
    return _("opened the survey “%(name)s” again", name=event.label)


@says("reply.added")
def replied(_event: Event) -> str:
    return _("received an answer to a survey")


@says("reply.binned")
def reply_dropped(_event: Event) -> str:
    return _("removed an answer from a survey")


@says("reply.restored")
def reply_counted(_event: Event) -> str:
    return _("counted an answer to a survey again")


@says("trait.judged")
def judged(event: Event) -> str:
    return _("compared %(other)s on “%(name)s”", other=event.facts["name"], name=event.label)


@says("document.added", "document.restored")
def document_added(event: Event) -> str:
    role = event.facts.get("role", "")
    return _("began %(what)s", what=ROLES[role]()) if role else _("restored a document")


@says("document.edited")
def document_edited(event: Event) -> str:
    if event.label:
        return _("wrote “%(name)s” anew", name=event.label)
    return _("wrote on the strategy")


@says("document.binned")
def document_binned(event: Event) -> str:
    return _("deleted “%(name)s”", name=event.label)
