"""What a member has not dealt with, and may still see."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select

from onetask.core.clock import now, today_in
from onetask.core.db import session
from onetask.core.events import Event
from onetask.core.subjects import kinds, subject
from onetask.inbox import words
from onetask.inbox.models import SHOWN, Notification
from onetask.people.models import Member
from onetask.talk.models import Comment

MOST = 200
COUNTED = 99


@dataclass(frozen=True)
class Row:
    """A notification with all that its line and its preview show."""

    note: Notification
    who: Member | None
    title: str
    url: str
    today: date
    excerpt: str = ""

    @property
    def reason(self) -> str:
        name = self.who.name if self.who else "OneTask"
        return words.reason(self.note.reason, name, self.note.facts, self.today)

    @property
    def why(self) -> str:
        return words.why(self.note.reason, self.note.facts)


def rows_of(member: Member, show: str = "all") -> list[Row]:
    """Newest first; what is no longer the member's to see is left out."""
    wanted = _open(member).where(Notification.reason.in_(SHOWN[show]))
    notes = session.scalars(wanted.order_by(Notification.made_at.desc()).limit(MOST)).all()
    return _drawn(member, notes)


def unread_count(member: Member) -> int:
    unread = _open(member).where(Notification.read_at.is_(None)).limit(COUNTED)
    notes = session.scalars(unread).all()
    there = _visible(member, notes)
    return sum(note.subject_id in there for note in notes)


def note_of(member: Member, note_id: UUID) -> Select[Any]:
    mine = Notification.member_id == member.id, Notification.id == note_id
    return select(Notification).where(*mine)


def row_of(member: Member, note: Notification) -> Row | None:
    return next(iter(_drawn(member, [note])), None)


def told_by(event: Event) -> Sequence[UUID]:
    """Whom an event that is being written puts something before."""
    same = Notification.about_id == event.subject_id, Notification.made_at == event.at
    return session.scalars(select(Notification.member_id).where(*same).distinct()).all()


def _open(member: Member) -> Select[Any]:
    awake = or_(Notification.snoozed_until.is_(None), Notification.snoozed_until <= now())
    mine = Notification.member_id == member.id, Notification.done_at.is_(None)
    return select(Notification).where(*mine, awake)


def _drawn(member: Member, notes: Sequence[Notification]) -> list[Row]:
    there = _visible(member, notes)
    people = _by_id(Member, {note.actor_id for note in notes})
    said = _by_id(Comment, {note.about_id for note in notes})
    today = today_in(member.zone)
    return [
        Row(note, people.get(note.actor_id), *_shown(thing), today, _words(said, note, thing))
        for note in notes
        if (thing := there.get(note.subject_id))
    ]


def _shown(thing: Any) -> tuple[str, str]:
    """Its title and its address."""
    return getattr(thing, "title", "") or thing.label, subject(thing.kind).url(thing)


def _words(said: dict[UUID, Comment], note: Notification, thing: Any) -> str:
    if note.reason == "mentioned" and note.about_id == thing.id:
        return str(thing.description_html)
    comment = said.get(note.about_id)
    return comment.html if comment and comment.binned_at is None else ""


def _visible(member: Member, notes: Iterable[Notification]) -> dict[UUID, Any]:
    wanted = defaultdict(set)
    for note in notes:
        wanted[note.subject_kind].add(note.subject_id)
    found: dict[UUID, Any] = {}
    for kind in wanted.keys() & set(kinds()):
        about = subject(kind)
        query = about.visible(member).where(about.model.id.in_(wanted[kind]))
        found |= {thing.id: thing for thing in session.scalars(query).unique()}
    return found


def _by_id(model: Any, ids: set[UUID]) -> dict[UUID, Any]:
    rows = session.scalars(select(model).where(model.id.in_(ids)))
    return {row.id: row for row in rows}
