"""What happened to releases and their outcomes, in sentences without their actor."""

from datetime import date

from onetask.core.events import Event
from onetask.core.locale import figure, ngettext, short_day
from onetask.core.locale import gettext as _
from onetask.core.words import says


@says("release.created")
def created(event: Event) -> str:
    return _("planned the release %(name)s", name=event.label)


@says("release.edited")
def edited(event: Event) -> str:
    if set(event.facts) == {"notes"}:
        return _("wrote the notes of %(name)s", name=event.label)
    return _("changed the release %(name)s", name=event.label)


@says("release.published")
def published(event: Event) -> str:
    return _("published %(name)s", name=event.label)


@says("release.withdrawn")
def withdrawn(event: Event) -> str:
    return _("withdrew %(name)s", name=event.label)


@says("release.binned", "outcome.binned")
def binned(event: Event) -> str:
    return _("put %(thing)s into the bin", thing=event.label)


@says("release.restored", "outcome.restored")
def restored(event: Event) -> str:
    return _("restored %(thing)s", thing=event.label)


@says("release.telling")
def telling(event: Event) -> str:
    count, name = event.facts["count"], event.label
    return ngettext(
        "will tell %(num)s person about %(name)s",
        "will tell %(num)s people about %(name)s",
        count,
        name=name,
    )


@says("release.hushed")
def hushed(event: Event) -> str:
    count, name = event.facts["count"], event.label
    return ngettext(
        "kept %(num)s letter about %(name)s",
        "kept %(num)s letters about %(name)s",
        count,
        name=name,
    )


@says("release.told")
def told(event: Event) -> str:
    count, name = event.facts["told"][1], event.label
    return ngettext(
        "told %(num)s person about %(name)s",
        "told %(num)s people about %(name)s",
        count,
        name=name,
    )


@says("outcome.added")
def outcome_added(event: Event) -> str:
    day = short_day(date.fromisoformat(event.facts["look_on"][1]))
    return _("will look at %(name)s on %(day)s", name=event.label, day=day)


@says("outcome.edited")
def outcome_edited(event: Event) -> str:
    return _("changed what %(name)s should become", name=event.label)


@says("outcome.judged")
def judged(event: Event) -> str:
    value = figure(event.facts["value"][1])
    if event.facts["verdict"][1] == "hit":
        return _("found %(name)s at %(value)s: hit", name=event.label, value=value)
    return _("found %(name)s at %(value)s: missed", name=event.label, value=value)


@says("outcome.reopened")
def reopened(event: Event) -> str:
    return _("reopened the question of %(name)s", name=event.label)


@says("outcome.asked")
def asked(event: Event) -> str:
    return _("asked what became of %(name)s", name=event.label)
