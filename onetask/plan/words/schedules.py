"""What happened to schedules, in sentences without their actor."""

from datetime import date

from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.locale import ngettext, short_day
from onetask.core.words import says


@says("task.timed")
def timed(event: Event) -> str:
    facts, ref = event.facts, event.label
    if "is_milestone" in facts and facts["is_milestone"][1]:
        return _("made %(ref)s a milestone", ref=ref)
    if "mode" in facts and facts["mode"][1] == "manual":
        return _("schedules %(ref)s by hand", ref=ref)
    if "mode" in facts:
        return _("schedules %(ref)s by what it waits for", ref=ref)
    if "rule" in facts or "rule_on" in facts:
        return _("changed the wish for the dates of %(ref)s", ref=ref)
    return _("changed how %(ref)s is scheduled", ref=ref)


@says("project.planned")
def planned(event: Event) -> str:
    count = event.facts["count"]
    text = ngettext("replanned %(num)s task", "replanned %(num)s tasks", count)
    old, new = event.facts["end"]
    if new and old != new:
        day = short_day(date.fromisoformat(new))
        return _("%(text)s, the end moves to %(day)s", text=text, day=day)
    return text
