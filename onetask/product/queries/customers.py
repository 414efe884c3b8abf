"""Customers and the people among them."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from onetask.core.db import session
from onetask.product.models.feedback import Contact, Customer, Feedback


def contact_with(workspace_id: UUID, email: str) -> Contact | None:
    same = Contact.workspace_id == workspace_id, Contact.email == email
    return session.scalar(select(Contact).where(*same))


def customer_called(workspace_id: UUID, key: str) -> Customer | None:
    same = Customer.workspace_id == workspace_id, Customer.key == key
    return session.scalar(select(Customer).where(*same))


def customer_at(workspace_id: UUID, domain: str) -> Customer | None:
    """The company whose people have addresses of this domain."""
    same = Customer.workspace_id == workspace_id, Customer.domain == domain
    there = select(Customer).where(*same, Customer.binned_at.is_(None))
    return session.scalar(there.order_by(Customer.id).limit(1))


def customers_of(workspace_id: UUID) -> Sequence[Customer]:
    here = Customer.workspace_id == workspace_id, Customer.binned_at.is_(None)
    return session.scalars(select(Customer).where(*here).order_by(Customer.key)).all()


def customers_by(ids: Iterable[UUID | None]) -> dict[UUID, Customer]:
    return _by_id(Customer, ids)


def contacts_by(ids: Iterable[UUID | None]) -> dict[UUID, Contact]:
    return _by_id(Contact, ids)


def said_by_customer(workspace_id: UUID) -> dict[UUID, int]:
    """How much of what was said came from each."""
    counts = select(Feedback.customer_id, func.count()).where(
        Feedback.workspace_id == workspace_id,
        Feedback.customer_id.is_not(None),
        Feedback.binned_at.is_(None),
    )
    rows: Any = session.execute(counts.group_by(Feedback.customer_id))
    return {row[0]: row[1] for row in rows}


def _by_id(model: Any, ids: Iterable[UUID | None]) -> dict[UUID, Any]:
    wanted = {one for one in ids if one}
    rows = session.scalars(select(model).where(model.id.in_(wanted))) if wanted else ()
    return {row.id: row for row in rows}
