"""How somebody judges a project, where they do not follow what is derived."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from onetask.core.db import Thing


class Judgement(Thing):
    """A status set by hand, with its reason; it holds until it is taken back."""

    project_id: Mapped[UUID] = mapped_column(ForeignKey("projects.id"), unique=True)
    status: Mapped[str]
    reason: Mapped[str]
    by_id: Mapped[UUID]
    at: Mapped[datetime]

    @property
    def label(self) -> str:
        return self.reason
