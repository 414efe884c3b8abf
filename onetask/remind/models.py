"""What was promised to whom, and who is keeping the promise."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from onetask.core.db import Bookkeeping
from onetask.core.ids import NOBODY
from onetask.people.models import Member

CHANNELS = ("inbox", "mail")
WAITING = ("pending", "claimed")
STATES = (*WAITING, "sent", "dead", "cancelled")


class Habit(Bookkeeping):
    """When somebody wants to be reminded: of every task (NOBODY), or of this one."""

    __table_args__ = (UniqueConstraint("member_id", "task_id"),)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"))
    task_id: Mapped[UUID] = mapped_column(default=NOBODY)
    times: Mapped[list[Any]] = mapped_column(JSON)
    by_mail: Mapped[bool] = mapped_column(default=True)


class Snooze(Bookkeeping):
    """Somebody does not want to hear of a task until then."""

    __table_args__ = (UniqueConstraint("member_id", "task_id"),)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"))
    task_id: Mapped[UUID]
    until: Mapped[datetime]


class Reminder(Bookkeeping):
    """The rule: whom, of what, at which local time of which zone, how many days before."""

    __table_args__ = (UniqueConstraint("member_id", "task_id", "days_before", "at"),)
    workspace_id: Mapped[UUID] = mapped_column(index=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"))
    task_id: Mapped[UUID] = mapped_column(index=True)
    days_before: Mapped[int]
    at: Mapped[str]
    zone: Mapped[str]
    member: Mapped[Member] = relationship()

    @property
    def rule(self) -> tuple[int, str]:
        return self.days_before, self.at


class Delivery(Bookkeeping):
    """One occurrence on one channel; its unique key is why nobody is told twice."""

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("reminder_id", "channel", "recipient_id", "occurrence_utc"),
        Index(None, "state", "next_try"),
    )
    reminder_id: Mapped[UUID] = mapped_column(ForeignKey("reminders.id"))
    workspace_id: Mapped[UUID] = mapped_column(index=True)
    channel: Mapped[str]
    recipient_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"), index=True)
    occurrence_utc: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="pending")
    due_at: Mapped[datetime]
    next_try: Mapped[datetime]
    lease_until: Mapped[datetime | None]
    token: Mapped[UUID | None]
    attempts: Mapped[int] = mapped_column(default=0)
    losses: Mapped[int] = mapped_column(default=0)
    provider_id: Mapped[str | None]
    error: Mapped[str | None]
    sent_at: Mapped[datetime | None]
    reminder: Mapped[Reminder] = relationship()
