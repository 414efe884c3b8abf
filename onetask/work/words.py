"""What happened to work, in sentences without their actor."""

from datetime import date

from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.locale import short_day
from onetask.core.words import says

FIELDS = {
    "title": lambda: _("the title"),
    "description": lambda: _("the description"),
    "importance": lambda: _("the importance"),
    "starts_on": lambda: _("the start"),
    "due_on": lambda: _("the due date"),
    "due_at": lambda: _("the due time"),
    "minutes": lambda: _("the estimate"),
    "points": lambda: _("the points"),
    "name": lambda: _("the name"),
    "key": lambda: _("the key"),
    "about": lambda: _("the description"),
    "lead_id": lambda: _("the lead"),
    "status": lambda: _("the status"),
    "hue": lambda: _("the colour"),
    "ends_on": lambda: _("the end"),
    "step": lambda: _("the kind"),
    "most": lambda: _("the limit"),
}


@says("task.moved")
def moved(event: Event) -> str:
    new = event.facts["names"][1]
    ref = event.label
    if event.facts["column"][0] == event.facts["column"][1]:
        return _("moved %(ref)s within %(column)s", ref=ref, column=new)
    if over := event.facts.get("over"):
        limit = {"count": over[0], "most": over[1]}
        return _("moved %(ref)s to %(column)s (%(count)s / %(most)s)", ref=ref, column=new, **limit)
    return _("moved %(ref)s to %(column)s", ref=ref, column=new)


@says("task.mentioned")
def mentioned(event: Event) -> str:
    names = ", ".join(event.facts["names"])
    return _("named %(names)s in %(ref)s", names=names, ref=event.label)


@says("task.transferred")
def transferred(event: Event) -> str:
    (old, new), to = event.facts["ref"], event.facts["to"]
    return _("moved %(old)s to %(project)s as %(ref)s", old=old, project=to, ref=new)


@says("task.edited", "project.edited", "column.edited")
def edited(event: Event) -> str:
    changed = [FIELDS[name]() for name in event.facts if name in FIELDS]
    if event.kind == "task.edited" and set(event.facts) <= {"due_on", "due_at"}:
        return due(event)
    what = ", ".join(dict.fromkeys(changed)) or _("the details")
    return _("changed %(what)s of %(thing)s", what=what, thing=event.label)


def due(event: Event) -> str:
    if not event.facts.get("due_on", [None, True])[1]:
        return _("removed the due date of %(ref)s", ref=event.label)
    if "due_on" not in event.facts:
        return _("changed %(what)s of %(thing)s", what=_("the due time"), thing=event.label)
    day = short_day(date.fromisoformat(event.facts["due_on"][1]))
    return _("set the due date of %(ref)s to %(day)s", ref=event.label, day=day)


@says("task.created")
def created(event: Event) -> str:
    return _("added %(ref)s “%(title)s”", ref=event.label, title=event.facts["title"][1])


@says("task.assigned")
def assigned(event: Event) -> str:
    return _("assigned %(ref)s to %(name)s", ref=event.label, name=event.facts["name"])


@says("task.unassigned")
def unassigned(event: Event) -> str:
    return _("took %(ref)s from %(name)s", ref=event.label, name=event.facts["name"])


@says("task.blocked")
def blocked(event: Event) -> str:
    return _("made %(ref)s wait for %(other)s", ref=event.label, other=event.facts["ref"])


@says("task.unblocked")
def unblocked(event: Event) -> str:
    return _("let %(ref)s no longer wait for %(other)s", ref=event.label, other=event.facts["ref"])


@says("task.relinked")
def relinked(event: Event) -> str:
    return _("changed how %(ref)s waits for %(other)s", ref=event.label, other=event.facts["ref"])


@says("seat.given")
def seat_given(event: Event) -> str:
    return _("invited %(name)s to %(thing)s", name=event.facts["name"], thing=event.label)


@says("seat.taken")
def seat_taken(event: Event) -> str:
    return _("removed %(name)s from %(thing)s", name=event.facts["name"], thing=event.label)


@says("task.closed")
def closed(event: Event) -> str:
    return _("finished %(ref)s", ref=event.label)


@says("task.reopened")
def reopened(event: Event) -> str:
    return _("reopened %(ref)s", ref=event.label)


@says("task.ordered", "column.moved")
def ordered(event: Event) -> str:
    return _("reordered %(thing)s", thing=event.label)


@says("project.created", "column.added")
def added(event: Event) -> str:
    return _("added %(thing)s", thing=event.label)


@says("task.archived", "project.archived", "column.archived")
def archived(event: Event) -> str:
    return _("archived %(thing)s", thing=event.label)


@says("task.unarchived", "project.unarchived", "column.unarchived")
def unarchived(event: Event) -> str:
    return _("took %(thing)s out of the archive", thing=event.label)


@says("task.binned", "project.binned", "template.binned")
def binned(event: Event) -> str:
    return _("put %(thing)s into the bin", thing=event.label)


@says("task.purged", "project.purged")
def purged(event: Event) -> str:
    return _("purged %(thing)s from the bin", thing=event.label)


@says("column.ranked")
def ranked(event: Event) -> str:
    return _("tidied the order of %(thing)s", thing=event.label)


@says("template.made")
def template_made(event: Event) -> str:
    return _("saved the template “%(name)s”", name=event.label)


@says("task.restored", "project.restored", "template.restored")
def restored(event: Event) -> str:
    return _("restored %(thing)s", thing=event.label)
