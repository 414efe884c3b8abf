"""What was promised to whom, and who is keeping the promise."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from onetask.core.db import Bookkeeping
from onetask.core.ids import NOBODY
from onetask.core.vault import SEALED
from onetask.people.models import Member

WAITING = ("pending", "claimed")
STATES = (*WAITING, "sent", "dead", "cancelled")


class Habit(Bookkeeping):
    """When somebody wants to be reminded: of every task (NOBODY), of a project's, or of one.

    Times replace the usual ones where there are some; extra ones come beside them.
    """

    __table_args__ = (UniqueConstraint("member_id", "task_id"),)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"))
    task_id: Mapped[UUID] = mapped_column(default=NOBODY, index=True)
    times: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    extra: Mapped[list[Any]] = mapped_column(JSON, default=list)


class Peace(Bookkeeping):
    """When somebody is left in peace, and how often they may be interrupted."""

    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"), unique=True)
    quiet_from: Mapped[str] = mapped_column(default="19:00")
    quiet_to: Mapped[str] = mapped_column(default="08:00")
    only_workdays: Mapped[bool] = mapped_column(default=True)
    days_off: Mapped[list[Any]] = mapped_column(JSON, default=list)
    away_from: Mapped[date | None]
    away_until: Mapped[date | None]
    digest_at: Mapped[str] = mapped_column(default="08:00")
    weekly_on: Mapped[int | None]
    budget: Mapped[int] = mapped_column(default=6)


class Wish(Bookkeeping):
    """By which ways somebody hears of which news, everywhere (NOBODY) or in one project."""

    __tablename__ = "wishes"
    __table_args__ = (UniqueConstraint("member_id", "project_id"),)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"))
    project_id: Mapped[UUID] = mapped_column(default=NOBODY)
    ways: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    is_muted: Mapped[bool] = mapped_column(default=False)


class Snooze(Bookkeeping):
    """Somebody does not want to hear of a task until then."""

    __table_args__ = (UniqueConstraint("member_id", "task_id"),)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"))
    task_id: Mapped[UUID]
    until: Mapped[datetime]


class Outlet(Bookkeeping):
    """Where else news go: somebody's browser, chat or program, or their team's; address sealed."""

    __table_args__ = (UniqueConstraint("member_id", "project_id", "fingerprint"),)
    workspace_id: Mapped[UUID] = mapped_column(index=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"))
    project_id: Mapped[UUID] = mapped_column(default=NOBODY)
    is_shared: Mapped[bool] = mapped_column(default=False)
    way: Mapped[str]
    name: Mapped[str]
    sealed: Mapped[str] = mapped_column(info=SEALED)
    fingerprint: Mapped[str]
    hears: Mapped[list[Any]] = mapped_column(JSON, default=list)
    answers: Mapped[list[Any]] = mapped_column(JSON, default=list)
    made_at: Mapped[datetime]
    member: Mapped[Member] = relationship()


class Reminder(Bookkeeping):
    """The rule: whom, of what, when in the zone they live in (engine/rules.py reads it)."""

    __table_args__ = (UniqueConstraint("member_id", "subject_id", "rule"),)
    workspace_id: Mapped[UUID] = mapped_column(index=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"))
    subject_kind: Mapped[str] = mapped_column(default="task")
    subject_id: Mapped[UUID] = mapped_column(index=True)
    rule: Mapped[str]
    zone: Mapped[str]
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    member: Mapped[Member] = relationship()

    @property
    def kind(self) -> str:
        return self.rule.partition("@")[0].lstrip("0123456789")


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
