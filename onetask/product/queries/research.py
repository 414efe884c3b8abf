"""Research as pages and programs want it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.product.models.products import Part
from onetask.product.models.research import (
    Competitor,
    Highlight,
    Note,
    Persona,
    Segment,
    Trait,
    Verdict,
)


class Piece(NamedTuple):
    """Words of a note, marked or not."""

    text: str
    mark: Highlight | None


def parts_of(product_id: UUID, model: type[Part]) -> Sequence[Any]:
    here = model.product_id == product_id, model.binned_at.is_(None)
    return session.scalars(select(model).where(*here).order_by(model.id)).all()


def notes_of(product_id: UUID) -> Sequence[Note]:
    """The latest first."""
    here = Note.product_id == product_id, Note.binned_at.is_(None)
    return session.scalars(select(Note).where(*here).order_by(Note.id.desc()).limit(200)).all()


def personas_of(product_id: UUID) -> list[tuple[Persona, Segment | None]]:
    segments = {one.id: one for one in parts_of(product_id, Segment)}
    return [
        (one, segments.get(one.segment_id) if one.segment_id else None)
        for one in parts_of(product_id, Persona)
    ]


def verdict_of(trait_id: UUID, competitor_id: UUID) -> Verdict | None:
    one = Verdict.trait_id == trait_id, Verdict.competitor_id == competitor_id
    return session.scalar(select(Verdict).where(*one))


def verdicts_on(traits: Sequence[Trait]) -> dict[UUID, dict[UUID, str]]:
    """Of each row of the comparison: what each competitor is worth."""
    rows = select(Verdict).where(Verdict.trait_id.in_([one.id for one in traits]))
    found: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    for one in session.scalars(rows):
        found[one.trait_id][one.competitor_id] = one.value
    return found


def highlights_of(note_ids: Sequence[UUID]) -> dict[UUID, list[Highlight]]:
    here = Highlight.note_id.in_(list(note_ids)), Highlight.binned_at.is_(None)
    found: dict[UUID, list[Highlight]] = defaultdict(list)
    for one in session.scalars(select(Highlight).where(*here).order_by(Highlight.begins)):
        found[one.note_id].append(one)
    return found


def pieces_of(note: Note, marks: Sequence[Highlight]) -> list[Piece]:
    """The note's words cut at its marks; one that fits no more, or lies over another, waits."""
    pieces, at = [], 0
    for mark in sorted(marks, key=lambda one: one.begins):
        if mark.begins < at or note.body[mark.begins : mark.ends] != mark.quote:
            continue
        pieces += [Piece(note.body[at : mark.begins], None), Piece(mark.quote, mark)]
        at = mark.ends
    return [one for one in (*pieces, Piece(note.body[at:], None)) if one.text]


def competition_of(product_id: UUID) -> dict[str, Any]:
    traits = parts_of(product_id, Trait)
    return {
        "competitors": parts_of(product_id, Competitor),
        "traits": traits,
        "verdicts": verdicts_on(traits),
    }
