"""The roadmap: initiatives, what they wait for, and the links that show it to others."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onetask.core.db import Rank, Thing
from onetask.product.models.products import Part

HORIZONS = ("now", "next", "later", "done")
STAGES = ("discovery", "planned", "building", "shipped")
HEALTHS = ("on_track", "at_risk", "off_track", "paused")
AUDIENCES = ("leadership", "team", "customers")


class Initiative(Part):
    """A card on the roadmap; what stands here by hand wins over what its projects say."""

    __table_args__ = (UniqueConstraint("product_id", "horizon", "rank"),)
    title: Mapped[str]
    summary: Mapped[str] = mapped_column(default="")
    about: Mapped[str] = mapped_column(default="")
    about_html: Mapped[str] = mapped_column(default="")
    horizon: Mapped[str]
    stage: Mapped[str] = mapped_column(default="discovery")
    confidence: Mapped[int | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    progress: Mapped[int | None]
    health: Mapped[str | None]
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey("members.id"))
    rank: Mapped[str] = mapped_column(Rank)
    is_public: Mapped[bool] = mapped_column(default=False)
    made_by_id: Mapped[UUID]
    made_at: Mapped[datetime]

    @property
    def label(self) -> str:
        return self.title


class InitiativeDependency(Thing):
    """An initiative waits for another."""

    __tablename__ = "initiative_dependencies"
    __table_args__ = (UniqueConstraint("blocker_id", "blocked_id"),)
    blocker_id: Mapped[UUID] = mapped_column(ForeignKey("initiatives.id"))
    blocked_id: Mapped[UUID] = mapped_column(ForeignKey("initiatives.id"), index=True)


class ShareLink(Thing):
    """Shows one audience's roadmap to whoever holds the link, until it is revoked."""

    product_id: Mapped[UUID] = mapped_column(ForeignKey("products.id"), index=True)
    audience: Mapped[str]
    name: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    made_by_id: Mapped[UUID]
    made_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
