"""Time spent on tasks: noted by hand or by a timer, handed in by the week."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from onetask.core.db import Thing
from onetask.people.models import Member
from onetask.plan.models.items import Item
from onetask.work.models.tasks import Task

WEEK_STATES = ("open", "submitted", "approved", "returned")


class Stint(Item):
    """Minutes that a member worked on a task on one day."""

    is_confidential = True
    __table_args__ = (Index(None, "member_id", "worked_on"), Index(None, "project_id", "worked_on"))
    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id"), index=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"))
    worked_on: Mapped[date]
    minutes: Mapped[int]
    note: Mapped[str] = mapped_column(default="")
    task: Mapped[Task] = relationship(viewonly=True)

    @property
    def label(self) -> str:
        return self.task.ref


class Timer(Thing):
    """It runs for one member on one task; there is never a second one."""

    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"), unique=True)
    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id"))
    started_at: Mapped[datetime]
    task: Mapped[Task] = relationship(viewonly=True)

    @property
    def label(self) -> str:
        return self.task.ref


class Timesheet(Thing):
    """A member's week, named by its Monday, and how far it has come."""

    __table_args__ = (UniqueConstraint("member_id", "week_on"),)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"))
    week_on: Mapped[date]
    state: Mapped[str] = mapped_column(default="open")
    decided_by_id: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]
    note: Mapped[str] = mapped_column(default="")
    member: Mapped[Member] = relationship(viewonly=True)

    @property
    def label(self) -> str:
        return self.member.name
