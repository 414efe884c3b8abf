"""Columns of a board, and how full they are."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from onetask.core.db import session
from onetask.work.models.projects import Column
from onetask.work.models.tasks import Task

IS_LIVE = Task.archived_at.is_(None) & Task.binned_at.is_(None)


def count_of_column() -> Any:
    """How many cards stand in a column, as a column of a query on columns."""
    cards = select(func.count()).where(Task.column_id == Column.id, IS_LIVE)
    return cards.correlate(Column).scalar_subquery()


def live_cards(column_id: UUID) -> int:
    cards = select(func.count(Task.id)).where(Task.column_id == column_id, IS_LIVE)
    return session.scalar(cards) or 0


def first_of_kind(board_id: UUID, *steps: str) -> Column | None:
    """The first open column of these kinds, tried in their order."""
    shown = Column.board_id == board_id, Column.archived_at.is_(None)
    columns = list(session.scalars(select(Column).where(*shown).order_by(Column.rank)))
    found = (column for step in steps for column in columns if column.step == step)
    return next(found, None)


def first_column(board_id: UUID) -> Column | None:
    shown = Column.board_id == board_id, Column.archived_at.is_(None)
    return session.scalar(select(Column).where(*shown).order_by(Column.rank).limit(1))
