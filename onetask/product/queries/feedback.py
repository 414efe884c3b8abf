"""Feedback as the rest of the room looks it up."""

from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.events import Event
from onetask.product.models.feedback import Feedback
from onetask.product.models.ideas import Evidence

PART = 500


def feedback_of(event: Event) -> Feedback:
    return session.get_one(Feedback, event.subject_id)


def feedback_from(workspace_id: UUID, source_key: str | None) -> Feedback | None:
    """What this message of a source became before."""
    if source_key is None:
        return None
    same = Feedback.workspace_id == workspace_id, Feedback.source_key == source_key
    return session.scalar(select(Feedback).where(*same))


def has_evidence(feedback_id: UUID) -> bool:
    linked = select(Evidence.id).where(Evidence.feedback_id == feedback_id).limit(1)
    return session.scalar(linked) is not None


def waiting_count(product_id: UUID) -> int:
    """New, or asleep until a moment that has passed: both are counted in an index alone."""
    here = Feedback.product_id == product_id, Feedback.binned_at.is_(None)
    fresh = select(func.count()).where(*here, Feedback.status == "new").scalar_subquery()
    woken = select(func.count()).where(*here, *is_awake()).scalar_subquery()
    return session.scalar(select(fresh + woken)) or 0


def is_awake() -> tuple[ColumnElement[bool], ...]:
    return Feedback.status == "snoozed", Feedback.snoozed_until <= now()


def known_keys(workspace_id: UUID, keys: list[str]) -> set[str]:
    """Those messages of a source that were taken in before."""
    found: set[str] = set()
    for start in range(0, len(keys), PART):
        same = (
            Feedback.workspace_id == workspace_id,
            Feedback.source_key.in_(keys[start : start + PART]),
        )
        rows = session.scalars(select(Feedback.source_key).where(*same))
        found |= {key for key in rows if key}
    return found


def last_batch(product_id: UUID) -> UUID | None:
    """The file that came in last; ids grow with time."""
    batches = select(Feedback.batch_id).where(Feedback.product_id == product_id)
    newest = batches.where(Feedback.batch_id.is_not(None)).order_by(Feedback.id.desc())
    return session.scalar(newest.limit(1))


def product_of_batch(batch_id: UUID) -> UUID | None:
    of = select(Feedback.product_id).where(Feedback.batch_id == batch_id)
    return session.scalar(of.limit(1))
