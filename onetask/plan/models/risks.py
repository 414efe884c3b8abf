"""What might go wrong in a project, and what went, was decided or changed."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from onetask.plan.models.items import Item

RISK_STATES = ("open", "happened", "closed")
STRATEGIES = ("avoid", "reduce", "transfer", "accept")
LOG_STATES = {
    "issue": ("open", "closed"),
    "decision": ("open", "decided"),
    "change": ("open", "approved", "rejected"),
}


class Risk(Item):
    """It may happen: how likely, how bad, who watches it, and what is done about it."""

    title: Mapped[str]
    about: Mapped[str] = mapped_column(default="")
    probability: Mapped[int] = mapped_column(default=3)
    impact: Mapped[int] = mapped_column(default=3)
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey("members.id"))
    strategy: Mapped[str | None]
    response: Mapped[str] = mapped_column(default="")
    trigger_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(default="open")
    warned_at: Mapped[datetime | None]

    @property
    def score(self) -> int:
        return self.probability * self.impact

    @property
    def is_live(self) -> bool:
        return self.binned_at is None and self.state == "open"

    def is_unanswered(self, today: date) -> bool:
        """Its trigger date has passed and nobody has said what is done."""
        passed = self.trigger_on is not None and self.trigger_on < today
        return passed and self.is_live and not self.response


class Record(Item):
    """An issue, a decision or a change, with who cares for it."""

    what: Mapped[str]
    title: Mapped[str]
    about: Mapped[str] = mapped_column(default="")
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey("members.id"))
    due_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(default="open")
