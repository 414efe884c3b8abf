"""Time kept for tasks, calendars read by their address, and what stands in them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from onetask.core.db import Bookkeeping, Thing
from onetask.core.vault import SEALED
from onetask.work.models.tasks import Task


class Block(Thing):
    """Time that somebody keeps for a task; nobody else sees what for."""

    __table_args__ = (Index(None, "member_id", "starts_at"),)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"))
    task_id: Mapped[UUID] = mapped_column(index=True)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    dropped_at: Mapped[datetime | None]
    task: Mapped[Task] = relationship(
        primaryjoin="foreign(Block.task_id) == Task.id", viewonly=True
    )

    @property
    def label(self) -> str:
        return self.task.ref


class Overlay(Bookkeeping):
    """A calendar that somebody reads beside their day; its secret address is kept encrypted.

    One without an address is never read again.
    """

    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"), index=True)
    name: Mapped[str]
    hue: Mapped[int]
    sealed_address: Mapped[str] = mapped_column(info=SEALED)
    etag: Mapped[str | None]
    read_at: Mapped[datetime | None]
    next_read: Mapped[datetime | None]
    error: Mapped[str | None]


class Meeting(Bookkeeping):
    """What stands in such a calendar, for the weeks around today: read only, never sent on."""

    __table_args__ = (
        UniqueConstraint("overlay_id", "uid", "starts_at"),
        Index(None, "member_id", "starts_at"),
    )
    overlay_id: Mapped[UUID] = mapped_column(ForeignKey("overlays.id"))
    member_id: Mapped[UUID]
    uid: Mapped[str]
    title: Mapped[str]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    is_all_day: Mapped[bool]
    is_busy: Mapped[bool]


class Feed(Bookkeeping):
    """A secret address under which a calendar program reads work from here."""

    token_hash: Mapped[str] = mapped_column(unique=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"), index=True)
    project_id: Mapped[UUID | None]
    with_words: Mapped[bool]
    made_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    read_by: Mapped[str | None]
    revoked_at: Mapped[datetime | None]
