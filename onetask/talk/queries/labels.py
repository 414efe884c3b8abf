"""What is asked about labels."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select

from onetask.core.change import Actor
from onetask.core.db import Thing, session
from onetask.talk.models import Label, Labelling


def labels_of(things: Iterable[UUID]) -> dict[UUID, list[Any]]:
    """The labels (id, name, hue) of many things, in one query."""
    put = select(Labelling.subject_id, Label.id, Label.name, Label.hue).join(Label)
    put = put.where(Labelling.subject_id.in_(list(things)), Label.binned_at.is_(None))
    found: dict[UUID, list[Any]] = {}
    for row in session.execute(put.order_by(Label.name)):
        found.setdefault(row.subject_id, []).append(row)
    return found


def labelling_of(thing: Thing, label: Label) -> Labelling | None:
    put = Labelling.subject_id == thing.id, Labelling.label_id == label.id
    return session.scalar(select(Labelling).where(*put))


def label_named(workspace_id: UUID, name: str) -> Label | None:
    same = Label.workspace_id == workspace_id, Label.name == name
    return session.scalar(select(Label).where(*same))


def uses_of_labels(workspace_id: UUID) -> dict[UUID, int]:
    """How many things carry each label."""
    many = select(Labelling.label_id, func.count()).where(Labelling.workspace_id == workspace_id)
    return {row[0]: row[1] for row in session.execute(many.group_by(Labelling.label_id))}


def binned_label(actor: Actor) -> Select[Any]:
    here = Label.workspace_id == actor.workspace_id, Label.binned_at.is_not(None)
    return select(Label).where(*here)
