"""What a member was told, and what they did with it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onetask.core.db import Bookkeeping

REASONS = (
    *("mentioned", "assigned", "due", "escalated", "unanswered", "comment", "reaction"),
    *("invited", "unblocked", "watching", "room", "outcome", "failed"),
)
SHOWN = {
    "all": REASONS,
    "mentions": ("mentioned", "unanswered"),
    "assigned": ("assigned", "invited", "unblocked"),
    "due": ("due", "escalated", "room", "outcome"),
}


class Notification(Bookkeeping):
    """One row per member, event and reason; the event is found by what it was about, and when.

    An event gets its number after the rows of its change, so the row cannot hold it.
    """

    __table_args__ = (
        UniqueConstraint("member_id", "reason", "about_id", "subject_id", "made_at"),
        Index(None, "member_id", "done_at", "made_at"),
        Index(None, "about_id", "made_at"),
    )
    workspace_id: Mapped[UUID] = mapped_column(index=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"))
    reason: Mapped[str]
    about_id: Mapped[UUID]
    actor_id: Mapped[UUID]
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID] = mapped_column(index=True)
    label: Mapped[str]
    facts: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    snoozed_until: Mapped[datetime | None]
