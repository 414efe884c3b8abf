"""Ideas: a need worth considering, its evidence and its votes, and how ideas are weighed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onetask.core.db import Thing
from onetask.product.models.products import Part

STATUSES = ("new", "considering", "planned", "building", "shipped", "declined")
IMPORTANCES = ("nice", "should", "must")
SHOWN = ("private", "waiting", "public", "hidden")


class Idea(Part):
    """A need worth considering; `home_id` is itself, or the idea it was merged into at last."""

    __table_args__ = (
        UniqueConstraint("product_id", "number"),
        Index(None, "product_id", "home_id"),
    )
    number: Mapped[int]
    title: Mapped[str]
    need: Mapped[str] = mapped_column(default="")
    need_html: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="new")
    factors: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    shown: Mapped[str] = mapped_column(default="private")
    merged_into_id: Mapped[UUID | None] = mapped_column(ForeignKey("ideas.id"))
    home_id: Mapped[UUID] = mapped_column(index=True)
    made_by_id: Mapped[UUID]
    asked_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("contacts.id"))
    made_at: Mapped[datetime]
    touched_at: Mapped[datetime]

    @property
    def ref(self) -> str:
        return f"IDEA-{self.number}"

    @property
    def label(self) -> str:
        return f"{self.ref} {self.title}"

    @property
    def is_merged(self) -> bool:
        return self.merged_into_id is not None


class Evidence(Thing):
    """A passage that speaks for an idea, and how much its speaker needs it."""

    __tablename__ = "evidence"
    __table_args__ = (Index(None, "idea_id", "feedback_id"),)
    idea_id: Mapped[UUID] = mapped_column(ForeignKey("ideas.id"))
    feedback_id: Mapped[UUID | None] = mapped_column(ForeignKey("feedback.id"), index=True)
    highlight_id: Mapped[UUID | None] = mapped_column(index=True)
    quote: Mapped[str]
    start: Mapped[int | None]
    end: Mapped[int | None]
    importance: Mapped[str] = mapped_column(default="should")
    by_id: Mapped[UUID]
    at: Mapped[datetime]


class Vote(Thing):
    """Somebody wants an idea; what they said with it stays theirs when ideas are merged."""

    __table_args__ = (UniqueConstraint("idea_id", "contact_id"),)
    idea_id: Mapped[UUID] = mapped_column(ForeignKey("ideas.id"))
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contacts.id"), index=True)
    words: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]


class Scoring(Thing):
    """How a workspace weighs its ideas, and how it did before: so that a move can be told."""

    __tablename__ = "scorings"
    __table_args__ = (UniqueConstraint("workspace_id"),)
    formula: Mapped[str]
    weights: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    was_formula: Mapped[str]
    was_weights: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    changed_at: Mapped[datetime]
    by_id: Mapped[UUID]

    @property
    def label(self) -> str:
        return self.formula
