"""Joining things on the spine, and parting them again."""

from uuid import UUID

from onetask.core.change import Actor, Change
from onetask.core.db import Thing, session
from onetask.core.door import operation
from onetask.core.errors import Conflict
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.people.models import Workspace
from onetask.product.access.links import may_link
from onetask.product.models.links import PAIRS, Link
from onetask.product.queries.links import link_between, thing_at


@operation(may_link, target=may_link)
def link(change: Change, source: Thing, /, *, target: Thing) -> Link:
    """Made one at a time in a workspace, so that two people make one link and not two."""
    _refuse_odd_pair(source, target)
    change.hold(session.get_one(Workspace, source.workspace_id))
    if there := link_between(source, target):
        return there
    ends = {"source_kind": source.kind, "source_id": source.id}
    ends |= {"target_kind": target.kind, "target_id": target.id}
    made = Link(id=uuid7(), workspace_id=source.workspace_id, **ends)
    session.add(made)
    change.record("link.made", source, target=_end(target), name=target.label)
    return made


@operation(may_link, target=may_link)
def unlink(change: Change, source: Thing, /, *, target: Thing) -> None:
    if there := link_between(source, target):
        session.delete(there)
        change.record("link.cut", source, target=_end(target), name=target.label)


def _refuse_odd_pair(source: Thing, target: Thing) -> None:
    if target.kind in PAIRS.get(source.kind, ()):
        return
    names = {"one": source.label, "other": target.label}
    if link_between(target, source):
        raise Conflict(_("That would be a circle: %(one)s → %(other)s → %(one)s.", **names))
    if source.kind in PAIRS.get(target.kind, ()):
        raise Conflict(_("It goes the other way: %(other)s leads to %(one)s.", **names))
    raise Conflict(_("%(one)s cannot lead to %(other)s.", **names))


def _end(thing: Thing) -> dict[str, str]:
    return {"kind": thing.kind, "id": str(thing.id)}


def ends_of(event: Event) -> tuple[Thing, Thing]:
    other = event.facts["target"]
    source = thing_at(event.subject_kind, event.subject_id)
    return source, thing_at(other["kind"], UUID(other["id"]))


@undoes("link.made")
def cut_again(actor: Actor, event: Event) -> None:
    source, target = ends_of(event)
    unlink(actor, source, target=target)


@undoes("link.cut")
def link_again(actor: Actor, event: Event) -> None:
    source, target = ends_of(event)
    link(actor, source, target=target)
