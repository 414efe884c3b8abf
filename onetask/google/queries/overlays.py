"""Feeds out and calendars in, of one person."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select

from onetask.core.db import session
from onetask.google.models.days import Feed, Overlay
from onetask.people.models import Member

AT_ONCE = 20


def due_overlays(moment: datetime) -> Sequence[UUID]:
    due = select(Overlay.id).where(Overlay.next_read <= moment)
    return session.scalars(due.order_by(Overlay.next_read).limit(AT_ONCE)).all()


def overlays_of(member: Member) -> Sequence[Overlay]:
    mine = select(Overlay).where(Overlay.member_id == member.id)
    return session.scalars(mine.order_by(Overlay.name, Overlay.id)).all()


def visible_overlays(member: Member) -> Select[Overlay]:
    return select(Overlay).where(Overlay.member_id == member.id)


def visible_feeds(member: Member) -> Select[Feed]:
    live = Feed.member_id == member.id, Feed.revoked_at.is_(None)
    return select(Feed).where(*live).order_by(Feed.made_at)


def feed_with(token_hash: str) -> Feed | None:
    live = Feed.token_hash == token_hash, Feed.revoked_at.is_(None)
    return session.scalar(select(Feed).where(*live))
