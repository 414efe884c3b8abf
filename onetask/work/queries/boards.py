"""A board for a page: the same few statements, however many cards."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Integer, String, Uuid, and_, bindparam, cast, func, null, select
from sqlalchemy.orm import aliased, contains_eager

from onetask.core.change import Actor
from onetask.core.db import session
from onetask.core.errors import NotThere
from onetask.core.events import Head, Standing
from onetask.core.fragments import draw_many
from onetask.core.stamps import Stamp
from onetask.work.access import visible_boards
from onetask.work.models.projects import Board, Column, Project
from onetask.work.models.tasks import Task
from onetask.work.queries.columns import IS_LIVE, count_of_column

CARD, COLUMN = "work/_card.html", "work/_column.html"
COUNT = "work/_column_count.html"
WINDOW = 50
_Count = aliased(Stamp)


class Opened(NamedTuple):
    """A board, where its workspace stands, and the last number that touched its place."""

    board: Board
    standing: Standing
    newest: int

    @property
    def place(self) -> str:
        return f"board:{self.board.id}"

    def is_unchanged(self, since: int) -> bool:
        return max(self.newest, self.standing.floor) <= since


class Window(NamedTuple):
    """The cards of a column that are drawn, and the rank of the last if there are more."""

    html: str
    until: str | None


class Drawn(NamedTuple):
    """A board's columns as rows and as drawings, and the window of each."""

    columns: Sequence[Any]
    html: dict[UUID, str]
    counts: dict[UUID, str]
    windows: dict[UUID, Window]


def open_board(actor: Actor, board_id: UUID) -> Opened:
    """All that a page must know of a board before it draws, in one statement."""
    last = select(func.max(Stamp.number)).where(Stamp.place == f"board:{board_id}")
    query = visible_boards(actor).where(Board.id == board_id).options(contains_eager(Board.project))
    heads = query.join(Head, Head.workspace_id == Project.workspace_id)
    shown = heads.add_columns(Head.number, Head.floor, Head.epoch, last.scalar_subquery())
    row = session.execute(shown).one_or_none()
    if row is None:
        raise NotThere
    return Opened(row[0], Standing(*row[1:4]), row[4] or 0)


def board_of_project(actor: Actor, project_id: UUID) -> UUID:
    boards = visible_boards(actor).where(Board.project_id == project_id)
    found: UUID | None = session.scalar(boards.with_only_columns(Board.id))
    if found is None:
        raise NotThere
    return found


def draw_board(opened: Opened, only: Any = None) -> Drawn:
    """All columns with their first cards: who stands where in one statement."""
    query = _WHOLE if only is None else _columns().union_all(_first_cards(only))
    rows = session.execute(query, {"board": opened.board.id, "place": opened.place}).all()
    columns = sorted((row for row in rows if row.column_id is None), key=attrgetter("rank"))
    cards = sorted((row for row in rows if row.column_id), key=attrgetter("column_id", "rank"))
    floor = opened.standing.floor
    html = draw_many(COLUMN, {row.id: max(row.number, floor) for row in columns})
    facts = {row.id: {"column": row} for row in columns}
    labels = {row.id: max(row.counted, floor) for row in columns}
    counts = draw_many(COUNT, labels, lambda ids: {one: facts[one] for one in ids})
    return Drawn(columns, html, counts, _windows(cards, opened))


def window_after(opened: Opened, column_id: UUID, rank: str, only: Any = None) -> Window:
    """The next cards of one column, behind a rank."""
    cards = select(Task.id, Task.column_id, Task.rank).where(Task.column_id == column_id, IS_LIVE)
    here = cards.where(Task.rank > rank) if only is None else cards.where(Task.rank > rank, only)
    rows = _stamped(here, Task.id, CARD).order_by(Task.rank).limit(WINDOW + 1)
    found = session.execute(rows, {"place": opened.place}).all()
    return _windows(found, opened).get(column_id, Window("", None))


def _columns() -> Any:
    facts = Column.name, Column.step, Column.most, count_of_column().label("count")
    columns = select(Column.id, cast(null(), Uuid).label("column_id"), Column.rank, *facts)
    return _stamped(_counted(columns.where(*_ON_BOARD)), Column.id, COLUMN)


def _counted(columns: Any) -> Any:
    """With the number of the drawing of each column's count."""
    here = _Count.place == bindparam("place"), _Count.fragment == COUNT, ~_Count.gone
    number = func.coalesce(_Count.number, 0).label("counted")
    return columns.outerjoin(_Count, and_(_Count.thing_id == Column.id, *here)).add_columns(number)


def _first_cards(only: Any = None) -> Any:
    nth = func.row_number().over(partition_by=Task.column_id, order_by=Task.rank).label("nth")
    cards = select(Task.id, Task.column_id, Task.rank, nth).join(Task.column)
    cards = cards.where(*_ON_BOARD, IS_LIVE)
    here = (cards if only is None else cards.where(only)).subquery()
    none = cast(null(), String), cast(null(), String), cast(null(), Integer)
    shown = here.c.id, here.c.column_id, here.c.rank, *none, here.c.nth, cast(null(), Integer)
    first = select(*shown).where(here.c.nth <= WINDOW + 1)
    return _stamped(first, here.c.id, CARD)


def _windows(rows: Sequence[Any], opened: Opened) -> dict[UUID, Window]:
    columns = {key: list(cards) for key, cards in groupby(rows, key=attrgetter("column_id"))}
    shown = [card for cards in columns.values() for card in cards[:WINDOW]]
    labels = {card.id: max(card.number, opened.standing.floor) for card in shown}
    html = draw_many(CARD, labels)
    return {key: _window(cards, html) for key, cards in columns.items()}


def _window(cards: Sequence[Any], html: dict[UUID, str]) -> Window:
    until = cards[WINDOW - 1].rank if len(cards) > WINDOW else None
    return Window("".join(html.get(card.id, "") for card in cards[:WINDOW]), until)


def _stamped(query: Any, thing: Any, fragment: str) -> Any:
    """With the number of each drawing beside its row; the place is given when it is run."""
    here = Stamp.place == bindparam("place"), Stamp.fragment == fragment, ~Stamp.gone
    number = func.coalesce(Stamp.number, 0).label("number")
    return query.outerjoin(Stamp, and_(Stamp.thing_id == thing, *here)).add_columns(number)


_ON_BOARD = Column.board_id == bindparam("board"), Column.archived_at.is_(None)
_WHOLE = _columns().union_all(_first_cards())
