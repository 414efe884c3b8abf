"""What is noted beside the tasks of a project; only those who edit it see it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from onetask.core.db import Thing
from onetask.work.models.projects import Project


class Item(Thing):
    """Something of a project's plan that may lie in the bin.

    It has no scope: its history is not for the guests of the project.
    """

    __abstract__ = True
    project_id: Mapped[UUID] = mapped_column(ForeignKey("projects.id"), index=True)
    made_by_id: Mapped[UUID]
    made_at: Mapped[datetime]
    binned_at: Mapped[datetime | None]

    @declared_attr
    @classmethod
    def project(cls) -> Mapped[Project]:
        return relationship(Project, lazy="joined", innerjoin=True, viewonly=True)

    @property
    def label(self) -> str:
        return str(getattr(self, "title", ""))
