"""What happened to a thing, told in sentences, and what was said about it, in one order."""

from collections.abc import Sequence
from datetime import datetime
from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import or_, select

from onetask.core.db import Thing, session
from onetask.core.events import Event, Standing
from onetask.core.fragments import draw_place
from onetask.core.subjects import subject
from onetask.core.words import sentence, sentences
from onetask.people.models import Member
from onetask.talk.models import Comment, File

MOST = 50
NO_NEWS = ("watch.", "comment.", "reaction.")


class Entry(NamedTuple):
    """One line: a sentence about a deed, or a drawn comment."""

    at: datetime
    rank: str
    who: Member | None = None
    text: str = ""
    drawing: str = ""


class Activity(NamedTuple):
    """The newest lines of a thing, oldest first, and whether there are older ones."""

    entries: Sequence[Entry]
    is_whole: bool


def rank_of(at: datetime) -> str:
    """Comments and sentences stand in the order of their time."""
    return at.strftime("%Y%m%d%H%M%S%f")


def activity_of(thing: Thing, now: Standing, most: int | None = MOST) -> Activity:
    lines = sorted([*_deeds(thing, most), *_words(thing, now, most)], key=attrgetter("rank"))
    shown = lines if most is None else lines[-most:]
    return Activity(shown, len(shown) == len(lines) and (most is None or len(lines) < most))


def _deeds(thing: Thing, most: int | None) -> list[Entry]:
    files = select(File.id).where(File.subject_id == thing.id)
    about = or_(Event.subject_id == thing.id, Event.subject_id.in_(files))
    quiet = [Event.kind.startswith(prefix) for prefix in NO_NEWS]
    told = select(Event, Member).outerjoin(Member, Member.id == Event.actor_id)
    told = told.where(Event.workspace_id == thing.workspace_id, about, ~or_(*quiet))
    rows = session.execute(told.order_by(Event.number.desc()).limit(most))
    return [
        Entry(event.at, rank_of(event.at), who, sentence(event))
        for event, who in rows
        if event.kind in sentences
    ]


def _words(thing: Thing, now: Standing, most: int | None) -> list[Entry]:
    said = Comment.subject_id == thing.id, Comment.binned_at.is_(None)
    newest = select(Comment.id, Comment.at).where(*said).order_by(Comment.at.desc()).limit(most)
    times: dict[UUID, datetime] = {row.id: row.at for row in session.execute(newest)}
    place = subject(thing.kind).place(thing)
    drawings = draw_place(place, "talk/_comment.html", times, now)
    return [
        Entry(times[comment_id], rank_of(times[comment_id]), drawing=drawing)
        for comment_id, drawing in drawings.items()
    ]
