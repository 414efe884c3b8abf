"""What is remembered of an import while it runs and after."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from onetask.core.db import Bookkeeping

STATES = ("ready", "running", "done", "failed", "undone")


class Import(Bookkeeping):
    """One file on its way in: how it is read, how far it came, and what it became."""

    __table_args__ = (Index(None, "workspace_id", "sha256"),)
    workspace_id: Mapped[UUID] = mapped_column(index=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"))
    source: Mapped[str]
    name: Mapped[str]
    sha256: Mapped[str]
    state: Mapped[str] = mapped_column(default="ready")
    options: Mapped[dict[str, Any]] = mapped_column(default=dict)
    frame: Mapped[dict[str, Any]] = mapped_column(default=dict)
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    made: Mapped[dict[str, Any]] = mapped_column(default=dict)
    problems: Mapped[list[Any]] = mapped_column(JSON, default=list)
    cursor: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None]
    made_at: Mapped[datetime]
    done_at: Mapped[datetime | None]

    @property
    def percent(self) -> int:
        return 100 * self.cursor // self.total if self.total else 0
