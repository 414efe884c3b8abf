"""Strategy as documents: each keeps all its editions."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onetask.core.db import Thing
from onetask.product.models.products import Part

PARTS = {
    "vision": ("text",),
    "strategy": ("text",),
    "pillar": ("text",),
    "market": ("text",),
    "lean": (
        *("problem", "solution", "value", "advantage", "segments"),
        *("alternatives", "metrics", "channels", "costs", "revenue"),
    ),
    "model": (
        *("partners", "activities", "value", "relations", "segments"),
        *("resources", "channels", "costs", "revenue"),
    ),
    "swot": ("strengths", "weaknesses", "opportunities", "threats"),
}
SINGLE = tuple(role for role in PARTS if role != "pillar")


class Document(Part):
    """A page of the strategy: one of a role, but as many pillars as are wanted."""

    role: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    parts: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    edition: Mapped[int] = mapped_column(default=0)

    @property
    def label(self) -> str:
        return self.title


class Edition(Thing):
    """A document as it stood once."""

    __table_args__ = (UniqueConstraint("document_id", "number"),)
    document_id: Mapped[UUID] = mapped_column(ForeignKey("documents.id"), index=True)
    number: Mapped[int]
    title: Mapped[str]
    parts: Mapped[dict[str, str]] = mapped_column(JSON)
    by_id: Mapped[UUID]
    at: Mapped[datetime]
