"""What can be done to the columns of a board."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.locale import ngettext
from onetask.core.undo import undoes
from onetask.work.access import may_edit
from onetask.work.models.projects import KINDS, Board, Column
from onetask.work.operations.fields import as_before, checked, line, number, one_of, plain, write
from onetask.work.queries.columns import live_cards
from onetask.work.queries.order import column_spot, last_on_board

CHECKS = {"name": line(80), "step": one_of(*KINDS), "most": number(int, 1, 999)}
MOST_COLUMNS = 50


@operation(may_edit)
def add_column(change: Change, board: Board, /, *, name: str, step: str, **details: Any) -> Column:
    """`most` is its limit of cards; `after` the column it stands behind, else it is the last."""
    after = details.pop("after", None)
    change.hold(board)
    _refuse_too_many(board)
    new = checked(
        CHECKS, {"name": name, "step": step, "most": details.pop("most", None), **details}
    )
    column = Column(id=uuid7(), workspace_id=board.workspace_id, **new)
    spot = column_spot(board.id, after or last_on_board(board.id), None, moving=column)
    column.board, column.rank = board, spot.rank
    session.add(column)
    change.record("column.added", column, name=[None, column.name])
    return column


@operation(may_edit)
def edit_column(change: Change, column: Column, /, **fields: Any) -> Column:
    if facts := write(column, checked(CHECKS, fields)):
        change.record("column.edited", column, **facts)
    return column


@operation(may_edit)
def move_column(
    change: Change, column: Column, /, *, after: UUID | None, before: UUID | None = None
) -> Column:
    change.hold(column.board)
    spot = column_spot(column.board_id, after, before, moving=column)
    column.rank = spot.rank
    change.record("column.moved", column, behind=plain(spot.behind))
    return column


@operation(may_edit)
def archive_column(change: Change, column: Column) -> Column:
    """Only an empty column goes: its cards would be out of sight, but not done."""
    if column.archived_at is not None:
        return column
    change.hold(column.board, column)
    _refuse_if_needed(column)
    column.archived_at = change.at
    change.record("column.archived", column, archived_at=[None, plain(change.at)])
    return column


@operation(may_edit)
def unarchive_column(change: Change, column: Column) -> Column:
    if column.archived_at is not None:
        change.record("column.unarchived", column, archived_at=[plain(column.archived_at), None])
        column.archived_at = None
    return column


def _refuse_too_many(board: Board) -> None:
    of_board = select(func.count(Column.id)).where(Column.board_id == board.id)
    if (session.scalar(of_board.where(Column.archived_at.is_(None))) or 0) >= MOST_COLUMNS:
        raise Conflict(_("A board holds at most %(most)s columns.", most=MOST_COLUMNS))


def _refuse_if_needed(column: Column) -> None:
    if cards := live_cards(column.id):
        text = ngettext(
            "“%(name)s” holds %(num)s task. Move or archive it first.",
            "“%(name)s” holds %(num)s tasks. Move or archive them first.",
            cards,
            name=column.name,
        )
        raise Conflict(text)
    others = Column.board_id == column.board_id, Column.id != column.id
    if session.scalar(select(Column.id).where(*others, Column.archived_at.is_(None)).limit(1)):
        return
    raise Conflict(_("A board needs a column."))


def column_of(event: Event) -> Column:
    return session.get_one(Column, event.subject_id)


@undoes("column.added", "column.unarchived")
def archive_again(actor: Actor, event: Event) -> None:
    archive_column(actor, column_of(event))


@undoes("column.archived")
def unarchive_again(actor: Actor, event: Event) -> None:
    unarchive_column(actor, column_of(event))


@undoes("column.edited")
def as_it_was(actor: Actor, event: Event) -> None:
    edit_column(actor, column_of(event), **as_before(event.facts))


@undoes("column.moved")
def move_back(actor: Actor, event: Event) -> None:
    behind = event.facts["behind"]
    move_column(actor, column_of(event), after=behind and UUID(behind))
