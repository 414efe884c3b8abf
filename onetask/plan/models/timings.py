"""How a task is scheduled, where that differs from the usual."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from onetask.core.db import Thing

MODES = ("automatic", "manual")


class Timing(Thing):
    """Its mode, its length in working days, and what is wished of its dates."""

    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id"), unique=True)
    mode: Mapped[str] = mapped_column(default="automatic")
    days: Mapped[float | None]
    is_milestone: Mapped[bool] = mapped_column(default=False)
    rule: Mapped[str | None]
    rule_on: Mapped[date | None]
