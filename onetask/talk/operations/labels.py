"""Labels: made once for a workspace, put on anything."""

from typing import Any
from uuid import UUID

from onetask.core.change import Actor, Change
from onetask.core.db import Thing, session
from onetask.core.door import operation
from onetask.core.errors import Conflict, Invalid
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.subjects import subject
from onetask.core.undo import undoes
from onetask.people.models import Workspace
from onetask.talk.access import may_keep_labels, may_label, may_put, may_take
from onetask.talk.models import Label, Labelling
from onetask.talk.queries.labels import label_named, labelling_of

FIELDS = ("name", "hue")


@operation(may_keep_labels)
def make_label(
    change: Change,
    workspace: Workspace,
    *,
    name: str,
    hue: int,
    id: UUID | None = None,
) -> Label:
    """A new label, or the one of this name that is there already."""
    change.hold(workspace)
    if label := label_named(workspace.id, name):
        return restore_label(change.actor, label) if label.binned_at else label
    if id and session.get(Label, id):
        raise Conflict(_("This label is there already."))
    label = Label(id=id or uuid7(), workspace_id=workspace.id, name=name, hue=hue % 360)
    session.add(label)
    change.record("label.made", label)
    return label


@operation(may_keep_labels)
def edit_label(change: Change, label: Label, /, *, seen: int | None = None, **fields: Any) -> Label:
    if odd := fields.keys() - set(FIELDS):
        raise Invalid(dict.fromkeys(odd, _("This field is not known.")))
    was = {name: getattr(label, name) for name in fields}
    new = {name: value for name, value in fields.items() if value != was[name]}
    if "name" in new:
        change.clash(label, "name", new["name"], seen)
        if label_named(label.workspace_id, new["name"]):
            raise Conflict(_("There is a label of this name already."))
    for name, value in new.items():
        setattr(label, name, value)
    if new:
        facts = {name: [was[name], value] for name, value in new.items()}
        change.record("label.edited", label, **facts)
    return label


@operation(may_keep_labels)
def bin_label(change: Change, label: Label) -> Label:
    if label.binned_at is None:
        label.binned_at = change.at
        change.record("label.binned", label)
    return label


@operation(may_keep_labels)
def restore_label(change: Change, label: Label) -> Label:
    if label.binned_at is not None:
        label.binned_at = None
        change.record("label.restored", label)
    return label


@operation(may_label, label=may_put)
def put_label(change: Change, thing: Thing, *, label: Label) -> None:
    change.hold(thing)
    if labelling_of(thing, label) is None:
        where = {"subject_kind": thing.kind, "subject_id": thing.id}
        session.add(Labelling(workspace_id=thing.workspace_id, label_id=label.id, **where))
        change.record("label.put", thing, label=[None, str(label.id)], label_name=label.name)


@operation(may_label, label=may_take)
def take_label(change: Change, thing: Thing, *, label: Label) -> None:
    change.hold(thing)
    if labelling := labelling_of(thing, label):
        session.delete(labelling)
        change.record("label.taken", thing, label=[str(label.id), None], label_name=label.name)


@undoes("label.made", "label.restored")
def _bin_again(actor: Actor, event: Event) -> None:
    bin_label(actor, _label(event.subject_id))


@undoes("label.edited")
def _edit_back(actor: Actor, event: Event) -> None:
    old = {name: event.facts[name][0] for name in FIELDS if name in event.facts}
    edit_label(actor, _label(event.subject_id), **old)


@undoes("label.binned")
def _restore_again(actor: Actor, event: Event) -> None:
    restore_label(actor, _label(event.subject_id))


@undoes("label.put")
def _take_again(actor: Actor, event: Event) -> None:
    take_label(actor, _thing_of(event), label=_label(UUID(event.facts["label"][1])))


@undoes("label.taken")
def _put_again(actor: Actor, event: Event) -> None:
    put_label(actor, _thing_of(event), label=_label(UUID(event.facts["label"][0])))


def _label(label_id: UUID) -> Label:
    return session.get_one(Label, label_id)


def _thing_of(event: Event) -> Any:
    return session.get_one(subject(event.subject_kind).model, event.subject_id)
