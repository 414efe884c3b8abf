"""What the assistant remembers: lines as typed, proposals, and who weighs what how."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onetask.core.db import Thing


class Capture(Thing):
    """The line a task was made from, and what was understood of it."""

    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id"), unique=True)
    line: Mapped[str]
    rrule: Mapped[str | None]
    anchor: Mapped[str] = mapped_column(default="due")
    stated: Mapped[int | None]
    next_id: Mapped[UUID | None]


class Suggestion(Thing):
    """A proposal with its reasons: nothing happens until somebody accepts it."""

    __table_args__ = (Index(None, "subject_id", "feature", "status"),)
    feature: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID]
    project_id: Mapped[UUID | None]
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    reasons: Mapped[list[Any]] = mapped_column(JSON)
    tier: Mapped[str] = mapped_column(default="T0")
    status: Mapped[str] = mapped_column(default="open")
    asked_by_id: Mapped[UUID]
    by_id: Mapped[UUID | None]
    made_at: Mapped[datetime]
    at: Mapped[datetime | None]

    @property
    def scope_id(self) -> UUID | None:
        return self.project_id

    @property
    def label(self) -> str:
        return str(self.payload.get("label", ""))


class Themes(Thing):
    """What the feedback of a product says again and again, as it was read last."""

    product_id: Mapped[UUID] = mapped_column(ForeignKey("products.id"), unique=True)
    at: Mapped[datetime]
    read: Mapped[int]
    """How many pieces of feedback were read."""
    found: Mapped[list[Any]] = mapped_column(JSON)
    """Each theme: the feedback of it, how many people said it, and its telling words."""


class Assistance(Thing):
    """Whether the assistant helps, and what counts how much: of a member, or of all."""

    __table_args__ = (UniqueConstraint("workspace_id", "member_id"),)
    member_id: Mapped[UUID | None] = mapped_column(ForeignKey("members.id"))
    is_off: Mapped[bool] = mapped_column(default=False)
    weights: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
