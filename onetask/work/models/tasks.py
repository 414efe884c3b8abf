"""Tasks, who does them, what they wait for and when they were done."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from onetask.core.db import Rank, Thing
from onetask.people.models import Member
from onetask.work.models.projects import Column, Project

IMPORTANCES = ("critical", "important", "anytime")
LINKS = ("FS", "SS", "FF", "SF")


class Task(Thing):
    """A piece of work someone can finish: a card in a column, or a sub-task of another."""

    __table_args__ = (
        UniqueConstraint("column_id", "rank"),
        UniqueConstraint("parent_id", "rank"),
        UniqueConstraint("project_id", "number"),
        Index(None, "workspace_id", "due_on"),
    )
    project_id: Mapped[UUID] = mapped_column(ForeignKey("projects.id"))
    number: Mapped[int]
    title: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    description_html: Mapped[str] = mapped_column(default="")
    importance: Mapped[str] = mapped_column(default="anytime")
    column_id: Mapped[UUID | None] = mapped_column(ForeignKey("columns.id"))
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("tasks.id"))
    rank: Mapped[str] = mapped_column(Rank)
    starts_on: Mapped[date | None]
    due_on: Mapped[date | None]
    due_at: Mapped[datetime | None]
    minutes: Mapped[int | None]
    points: Mapped[float | None]
    made_by_id: Mapped[UUID]
    made_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]
    binned_at: Mapped[datetime | None]
    project: Mapped[Project] = relationship(lazy="joined", innerjoin=True)
    column: Mapped[Column | None] = relationship(lazy="joined")
    parent: Mapped["Task | None"] = relationship(remote_side="Task.id")
    closure: Mapped["Closure | None"] = relationship(cascade="all, delete-orphan", lazy="joined")

    @property
    def is_closed(self) -> bool:
        return self.closure is not None

    @property
    def is_there(self) -> bool:
        return self.archived_at is None and self.binned_at is None

    @property
    def ref(self) -> str:
        return f"{self.project.key}-{self.number}"

    @property
    def label(self) -> str:
        return self.ref

    @property
    def scope_id(self) -> UUID:
        return self.project_id


class OldRef(Thing):
    """A number a task had in a project it was moved out of; its old ref still leads to it."""

    __table_args__ = (UniqueConstraint("project_id", "number"),)
    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id"), index=True)
    project_id: Mapped[UUID] = mapped_column(ForeignKey("projects.id"))
    number: Mapped[int]


class Closure(Thing):
    """A task was finished: by whom and when."""

    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id"), unique=True)
    by_id: Mapped[UUID]
    at: Mapped[datetime]


class Assignment(Thing):
    """A member does a task."""

    __table_args__ = (UniqueConstraint("task_id", "member_id"),)
    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id"))
    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"), index=True)
    member: Mapped[Member] = relationship()


class Dependency(Thing):
    """A task waits for another: its start or finish for the other's, with a lag in working days."""

    __tablename__ = "dependencies"
    __table_args__ = (UniqueConstraint("blocker_id", "blocked_id"),)
    blocker_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id"))
    blocked_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id"), index=True)
    link: Mapped[str] = mapped_column(default="FS")
    lag: Mapped[float] = mapped_column(default=0.0)
