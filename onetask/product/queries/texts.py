"""What can be found of a product's parts: a title and the words below it."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, select

from onetask.core.db import Thing, session
from onetask.product.models.feedback import Customer, Feedback
from onetask.product.models.goals import Goal
from onetask.product.models.ideas import Idea
from onetask.product.models.metrics import Metric
from onetask.product.models.releases import Release
from onetask.product.models.research import Competitor, Note, Persona, Segment
from onetask.product.models.roadmap import Initiative
from onetask.product.models.strategy import Document

TITLED = 120


class Found(NamedTuple):
    """One part, as the index wants it."""

    kind: str
    id: UUID
    workspace_id: UUID
    title: str
    body: str


Told = Callable[[Any], tuple[str, str]]
TEXTS: dict[type[Thing], Told] = {
    Goal: lambda one: (one.title, one.about),
    Metric: lambda one: (one.name, one.about),
    Document: lambda one: (one.title, "\n".join(one.parts.values())),
    Segment: lambda one: (one.name, one.about),
    Persona: lambda one: (one.name, _lines(one.role, one.quote, one.about, one.goals, one.pains)),
    Competitor: lambda one: (one.name, _lines(one.about, one.strengths, one.weaknesses)),
    Note: lambda one: (one.title, one.body),
    Initiative: lambda one: (one.title, _lines(one.summary, one.about)),
    Release: lambda one: (one.label, one.notes),
    Idea: lambda one: (one.label, one.need),
    Feedback: lambda one: (one.text[:TITLED], one.text),
    Customer: lambda one: (one.name, _lines(one.domain, one.segment)),
}
MODELS = {model.__name__.lower(): model for model in TEXTS}


def texts_of(kind: str, ids: Iterable[UUID]) -> list[Found]:
    """Of those that are there; what lies in the bin is not found."""
    model: Any = MODELS[kind]
    rows = session.scalars(select(model).where(model.id.in_(list(ids))))
    return [_found(one) for one in rows if is_found(one)]


def texts_of_batch(batch_id: UUID) -> tuple[list[UUID], list[Found]]:
    """What came in with one file, and what of it is still there."""
    rows = session.scalars(select(Feedback).where(Feedback.batch_id == batch_id)).all()
    return [one.id for one in rows], [_found(one) for one in rows if is_found(one)]


def texts_of_speakers(said: ColumnElement[bool]) -> list[Found]:
    """Customers come by themselves, with what their people say."""
    speakers = select(Feedback.customer_id).where(said, Feedback.customer_id.is_not(None))
    rows = session.scalars(select(Customer).where(Customer.id.in_(speakers)))
    return [_found(one) for one in rows if is_found(one)]


def every_text(workspace_id: UUID) -> list[Found]:
    """All parts of a workspace, for one that was copied."""
    found = []
    for model in TEXTS:
        rows = session.scalars(select(model).where(model.workspace_id == workspace_id))
        found += [_found(one) for one in rows if is_found(one)]
    return found


def is_found(part: Any) -> bool:
    return part.binned_at is None and getattr(part, "merged_into_id", None) is None


def _found(one: Any) -> Found:
    title, body = TEXTS[type(one)](one)
    return Found(one.kind, one.id, one.workspace_id, title, body)


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)
