"""What many runs of a project's plan said last."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from onetask.core.db import Thing


class Forecast(Thing):
    """Three last days, as 15, 50 and 85 of 100 runs have it; or why there are none."""

    project_id: Mapped[UUID] = mapped_column(ForeignKey("projects.id"), unique=True)
    at: Mapped[datetime]
    problem: Mapped[str] = mapped_column(default="")
    early_on: Mapped[date | None]
    likely_on: Mapped[date | None]
    late_on: Mapped[date | None]
    chance: Mapped[int | None]
    """In how many of 100 runs it is done by the day it should be."""
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    """Cards left and finished, the pace, and the tasks that decide most often."""

    @property
    def label(self) -> str:
        return "" if self.late_on is None else str(self.late_on)
