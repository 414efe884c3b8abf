"""Metrics: a series of points each, from people, files, programs, surveys and pings."""

import secrets
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onetask.core.db import Bookkeeping, Thing
from onetask.product.models.products import Part

SORTS = ("engagement", "satisfaction", "share", "growth", "revenue", "custom")
DIRECTIONS = ("up", "down")
WINDOWS = {"dau": 1, "wau": 7, "mau": 30}
SCALES = {"nps": (0, 10), "csat": (1, 5)}
SOURCES = ("hand", "csv", "api", "pings", "survey")


def fresh_address() -> str:
    """Nobody guesses it; a copy of the workspace gets another one."""
    return secrets.token_urlsafe(12)


class Metric(Part):
    """Something measured again and again."""

    name: Mapped[str]
    about: Mapped[str] = mapped_column(default="")
    sort: Mapped[str] = mapped_column(default="custom")
    unit: Mapped[str] = mapped_column(default="")
    direction: Mapped[str] = mapped_column(default="up")
    window: Mapped[str | None]


class Point(Thing):
    """One value of a metric at one moment; the key tells senders of the same moment apart."""

    __table_args__ = (UniqueConstraint("metric_id", "at", "key"),)
    metric_id: Mapped[UUID] = mapped_column(ForeignKey("metrics.id"), index=True)
    at: Mapped[datetime]
    key: Mapped[str] = mapped_column(default="")
    value: Mapped[float]
    source: Mapped[str] = mapped_column(default="hand")
    note: Mapped[str] = mapped_column(default="")


class Stream(Part):
    """Where the people who use a product are counted: a public address for pings."""

    slug: Mapped[str] = mapped_column(unique=True, default=fresh_address)
    name: Mapped[str]


class Ping(Bookkeeping):
    """Somebody used the product on a day; who is a hash that cannot be turned back."""

    __table_args__ = (UniqueConstraint("stream_id", "day", "who"),)
    stream_id: Mapped[UUID] = mapped_column(index=True)
    day: Mapped[date]
    who: Mapped[str]


class Survey(Part):
    """One question to the people outside, at a public address, feeding a metric."""

    metric_id: Mapped[UUID] = mapped_column(ForeignKey("metrics.id"), index=True)
    slug: Mapped[str] = mapped_column(unique=True, default=fresh_address)
    scale: Mapped[str]
    question: Mapped[str]
    thanks: Mapped[str] = mapped_column(default="")
    closed_at: Mapped[datetime | None]

    @property
    def label(self) -> str:
        return self.question


class Reply(Part):
    """What somebody outside answered to a survey."""

    __tablename__ = "replies"
    survey_id: Mapped[UUID] = mapped_column(ForeignKey("surveys.id"), index=True)
    score: Mapped[int]
    words: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]

    @property
    def label(self) -> str:
        return str(self.score)
