"""What Google has allowed, the calendar kept in step there, and what became of each event."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onetask.core.db import Bookkeeping
from onetask.core.vault import SEALED

OPTIONAL = JSON(none_as_null=True)


class Grant(Bookkeeping):
    """A person's leave to use Google's services; the tokens are sealed."""

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), unique=True)
    sub: Mapped[str]
    email: Mapped[str]
    scopes: Mapped[list[Any]] = mapped_column(JSON)
    sealed_refresh: Mapped[str] = mapped_column(info=SEALED)
    sealed_access: Mapped[str | None] = mapped_column(info=SEALED)
    access_until: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(default="ok")
    made_at: Mapped[datetime]


class Agenda(Bookkeeping):
    """A member's own calendar at Google, kept in step by one worker at a time."""

    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"), unique=True)
    grant_id: Mapped[UUID] = mapped_column(ForeignKey("grants.id"))
    calendar_id: Mapped[str | None]
    sync_token: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    next_run: Mapped[datetime]
    ran_at: Mapped[datetime | None]
    error: Mapped[str | None]


class Twin(Bookkeeping):
    """One item of ours and its event there: what both agreed on, and an insert in doubt."""

    __table_args__ = (UniqueConstraint("agenda_id", "item"),)
    agenda_id: Mapped[UUID] = mapped_column(ForeignKey("agendas.id"))
    item: Mapped[str]
    event_id: Mapped[str] = mapped_column(unique=True)
    generation: Mapped[int]
    is_live: Mapped[bool]
    is_off: Mapped[bool] = mapped_column(default=False)
    etag: Mapped[str | None]
    sent: Mapped[dict[str, Any] | None] = mapped_column(OPTIONAL)
    base: Mapped[dict[str, Any] | None] = mapped_column(OPTIONAL)
    own_text: Mapped[str]


class SyncNote(Bookkeeping):
    """Both sides changed the same: what was kept, and what the other said."""

    agenda_id: Mapped[UUID] = mapped_column(ForeignKey("agendas.id"), index=True)
    at: Mapped[datetime]
    item: Mapped[str]
    label: Mapped[str]
    kept: Mapped[dict[str, Any]]
    other: Mapped[dict[str, Any]]
