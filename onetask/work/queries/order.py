"""Where things stand: ranks between neighbours, read while their container is held."""

from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, Uuid, bindparam, select

from onetask.core.db import session
from onetask.core.ids import NOBODY
from onetask.core.ranks import rank_between
from onetask.work.models.projects import Column
from onetask.work.models.tasks import Task


class Spot(NamedTuple):
    """A place in an order, and what stood above the thing before it moved there."""

    rank: str
    behind: UUID | None


def spot_in_column(
    column: Column, after: UUID | None, before: UUID | None, *, moving: Task
) -> Spot:
    return _spot(_IN_COLUMN, column.id, (after, before), moving, moving.column_id)


def spot_below(parent: Task, after: UUID | None, before: UUID | None, *, moving: Task) -> Spot:
    return _spot(_BELOW_TASK, parent.id, (after, before), moving, moving.parent_id)


def column_spot(board_id: UUID, after: UUID | None, before: UUID | None, *, moving: Column) -> Spot:
    return _spot(_ON_BOARD, board_id, (after, before), moving, moving.board_id)


def last_in_column(column: Column) -> UUID | None:
    return _last(Task, Task.column_id == column.id)


def last_rank_in(column: Column) -> str | None:
    last = select(Task.rank).where(Task.column_id == column.id).order_by(Task.rank.desc())
    return session.scalar(last.limit(1))


def rank_behind(column: Column, after: UUID | None) -> str:
    """For a new card: behind another, or on top."""
    here = {"container": column.id, "moving": NOBODY, "after": after, "before": None}
    found = session.execute(_IN_COLUMN, here | {"left": None, "was": None}).one()
    return _rank(found, after)


def last_below(parent: Task) -> UUID | None:
    return _last(Task, Task.parent_id == parent.id)


def last_on_board(board_id: UUID) -> UUID | None:
    return _last(Column, Column.board_id == board_id)


def _last(model: Any, inside: Any) -> UUID | None:
    last = select(model.id).where(inside).order_by(model.rank.desc()).limit(1)
    found: UUID | None = session.scalar(last)
    return found


def _spot(
    neighbours: Select[Any],
    container: UUID,
    wanted: tuple[UUID | None, UUID | None],
    moving: Any,
    left: UUID | None,
) -> Spot:
    after, before = wanted
    here = {"container": container, "moving": moving.id, "after": after, "before": before}
    was = {"left": left, "was": moving.rank}
    found = session.execute(neighbours, here | was).one()
    return Spot(_rank(found, after), found.behind)


def _rank(found: Any, after: UUID | None) -> str:
    """Behind its new neighbour; if that left: before the other; if both left: at the end."""
    if found.low is not None:
        return rank_between(found.low, found.above_low)
    if found.high is not None:
        return rank_between(found.below_high, found.high)
    if after is None:
        return rank_between(None, found.first)
    return rank_between(found.last, None)


def _neighbours(model: Any, container: Any) -> Select[Any]:
    """All that a new rank depends on in one statement: each part is a seek in the index."""
    others = (container == bindparam("container", type_=Uuid), model.id != _id("moving"))
    ranks = select(model.rank).where(*others).limit(1)
    low = ranks.where(model.id == _id("after")).scalar_subquery()
    high = ranks.where(model.id == _id("before")).scalar_subquery()
    upwards, downwards = ranks.order_by(model.rank), ranks.order_by(model.rank.desc())
    above_it = select(model.id).where(container == _id("left"), model.rank < bindparam("was"))
    return select(
        low.label("low"),
        upwards.where(model.rank > low).scalar_subquery().label("above_low"),
        high.label("high"),
        downwards.where(model.rank < high).scalar_subquery().label("below_high"),
        upwards.scalar_subquery().label("first"),
        downwards.scalar_subquery().label("last"),
        above_it.order_by(model.rank.desc()).limit(1).scalar_subquery().label("behind"),
    )


def _id(name: str) -> Any:
    return bindparam(name, type_=Uuid)


_IN_COLUMN = _neighbours(Task, Task.column_id)
_BELOW_TASK = _neighbours(Task, Task.parent_id)
_ON_BOARD = _neighbours(Column, Column.board_id)
