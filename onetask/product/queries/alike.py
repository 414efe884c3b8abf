"""Feedback and ideas that are about the same; the index follows what has changed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.core.events import standing
from onetask.core.kept import Kept
from onetask.product.engine.similar import Likeness
from onetask.product.models.feedback import Feedback
from onetask.product.models.ideas import Idea
from onetask.product.models.products import Product

OVERLAP = timedelta(seconds=30)
START = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


class Index:
    """The words of one product's feedback or ideas, as of the last look."""

    def __init__(self) -> None:
        self.likeness, self.seen_to = Likeness(), START
        self.touched: dict[UUID, datetime] = {}

    def follow(self, rows: Any) -> None:
        """Rows are (id, when it was touched, whether it stands, text)."""
        for key, at, is_there, text in rows:
            if self.touched.get(key) == at:
                continue
            self.touched[key] = at
            self.seen_to = max(self.seen_to, at)
            self.likeness.put(key, text) if is_there else self.likeness.drop(key)


_indexes: Kept[Index] = Kept(60)


def similar_feedback(product_id: UUID, text: str, but: UUID | None = None) -> Sequence[Feedback]:
    index = _followed(Feedback, product_id)
    return _found(Feedback, [key for key, _ in index.nearest(text, 5) if key != but][:4])


def similar_ideas(product_id: UUID, text: str, most: int = 3) -> Sequence[Idea]:
    found = [key for key, _ in _followed(Idea, product_id).nearest(text, most, 0.08)]
    return _found(Idea, found)


def _followed(model: Any, product_id: UUID) -> Likeness:
    epoch = standing(_home(product_id)).epoch
    index = _indexes.of((model.__name__, product_id, epoch), Index)
    since = model.product_id == product_id, model.touched_at >= index.seen_to - OVERLAP
    index.follow(session.execute(select(*_columns(model)).where(*since)))
    return index.likeness


def _home(product_id: UUID) -> UUID:
    return session.get_one(Product, product_id).workspace_id


def _columns(model: Any) -> tuple[Any, ...]:
    stands = model.binned_at.is_(None)
    if model is Idea:
        text = Idea.title + " " + Idea.title + " " + Idea.need
        return Idea.id, Idea.touched_at, stands & Idea.merged_into_id.is_(None), text
    return Feedback.id, Feedback.touched_at, stands, Feedback.text


def _found(model: Any, keys: list[Any]) -> list[Any]:
    rows = {one.id: one for one in session.scalars(select(model).where(model.id.in_(keys)))}
    return [rows[key] for key in keys if key in rows and rows[key].binned_at is None]
