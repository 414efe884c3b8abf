"""Which roadmap a link shows."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.product.models.roadmap import ShareLink


def share_with(token_hash: str) -> ShareLink | None:
    """None where there is no such link, or it was revoked."""
    open_one = ShareLink.token_hash == token_hash, ShareLink.revoked_at.is_(None)
    return session.scalar(select(ShareLink).where(*open_one))


def shares_of(product_id: UUID) -> Sequence[ShareLink]:
    mine = ShareLink.product_id == product_id, ShareLink.revoked_at.is_(None)
    return session.scalars(select(ShareLink).where(*mine).order_by(ShareLink.id)).all()
