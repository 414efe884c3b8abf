"""Products: a workspace has one from the start, and may have several."""

import secrets
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onetask.core.db import Rank, Thing


def fresh_slug() -> str:
    return secrets.token_hex(4)


def fresh_mail_key() -> str:
    """Small letters and digits alone: some mail servers fold the rest."""
    return secrets.token_hex(8)


class Product(Thing):
    """What a team offers; goals, feedback, ideas and the roadmap belong to one."""

    __table_args__ = (UniqueConstraint("workspace_id", "rank"),)
    name: Mapped[str]
    slug: Mapped[str] = mapped_column(unique=True, default=fresh_slug)
    mail_key: Mapped[str] = mapped_column(unique=True, default=fresh_mail_key)
    about: Mapped[str] = mapped_column(default="")
    hue: Mapped[int] = mapped_column(default=303)
    rank: Mapped[str] = mapped_column(Rank)
    archived_at: Mapped[datetime | None]


class Part(Thing):
    """Something that belongs to a product, and may lie in the bin."""

    __abstract__ = True
    product_id: Mapped[UUID] = mapped_column(ForeignKey("products.id"), index=True)
    binned_at: Mapped[datetime | None]
