"""What happened to ideas, scoring and portals, in sentences without their actor."""

from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.words import says

FIELDS = {
    "title": lambda: _("the title"),
    "need": lambda: _("the need"),
    "status": lambda: _("the status"),
    "shown": lambda: _("the visibility"),
}


@says("idea.created")
def created(event: Event) -> str:
    return _("added the idea %(idea)s", idea=event.label)


@says("idea.edited")
def edited(event: Event) -> str:
    what = ", ".join(FIELDS[name]() for name in event.facts if name in FIELDS)
    return _("changed %(what)s of %(thing)s", what=what or _("the details"), thing=event.label)


@says("idea.weighed")
def weighed(event: Event) -> str:
    what = ", ".join(f"{name} {pair[1]}" for name, pair in event.facts.items())
    return _("weighed %(idea)s: %(what)s", idea=event.label, what=what)


@says("idea.binned")
def binned(event: Event) -> str:
    return _("put %(thing)s into the bin", thing=event.label)


@says("idea.restored")
def restored(event: Event) -> str:
    return _("restored %(thing)s", thing=event.label)


@says("idea.merged")
def merged(event: Event) -> str:
    return _("merged %(idea)s into %(other)s", idea=event.label, other=event.facts["into_label"])


@says("idea.parted")
def parted(event: Event) -> str:
    return _("parted %(idea)s from what it was merged into", idea=event.label)


@says("idea.voted")
def voted(event: Event) -> str:
    return _(
        "counted the vote of %(name)s for %(idea)s", name=event.facts["name"], idea=event.label
    )


@says("idea.unvoted")
def unvoted(event: Event) -> str:
    return _("took the vote of %(name)s off %(idea)s", name=event.facts["name"], idea=event.label)


@says("vote.reworded")
def reworded(event: Event) -> str:
    return _("changed the words of a vote for %(idea)s", idea=event.label)


@says("scoring.set")
def scored(event: Event) -> str:
    old, new = event.facts["formula"]
    if old != new:
        return _("weighs ideas by %(formula)s", formula=new)
    was, now = event.facts["weights"]
    named = {*was, *now}
    changed = [name for name in sorted(named) if was.get(name, 1) != now.get(name, 1)]
    what = ", ".join(f"{name} {now.get(name, 1):g}" for name in changed)
    return _("changed the weights of ideas: %(what)s", what=what)


@says("portal.set")
def portal_set(event: Event) -> str:
    opened = event.facts["fields"].get("is_open")
    if opened and opened[1]:
        return _("published the portal")
    if opened:
        return _("closed the portal")
    return _("changed the portal")


@says("remark.added")
def remark_added(event: Event) -> str:
    return _("took in what %(name)s said about %(idea)s", name=event.facts["name"],
             idea=event.facts["ref"])  # fmt: skip


@says("remark.shown")
def remark_shown(event: Event) -> str:
    if event.facts["shown"][1] == "public":
        return _("published a visitor's words about %(idea)s", idea=event.facts["ref"])
    return _("hid a visitor's words about %(idea)s", idea=event.facts["ref"])
