"""What is asked about the talk on a thing."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import Thing, session
from onetask.people.models import Member
from onetask.talk.engine.mentions import spoken_names
from onetask.talk.models import Comment, File, Label, Labelling, Mention, Watch


def names_in(workspace_id: UUID) -> dict[str, UUID]:
    """What the people of a workspace may be called in a text."""
    here = Member.workspace_id == workspace_id, Member.left_at.is_(None)
    people = session.execute(select(Member.id, Member.name).where(*here).order_by(Member.id))
    return spoken_names((row.id, row.name) for row in people)


def mentioned_in(source_id: UUID) -> Sequence[Mention]:
    return session.scalars(select(Mention).where(Mention.source_id == source_id)).all()


def labelling_of(thing: Thing, label: Label) -> Labelling | None:
    put = Labelling.subject_id == thing.id, Labelling.label_id == label.id
    return session.scalar(select(Labelling).where(*put))


def labels_of(things: Iterable[UUID]) -> dict[UUID, list[Any]]:
    """The labels (id, name, hue) of many things, in one query."""
    put = select(Labelling.subject_id, Label.id, Label.name, Label.hue).join(Label)
    put = put.where(Labelling.subject_id.in_(list(things)), Label.binned_at.is_(None))
    found: dict[UUID, list[Any]] = {}
    for row in session.execute(put.order_by(Label.name)):
        found.setdefault(row.subject_id, []).append(row)
    return found


def label_named(workspace_id: UUID, name: str) -> Label | None:
    same = Label.workspace_id == workspace_id, Label.name == name
    return session.scalar(select(Label).where(*same))


def watch_of(thing_id: UUID, member_id: UUID) -> Watch | None:
    theirs = Watch.subject_id == thing_id, Watch.member_id == member_id
    return session.scalar(select(Watch).where(*theirs))


def watchers_of(thing_id: UUID) -> Sequence[Member]:
    """Who wants to hear about a thing, by wish or by habit."""
    watching = select(Member).join(Watch, Watch.member_id == Member.id)
    loud = Watch.subject_id == thing_id, ~Watch.is_muted, Member.left_at.is_(None)
    return session.scalars(watching.where(*loud).order_by(Watch.id)).all()


def comments_of(thing_id: UUID) -> Sequence[Comment]:
    said = Comment.subject_id == thing_id, Comment.binned_at.is_(None)
    return session.scalars(select(Comment).where(*said).order_by(Comment.at, Comment.id)).all()


def files_of(thing_id: UUID) -> Sequence[File]:
    kept = File.subject_id == thing_id, File.binned_at.is_(None)
    return session.scalars(select(File).where(*kept).order_by(File.at, File.id)).all()
