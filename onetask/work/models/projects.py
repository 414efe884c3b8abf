"""Projects, their boards and columns, and the guests' seats in them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from onetask.core.db import Rank, Thing

STATUSES = ("on_track", "at_risk", "off_track", "paused", "done")
KINDS = ("backlog", "ready", "doing", "review", "done")


class Project(Thing):
    """Planned work with a board, people and an end."""

    __table_args__ = (UniqueConstraint("workspace_id", "key"),)
    key: Mapped[str]
    name: Mapped[str]
    about: Mapped[str] = mapped_column(default="")
    lead_id: Mapped[UUID | None] = mapped_column(ForeignKey("members.id"))
    status: Mapped[str] = mapped_column(default="on_track")
    hue: Mapped[int] = mapped_column(default=235)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    last_number: Mapped[int] = mapped_column(default=0)
    archived_at: Mapped[datetime | None]
    binned_at: Mapped[datetime | None]
    board: Mapped["Board"] = relationship(back_populates="project")

    @property
    def is_listed(self) -> bool:
        return self.archived_at is None and self.binned_at is None

    @property
    def scope_id(self) -> UUID:
        return self.id


class Seat(Thing):
    """A guest's way into one project."""

    __table_args__ = (UniqueConstraint("project_id", "member_id"),)
    project_id: Mapped[UUID] = mapped_column(ForeignKey("projects.id"))
    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"), index=True)

    @property
    def scope_id(self) -> UUID:
        return self.project_id


class Board(Thing):
    """The columns of a project."""

    project_id: Mapped[UUID] = mapped_column(ForeignKey("projects.id"), unique=True)
    project: Mapped[Project] = relationship(back_populates="board")

    @property
    def label(self) -> str:
        return self.project.name

    @property
    def scope_id(self) -> UUID:
        return self.project_id


class Column(Thing):
    """A step of the work, of one of five kinds, with an optional limit of cards."""

    __table_args__ = (UniqueConstraint("board_id", "rank"),)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("boards.id"))
    name: Mapped[str]
    step: Mapped[str]
    most: Mapped[int | None]
    rank: Mapped[str] = mapped_column(Rank)
    archived_at: Mapped[datetime | None]
    board: Mapped[Board] = relationship(lazy="joined", innerjoin=True)

    @property
    def scope_id(self) -> UUID:
        return self.board.project_id
