"""The documents of a strategy and their editions."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.people.models import Member
from onetask.product.models.strategy import Document, Edition


def documents_of(product_id: UUID) -> dict[str, list[Document]]:
    """All that are written, by role."""
    here = Document.product_id == product_id, Document.binned_at.is_(None)
    found: dict[str, list[Document]] = {}
    for one in session.scalars(select(Document).where(*here).order_by(Document.id)):
        found.setdefault(one.role, []).append(one)
    return found


def document_of(product_id: UUID, role: str) -> Document | None:
    here = Document.product_id == product_id, Document.role == role
    there = select(Document).where(*here, Document.binned_at.is_(None))
    return session.scalar(there.order_by(Document.id).limit(1))


def edition_of(document_id: UUID, number: int) -> Edition | None:
    one = Edition.document_id == document_id, Edition.number == number
    return session.scalar(select(Edition).where(*one))


def editions_of(document_id: UUID) -> Sequence[tuple[Edition, Member | None]]:
    """The latest first, with who wrote each."""
    rows = select(Edition, Member).outerjoin(Member, Member.id == Edition.by_id)
    mine = rows.where(Edition.document_id == document_id).order_by(Edition.number.desc())
    return [(one, by) for one, by in session.execute(mine.limit(200))]
