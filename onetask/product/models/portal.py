"""The public page of a product: what it shows, and what visitors leave there."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onetask.core.db import Bookkeeping, Thing


class Portal(Thing):
    """Whether and how a product is public, at the address of the product."""

    __table_args__ = (UniqueConstraint("product_id"),)
    product_id: Mapped[UUID] = mapped_column(ForeignKey("products.id"))
    intro: Mapped[str] = mapped_column(default="")
    intro_html: Mapped[str] = mapped_column(default="")
    sites: Mapped[str] = mapped_column(default="")
    is_open: Mapped[bool] = mapped_column(default=False)
    is_listed: Mapped[bool] = mapped_column(default=False)
    is_moderated: Mapped[bool] = mapped_column(default=True)
    shows_roadmap: Mapped[bool] = mapped_column(default=True)
    shows_changelog: Mapped[bool] = mapped_column(default=True)

    @property
    def label(self) -> str:
        return "portal"


class Remark(Thing):
    """What a visitor said about a public idea."""

    idea_id: Mapped[UUID] = mapped_column(ForeignKey("ideas.id"), index=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contacts.id"), index=True)
    body: Mapped[str]
    html: Mapped[str]
    shown: Mapped[str] = mapped_column(default="waiting")
    at: Mapped[datetime]

    @property
    def label(self) -> str:
        return self.body[:60]


class Pledge(Bookkeeping):
    """What a visitor wants to do, until the click in the mail proves the address."""

    product_id: Mapped[UUID] = mapped_column(index=True)
    deed: Mapped[str]
    email: Mapped[str] = mapped_column(index=True)
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    locale: Mapped[str] = mapped_column(default="en")
    token_hash: Mapped[str] = mapped_column(unique=True)
    made_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
