"""What people said, who they are, and for which customer they said it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onetask.core.db import Thing
from onetask.product.models.products import Part

STATUSES = ("new", "linked", "dismissed", "snoozed")
REASONS = ("answered", "duplicate", "unclear", "no_fit", "spam", "other")
SHORT = 60


class Customer(Thing):
    """A company or a segment, with what it is worth in a year."""

    __table_args__ = (UniqueConstraint("workspace_id", "key"),)
    name: Mapped[str]
    key: Mapped[str]
    domain: Mapped[str] = mapped_column(default="")
    segment: Mapped[str] = mapped_column(default="")
    revenue: Mapped[float | None]
    currency: Mapped[str] = mapped_column(default="EUR")
    status: Mapped[str] = mapped_column(default="active")
    binned_at: Mapped[datetime | None]


class Contact(Thing):
    """Somebody outside who said or wants something; known by the address, if there is one."""

    __table_args__ = (UniqueConstraint("workspace_id", "email"),)
    name: Mapped[str]
    email: Mapped[str | None]
    customer_id: Mapped[UUID | None] = mapped_column(ForeignKey("customers.id"), index=True)
    hue: Mapped[int] = mapped_column(default=285)
    muted_at: Mapped[datetime | None]


class Feedback(Part):
    """What somebody said, in their own words."""

    __tablename__ = "feedback"
    __table_args__ = (
        UniqueConstraint("workspace_id", "source_key"),
        Index(None, "product_id", "status", "said_at", "id"),
        Index(None, "product_id", "binned_at", "status", "snoozed_until"),
        Index(None, "product_id", "touched_at"),
    )
    text: Mapped[str]
    source: Mapped[str] = mapped_column(default="note")
    source_key: Mapped[str | None]
    url: Mapped[str | None]
    stars: Mapped[int | None]
    contact_id: Mapped[UUID | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    customer_id: Mapped[UUID | None] = mapped_column(ForeignKey("customers.id"), index=True)
    by_id: Mapped[UUID]
    status: Mapped[str] = mapped_column(default="new")
    reason: Mapped[str] = mapped_column(default="")
    snoozed_until: Mapped[datetime | None]
    said_at: Mapped[datetime]
    touched_at: Mapped[datetime]
    batch_id: Mapped[UUID | None] = mapped_column(index=True)

    @property
    def label(self) -> str:
        return shortened(self.text)


def shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[: SHORT - 1].rstrip()}…"
