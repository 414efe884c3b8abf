"""What happened, in one order per workspace; and who wants to know."""

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from onetask.core.db import Base, db, session
from onetask.core.stamps import Drawing


class Head(Base):
    """The last number a workspace has given, the lowest its drawings may carry, and the last one
    whose tombstones are forgotten."""

    workspace_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(default=0)
    floor: Mapped[int] = mapped_column(default=0)
    forgotten: Mapped[int] = mapped_column(default=0)
    epoch: Mapped[str]
    __table_args__ = ({"postgresql_with": {"fillfactor": 50}},)


class Event(Base):
    """One fact about the past; rows are only ever added."""

    workspace_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    change: Mapped[int] = mapped_column(index=True)
    op: Mapped[UUID | None]
    kind: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID]
    label: Mapped[str]
    scope_id: Mapped[UUID | None]
    actor_id: Mapped[UUID]
    at: Mapped[datetime]
    facts: Mapped[dict[str, Any]]
    __table_args__ = (
        UniqueConstraint("workspace_id", "op"),
        Index(None, "subject_id", "number"),
        Index(None, "workspace_id", "scope_id", "number"),
    )


class Standing(NamedTuple):
    """Where a workspace stands now."""

    number: int
    floor: int
    epoch: str
    forgotten: int = 0


Show = Callable[[Event], Drawing]
Promise = Callable[[Any, Event], None]
EVERY = "*"
F = TypeVar("F", Show, Promise)

showing: dict[str, list[Show]] = {}
promising: dict[str, list[Promise]] = {}


def shows(*kinds: str) -> Callable[[Show], Show]:
    """Says what looks different after these events, or after every one; only reads."""
    return _listed(showing, kinds)


def within(*kinds: str) -> Callable[[Promise], Promise]:
    """Adds rows of its own room in the same transaction; its failure refuses the change."""
    return _listed(promising, kinds)


def standing(workspace_id: UUID) -> Standing:
    head = select(Head.number, Head.floor, Head.epoch, Head.forgotten).where(
        Head.workspace_id == workspace_id
    )
    return Standing(*session.execute(head).one())


def open_head(workspace_id: UUID, number: int = 0) -> None:
    """Begins the count of a new workspace, in the change that founds it."""
    new = {"workspace_id": workspace_id, "number": number, "floor": number, "forgotten": 0}
    session.connection().execute(insert(Head), new | {"epoch": secrets.token_hex(8)})


def renew_epochs() -> None:
    """After a restore the numbers begin again: pages of another epoch load anew."""
    homes = select(Head.workspace_id)
    with db.engine.begin() as connection:
        for home in connection.scalars(homes).all():
            mine = update(Head).where(Head.workspace_id == home)
            connection.execute(mine.values(epoch=secrets.token_hex(8)))


def keep_history(rows: list[dict[str, Any]]) -> None:
    """What happened to a copied workspace before, in the change that copies it."""
    if rows:
        session.connection().execute(insert(Event), rows)


def _listed(book: dict[str, list[F]], kinds: tuple[str, ...]) -> Callable[[F], F]:
    def add(listener: F) -> F:
        for kind in kinds:
            book.setdefault(kind, []).append(listener)
        return listener

    return add
