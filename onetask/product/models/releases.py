"""Releases: what was shipped, who was told, and what the metric did afterwards."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onetask.core.db import Bookkeeping
from onetask.product.models.products import Part

VERDICTS = ("hit", "missed")


class Release(Part):
    """A version with its scope, which its links name, and its notes."""

    __table_args__ = (UniqueConstraint("product_id", "title"),)
    title: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    releases_on: Mapped[date | None]
    notes: Mapped[str] = mapped_column(default="")
    notes_html: Mapped[str] = mapped_column(default="")
    published_at: Mapped[datetime | None]
    published_by_id: Mapped[UUID | None]
    told: Mapped[int] = mapped_column(default=0)

    @property
    def label(self) -> str:
        return f"{self.title} {self.name}".strip()


class Notice(Bookkeeping):
    """Somebody who asked is told that it shipped: once, a minute later; until then it can stop."""

    __table_args__ = (UniqueConstraint("release_id", "contact_id"), Index(None, "release_id"))
    workspace_id: Mapped[UUID]
    release_id: Mapped[UUID]
    contact_id: Mapped[UUID] = mapped_column(index=True)
    asked_for: Mapped[list[str]] = mapped_column(JSON)
    due_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    stopped_at: Mapped[datetime | None]


class Outcome(Part):
    """Which metric a release or an initiative should move, by how much, and whether it did."""

    subject_kind: Mapped[str]
    subject_id: Mapped[UUID] = mapped_column(index=True)
    metric_id: Mapped[UUID] = mapped_column(ForeignKey("metrics.id"), index=True)
    name: Mapped[str]
    baseline: Mapped[float | None]
    target: Mapped[float]
    look_on: Mapped[date]
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey("members.id"))
    asked_at: Mapped[datetime | None]
    value: Mapped[float | None]
    verdict: Mapped[str | None]
    judged_at: Mapped[datetime | None]
