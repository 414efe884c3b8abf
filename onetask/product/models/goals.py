"""Goals: objectives with measured key results, and what people think of their chances."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from onetask.product.models.products import Part

OUTLOOKS = ("on_track", "at_risk", "off_track")


class Goal(Part):
    """An objective; its progress comes from its key results and the goals below it."""

    title: Mapped[str]
    about: Mapped[str] = mapped_column(default="")
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey("members.id"))
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    weight: Mapped[int] = mapped_column(default=1)
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("goals.id"), index=True)
    set_percent: Mapped[float | None]
    set_why: Mapped[str] = mapped_column(default="")

    @property
    def label(self) -> str:
        return self.title


class KeyResult(Part):
    """How a goal is measured: a metric, where it began and where it shall arrive."""

    goal_id: Mapped[UUID] = mapped_column(ForeignKey("goals.id"), index=True)
    metric_id: Mapped[UUID] = mapped_column(ForeignKey("metrics.id"), index=True)
    name: Mapped[str]
    start: Mapped[float]
    target: Mapped[float]


class CheckIn(Part):
    """What somebody said of a goal's chances, and the progress of that moment."""

    goal_id: Mapped[UUID] = mapped_column(ForeignKey("goals.id"), index=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"))
    at: Mapped[datetime]
    outlook: Mapped[str]
    confidence: Mapped[int]
    note: Mapped[str] = mapped_column(default="")
    percent: Mapped[float | None]

    @property
    def label(self) -> str:
        return self.note[:60]
