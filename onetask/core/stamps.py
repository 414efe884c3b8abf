"""Which number last touched a drawing in a place, or took it away."""

from collections.abc import Sequence
from typing import Any, NamedTuple, Self
from uuid import UUID

from sqlalchemy import Connection, Index, delete, func, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, aliased, mapped_column

from onetask.core.db import Base, session
from onetask.core.ids import NOBODY

WHOLE = NOBODY
_WHERE_GONE: Any = {"sqlite_where": text("gone"), "postgresql_where": text("gone")}


class Stamp(Base):
    workspace_id: Mapped[UUID]
    place: Mapped[str] = mapped_column(primary_key=True)
    fragment: Mapped[str] = mapped_column(primary_key=True)
    thing_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int]
    gone: Mapped[bool]
    __table_args__ = (
        Index(None, "place", "number"),
        Index("ix_stamps_tombstones", "workspace_id", "number", **_WHERE_GONE),
    )


class Touch(NamedTuple):
    """One drawing in one place, touched by one number."""

    fragment: str
    thing_id: UUID
    number: int
    gone: bool


class Drawing:
    """What looks different after an event; about one drawing the last word wins."""

    def __init__(self) -> None:
        self.touched: dict[tuple[str, str, UUID], bool] = {}
        self.everywhere = False

    def redraw(self, fragment: str, thing: Any, *, at: str) -> Self:
        self.touched[at, fragment, thing.id] = False
        return self

    def gone(self, fragment: str, thing: Any, *, at: str) -> Self:
        self.touched[at, fragment, thing.id] = True
        return self

    def stale(self, region: str, *, at: str) -> Self:
        """A region to fetch again; it is no drawing, only its name travels."""
        self.touched[at, region, WHOLE] = False
        return self

    def floor(self) -> Self:
        """Something printed everywhere changed: every drawing of the workspace is old."""
        self.everywhere = True
        return self

    def add(self, other: "Drawing") -> None:
        self.touched |= other.touched
        self.everywhere = self.everywhere or other.everywhere

    def places(self) -> set[str]:
        return {place for place, _, _ in self.touched}

    def at(self, place: str, number: int) -> list[Touch]:
        here = ((key, gone) for key, gone in self.touched.items() if key[0] == place)
        return [Touch(fragment, thing, number, gone) for (_, fragment, thing), gone in here]


def stamp(connection: Connection, drawing: Drawing, home: UUID, number: int) -> None:
    columns = "workspace_id", "place", "fragment", "thing_id", "number", "gone"
    touched = drawing.touched.items()
    rows = [dict(zip(columns, (home, *key, number, gone), strict=True)) for key, gone in touched]
    if rows:
        connection.execute(_UPSERT[connection.dialect.name], rows)


def forget_gone(connection: Connection, home: UUID, number: int) -> int:
    """Drops the tombstones of a workspace up to a number, and says how many.

    The last touch of a place stays, for its number is what kept drawings of the place go by.
    """
    later = aliased(Stamp)
    last = select(func.max(later.number)).where(later.place == Stamp.place).scalar_subquery()
    old = Stamp.workspace_id == home, Stamp.gone, Stamp.number <= number, Stamp.number < last
    return connection.execute(delete(Stamp).where(*old)).rowcount


def numbers(place: str, fragment: str) -> dict[UUID, int]:
    """The number of every drawing of one kind in one place; a label is max(number, floor)."""
    here = select(Stamp.thing_id, Stamp.number).where(
        Stamp.place == place, Stamp.fragment == fragment, ~Stamp.gone
    )
    return {row.thing_id: row.number for row in session.execute(here)}


def newest(place: str) -> int:
    """The last number that touched anything in a place: one step in the index."""
    last = select(Stamp.number).where(Stamp.place == place).order_by(Stamp.number.desc()).limit(1)
    return session.scalar(last) or 0


def touched_since(place: str, number: int) -> Sequence[Touch]:
    newer = select(Stamp.fragment, Stamp.thing_id, Stamp.number, Stamp.gone).where(
        Stamp.place == place, Stamp.number > number
    )
    return [Touch(*row) for row in session.execute(newer)]


def _upsert(dialect: Any) -> Any:
    new = dialect.insert(Stamp.__table__)
    return new.on_conflict_do_update(
        index_elements=["place", "fragment", "thing_id"],
        set_={"number": new.excluded.number, "gone": new.excluded.gone},
    )


_UPSERT = {"postgresql": _upsert(postgresql), "sqlite": _upsert(sqlite)}
