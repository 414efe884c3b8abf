"""Secret addresses for calendar programs, and calendars read by theirs."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from sqlalchemy import delete, select, update

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.door import bookkeeping
from onetask.core.errors import Conflict
from onetask.core.jobs import promise
from onetask.core.locale import gettext as _
from onetask.core.vault import seal
from onetask.google.engine.ical import Found
from onetask.google.models.days import Block, Feed, Meeting, Overlay

EACH = timedelta(minutes=15)
MOST = 20


@bookkeeping
def make_feed(member_id: UUID, *, project_id: UUID | None, with_words: bool) -> str:
    """The address is told once; only its hash is kept."""
    if len(session.scalars(_live_feeds(member_id)).all()) >= MOST:
        raise Conflict(_("You have enough of them: revoke one first."))
    token = secrets.token_urlsafe(32)
    what = {"project_id": project_id, "with_words": with_words}
    session.add(Feed(token_hash=hashed(token), member_id=member_id, made_at=now(), **what))
    return token


@bookkeeping
def revoke_feed(feed_id: UUID) -> None:
    session.execute(update(Feed).where(Feed.id == feed_id).values(revoked_at=now()))


@bookkeeping
def note_reading(feed_id: UUID, agent: str) -> None:
    seen = update(Feed).where(Feed.id == feed_id)
    session.execute(seen.values(read_at=now(), read_by=agent[:120]))


@bookkeeping
def add_overlay(member_id: UUID, *, name: str, hue: int, address: str) -> UUID:
    if len(session.scalars(select(Overlay.id).where(Overlay.member_id == member_id)).all()) >= MOST:
        raise Conflict(_("You have enough of them: remove one first."))
    one = Overlay(member_id=member_id, name=name, hue=hue, sealed_address=seal(address))
    one.next_read = now()
    session.add(one)
    session.flush()
    promise("google.read_overlay", one.id, key=f"overlay:{one.id}")
    return one.id


@bookkeeping
def add_own_calendar(member_id: UUID, *, name: str, hue: int) -> UUID:
    """A calendar that is filled from here."""
    one = Overlay(member_id=member_id, name=name, hue=hue, sealed_address="")
    session.add(one)
    session.flush()
    return one.id


@bookkeeping
def remove_overlay(overlay_id: UUID) -> None:
    session.execute(delete(Meeting).where(Meeting.overlay_id == overlay_id))
    session.execute(delete(Overlay).where(Overlay.id == overlay_id))


@bookkeeping
def put_off_overlay(overlay_id: UUID, until: datetime) -> None:
    session.execute(update(Overlay).where(Overlay.id == overlay_id).values(next_read=until))
    promise("google.read_overlay", overlay_id, key=f"overlay:{overlay_id}")


@bookkeeping
def note_failure(overlay_id: UUID, error: str) -> None:
    values = {"error": error[:200], "next_read": now() + 4 * EACH}
    session.execute(update(Overlay).where(Overlay.id == overlay_id).values(**values))


@bookkeeping
def note_same(overlay_id: UUID) -> None:
    values = {"read_at": now(), "error": None, "next_read": now() + EACH}
    session.execute(update(Overlay).where(Overlay.id == overlay_id).values(**values))


@bookkeeping
def keep_meetings(overlay_id: UUID, found: Iterable[Found], etag: str | None) -> None:
    """What was read takes the place of what stood there."""
    overlay = session.get(Overlay, overlay_id)
    if overlay is None:
        return
    session.execute(delete(Meeting).where(Meeting.overlay_id == overlay_id))
    rows = {(one.uid, one.start): one for one in found}
    session.add_all(_meeting(overlay, one) for one in rows.values())
    overlay.read_at, overlay.etag, overlay.error = now(), etag, None
    overlay.next_read = now() + EACH if overlay.sealed_address else None


def _meeting(overlay: Overlay, one: Found) -> Meeting:
    when = {"starts_at": one.start, "ends_at": one.end, "is_all_day": one.is_all_day}
    what = {"uid": one.uid, "title": one.title, "is_busy": one.is_busy}
    return Meeting(overlay_id=overlay.id, member_id=overlay.member_id, **when, **what)


def hashed(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _live_feeds(member_id: UUID):  # type: ignore[no-untyped-def]
    return select(Feed.id).where(Feed.member_id == member_id, Feed.revoked_at.is_(None))


def forget_task(task_id: UUID) -> None:
    """Within the change that takes it out of the world."""
    session.execute(delete(Block).where(Block.task_id == task_id))


def forget_person(member_id: UUID) -> None:
    """Who leaves is read no more."""
    session.execute(update(Feed).where(Feed.member_id == member_id).values(revoked_at=now()))
