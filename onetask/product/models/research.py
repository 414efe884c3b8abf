"""Research: who the product is for, who else serves them, and what they said."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onetask.core.db import Thing
from onetask.product.models.products import Part

VERDICTS = ("none", "partly", "yes", "best")


class Segment(Part):
    """A part of the market."""

    name: Mapped[str]
    about: Mapped[str] = mapped_column(default="")
    size: Mapped[int | None]
    share: Mapped[float | None]


class Persona(Part):
    """Somebody typical the product is for."""

    name: Mapped[str]
    role: Mapped[str] = mapped_column(default="")
    quote: Mapped[str] = mapped_column(default="")
    about: Mapped[str] = mapped_column(default="")
    goals: Mapped[str] = mapped_column(default="")
    pains: Mapped[str] = mapped_column(default="")
    hue: Mapped[int] = mapped_column(default=303)
    segment_id: Mapped[UUID | None] = mapped_column(ForeignKey("segments.id"))


class Competitor(Part):
    """Who else serves the same people."""

    name: Mapped[str]
    site: Mapped[str] = mapped_column(default="")
    about: Mapped[str] = mapped_column(default="")
    strengths: Mapped[str] = mapped_column(default="")
    weaknesses: Mapped[str] = mapped_column(default="")


class Trait(Part):
    """A row of the comparison: what one can do and another cannot."""

    name: Mapped[str]
    ours: Mapped[str] = mapped_column(default="none")


class Verdict(Thing):
    """How a competitor does on a row of the comparison."""

    __table_args__ = (UniqueConstraint("trait_id", "competitor_id"),)
    trait_id: Mapped[UUID] = mapped_column(ForeignKey("traits.id"), index=True)
    competitor_id: Mapped[UUID] = mapped_column(ForeignKey("competitors.id"), index=True)
    value: Mapped[str]


class Note(Part):
    """An interview or an observation, in the words it was noted in."""

    title: Mapped[str]
    body: Mapped[str] = mapped_column(default="")
    person: Mapped[str] = mapped_column(default="")
    held_on: Mapped[date | None]
    persona_id: Mapped[UUID | None] = mapped_column(ForeignKey("personas.id"))

    @property
    def label(self) -> str:
        return self.title


class Highlight(Part):
    """A passage of a note worth pointing at: evidence for ideas."""

    note_id: Mapped[UUID] = mapped_column(ForeignKey("notes.id"), index=True)
    begins: Mapped[int]
    ends: Mapped[int]
    quote: Mapped[str]

    @property
    def label(self) -> str:
        return self.quote[:80]
