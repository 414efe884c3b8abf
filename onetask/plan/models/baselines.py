"""A plan as it stood once, kept whole: also what is deleted since."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from onetask.core.db import Thing


class Baseline(Thing):
    """`items` holds every task with its days, effort, points and cost as they were."""

    project_id: Mapped[UUID] = mapped_column(ForeignKey("projects.id"), index=True)
    name: Mapped[str]
    made_by_id: Mapped[UUID]
    made_at: Mapped[datetime]
    items: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    binned_at: Mapped[datetime | None]

    @property
    def scope_id(self) -> UUID:
        return self.project_id
