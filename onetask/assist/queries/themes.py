"""What the feedback of a product has in common: who says the same, in whose words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.assist.engine.similar import Item
from onetask.assist.engine.themes import MOST_AT_ONCE, themes
from onetask.assist.models import Themes
from onetask.core.db import session
from onetask.product.models.feedback import Feedback
from onetask.product.queries.inbox import Line, drawn

FEWEST, SHOWN, QUOTED = 8, 40, 60


@dataclass(frozen=True)
class Theme:
    """Telling words, how many people said it, and the feedback it rests on."""

    words: Sequence[str]
    people: int
    lines: Sequence[Line]


def themes_on(product_id: UUID) -> Themes | None:
    return session.scalar(select(Themes).where(Themes.product_id == product_id))


def work_out(product_id: UUID) -> tuple[int, list[dict[str, Any]]]:
    """How many were read, and the themes among them; too few tell nothing."""
    newest = _said(product_id).order_by(Feedback.said_at.desc(), Feedback.id).limit(MOST_AT_ONCE)
    rows = list(reversed(session.scalars(newest).all()))
    if len(rows) < FEWEST:
        return len(rows), []
    items = [Item(str(one.id), one.text) for one in rows]
    people = [str(one.contact_id or one.customer_id or one.id) for one in rows]
    found = themes(items, people)[:SHOWN]
    return len(rows), [
        {"items": [*one.items[:QUOTED]], "people": one.people, "words": [*one.words]}
        for one in found
    ]


def themes_of(row: Themes) -> list[Theme]:
    """The kept themes with what of their feedback still stands."""
    ids = [UUID(key) for one in row.found for key in one["items"]]
    rows = session.scalars(_said(row.product_id).where(Feedback.id.in_(ids))).all()
    lines = {str(line.feedback.id): line for line in drawn(rows)}
    found = [(one, [lines[key] for key in one["items"] if key in lines]) for one in row.found]
    return [Theme(one["words"], one["people"], said) for one, said in found if len(said) > 1]


def _said(product_id: UUID) -> Any:
    """What was dismissed is settled."""
    stands = Feedback.binned_at.is_(None), Feedback.status != "dismissed"
    return select(Feedback).where(Feedback.product_id == product_id, *stands)
