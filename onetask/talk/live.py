"""What looks different after talk, and what its fragments show."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import Thing, session
from onetask.core.events import EVERY, Event, shows
from onetask.core.fragments import draws
from onetask.core.stamps import Drawing
from onetask.core.subjects import kinds, subject
from onetask.people.models import Member, initials
from onetask.talk.access import thing_of
from onetask.talk.models import Comment, File, Reaction
from onetask.talk.queries.activity import rank_of
from onetask.talk.queries.said import endings_of

SHOWN = (Comment.id, Comment.subject_id, Comment.html, Comment.at, Comment.edited_at)
FACES = (Member.id.label("member_id"), Member.name, Member.hue, Member.picture)


@shows("comment.added", "comment.edited", "comment.binned", "comment.restored")
@shows("reaction.added", "reaction.removed")
def comment_changed(event: Event) -> Drawing:
    comment = session.get_one(Comment, event.subject_id)
    place = _place(thing_of(comment))
    drawing = Drawing().stale(f"watchers-{comment.subject_id}", at=place)
    if comment.binned_at:
        return drawing.gone("talk/_comment.html", comment, at=place)
    return drawing.redraw("talk/_comment.html", comment, at=place)


@shows("file.attached", "file.binned", "file.restored")
def file_changed(event: Event) -> Drawing:
    file = session.get_one(File, event.subject_id)
    thing, drawing = thing_of(file), Drawing()
    drawing.stale(f"activity-{thing.id}", at=_place(thing))
    if file.binned_at:
        return drawing.gone("talk/_file.html", file, at=_place(thing))
    return drawing.redraw("talk/_file.html", file, at=_place(thing))


@shows("label.made", "label.edited", "label.binned", "label.restored")
def label_changed(_event: Event) -> Drawing:
    """Labels stand on every card."""
    return Drawing().floor()


@shows("watch.set", "task.assigned", "task.mentioned")
def watchers_changed(event: Event) -> Drawing:
    return Drawing().stale(f"watchers-{event.subject_id}", at=_place(_subject(event)))


@shows(EVERY)
def activity_grew(event: Event) -> Drawing:
    """A thing that nobody can have open yet, or any more, needs no telling."""
    is_away = event.kind.endswith((".created", ".purged"))
    if is_away or event.kind == "watch.set" or event.subject_kind not in kinds():
        return Drawing()
    return Drawing().stale(f"activity-{event.subject_id}", at=_place(_subject(event)))


@shows("label.put", "label.taken")
def label_counted(event: Event) -> Drawing:
    """The page of labels says how many things bear each."""
    return Drawing().stale("labels", at=f"workspace:{event.workspace_id}")


@shows("comment.purged", "file.purged")
def already_gone(_event: Event) -> Drawing:
    """It has not been seen for thirty days."""
    return Drawing()


@draws("talk/_comment.html")
def comment_facts(ids: list[UUID]) -> dict[UUID, dict[str, Any]]:
    said = select(*SHOWN, *FACES).join(Member, Member.id == Comment.author_id)
    there = said.where(Comment.id.in_(ids), Comment.binned_at.is_(None))
    reactions = _reactions(ids)
    return {
        row.id: {
            "comment": row,
            "author": {"id": row.member_id, **_face(row)},
            "reactions": reactions[row.id],
            "rank": rank_of(row.at),
        }
        for row in session.execute(there)
    }


@draws("talk/_file.html")
def file_facts(ids: list[UUID]) -> dict[UUID, dict[str, Any]]:
    kept = select(File, Member.name).join(Member, Member.id == File.by_id)
    rows = session.execute(kept.where(File.id.in_(ids), File.binned_at.is_(None)))
    return {
        file.id: {"file": file, "by": by, "rank": rank_of(file.at), **endings_of(file)}
        for file, by in rows
    }


def _reactions(ids: list[UUID]) -> dict[UUID, dict[str, dict[str, list[Any]]]]:
    """Of each comment: who gave each emoji, the first given first."""
    given = select(Reaction.comment_id, Reaction.emoji, Member.id, Member.name)
    given = given.join(Member, Member.id == Reaction.member_id).order_by(Reaction.id)
    found: dict[UUID, dict[str, dict[str, list[Any]]]] = defaultdict(dict)
    for row in session.execute(given.where(Reaction.comment_id.in_(ids))):
        by = found[row.comment_id].setdefault(row.emoji, {"ids": [], "names": []})
        by["ids"].append(row.id)
        by["names"].append(row.name)
    return found


def _face(row: Any) -> dict[str, Any]:
    shown = {"name": row.name, "hue": row.hue, "picture": row.picture}
    return shown | {"initials": initials(row.name)}


def _subject(event: Event) -> Thing:
    found: Thing = session.get_one(subject(event.subject_kind).model, event.subject_id)
    return found


def _place(thing: Thing) -> str:
    return subject(thing.kind).place(thing)
