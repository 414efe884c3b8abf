"""When a workspace, a project or a person works."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index
from sqlalchemy.orm import Mapped, mapped_column

from onetask.core.db import Thing

OWNERS = ("workspace", "project", "member")


class Calendar(Thing):
    """Minutes of work on each weekday, and the country whose public holidays are free.

    Without a week, or a country, that of the next larger whole holds: person, project, workspace.
    """

    owner_kind: Mapped[str]
    owner_id: Mapped[UUID] = mapped_column(unique=True)
    week: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
    country: Mapped[str | None]
    region: Mapped[str] = mapped_column(default="")

    @property
    def scope_id(self) -> UUID | None:
        return self.owner_id if self.owner_kind == "project" else None


class TimeOff(Thing):
    """Days that differ, both ends included: free, or with other hours."""

    __tablename__ = "times_off"
    __table_args__ = (Index(None, "owner_id", "ends_on"),)
    owner_kind: Mapped[str]
    owner_id: Mapped[UUID]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    minutes: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(default="")
    binned_at: Mapped[datetime | None]

    @property
    def scope_id(self) -> UUID | None:
        return self.owner_id if self.owner_kind == "project" else None
