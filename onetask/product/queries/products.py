"""The products of a workspace, and the one that is meant when none is named."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.core.errors import NotThere
from onetask.core.events import Event
from onetask.core.settings import settings
from onetask.product.models.products import Product


def products_of(workspace_id: UUID) -> Sequence[Product]:
    """Those that stand, in their order."""
    here = Product.workspace_id == workspace_id, Product.archived_at.is_(None)
    return session.scalars(select(Product).where(*here).order_by(Product.rank)).all()


def home_product(workspace_id: UUID) -> Product:
    """The first one: every workspace has it from its founding."""
    here = Product.workspace_id == workspace_id, Product.archived_at.is_(None)
    first = session.scalar(select(Product).where(*here).order_by(Product.rank).limit(1))
    if first is None:
        raise NotThere
    return first


def mail_address(product: Product) -> str:
    return f"feedback-{product.mail_key}@{settings().mail_domain}"


def product_at(address: str) -> Product | None:
    """The product that a mail to this address is for; its domain is the mail server's affair."""
    key = address.strip().lower().partition("@")[0].removeprefix("feedback-")
    here = Product.mail_key == key, Product.archived_at.is_(None)
    return session.scalar(select(Product).where(*here))


def product_of(event: Event) -> Product:
    return session.get_one(Product, event.subject_id)


def last_rank(workspace_id: UUID) -> str | None:
    ranks = select(Product.rank).where(Product.workspace_id == workspace_id)
    return session.scalar(ranks.order_by(Product.rank.desc()).limit(1))


def slug_is_taken(slug: str) -> bool:
    return session.scalar(select(Product.id).where(Product.slug == slug)) is not None
