"""What happened on the roadmap, in sentences without their actor."""

from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.words import says


def horizons() -> dict[str, str]:
    return {"now": _("Now"), "next": _("Next"), "later": _("Later"), "done": _("Done")}


def stages() -> dict[str, str]:
    return {
        "discovery": _("Discovery"),
        "planned": _("Planned"),
        "building": _("In delivery"),
        "shipped": _("Shipped"),
    }


def healths() -> dict[str, str]:
    return {
        "on_track": _("On track"),
        "at_risk": _("At risk"),
        "off_track": _("Off track"),
        "paused": _("Paused"),
    }


def audiences() -> dict[str, str]:
    return {
        "leadership": _("Leadership"),
        "team": _("Team"),
        "customers": _("Customers"),
    }


def _fields() -> dict[str, str]:
    return {
        "title": _("the title"),
        "summary": _("the summary"),
        "about": _("the description"),
        "stage": _("the stage"),
        "confidence": _("the confidence"),
        "starts_on": _("the start"),
        "ends_on": _("the end"),
        "progress": _("the progress"),
        "health": _("the health"),
        "owner_id": _("the owner"),
        "is_public": _("what customers see"),
    }


@says("initiative.created")
def created(event: Event) -> str:
    return _("put “%(title)s” on the roadmap", title=event.label)


@says("initiative.edited")
def edited(event: Event) -> str:
    words = _fields()
    what = ", ".join(words[name] for name in event.facts if name in words)
    return _("changed %(what)s of %(thing)s", what=what, thing=event.label)


@says("initiative.moved")
def moved(event: Event) -> str:
    old, new = event.facts["horizon"]
    if old == new:
        return _("reordered %(thing)s", thing=event.label)
    return _("moved %(thing)s to %(horizon)s", thing=event.label, horizon=horizons()[new])


@says("initiative.binned")
def binned(event: Event) -> str:
    return _("put %(thing)s into the bin", thing=event.label)


@says("initiative.restored")
def restored(event: Event) -> str:
    return _("restored %(thing)s", thing=event.label)


@says("initiative.blocked")
def blocked(event: Event) -> str:
    name = event.facts["name"]
    return _("made %(thing)s wait for %(other)s", thing=event.label, other=name)


@says("initiative.unblocked")
def unblocked(event: Event) -> str:
    name = event.facts["name"]
    return _("let %(thing)s no longer wait for %(other)s", thing=event.label, other=name)
