"""The drawn board as a whole, kept while nothing in its place has changed."""

from typing import Any, NamedTuple
from uuid import UUID

from onetask.core.kept import Kept
from onetask.core.locale import current_locale
from onetask.work.queries.boards import Opened, Window, draw_board
from onetask.work.queries.choices import column_choice

EMPTY_LIST, EMPTY_SIZE = " data-keep></div>", " data-keep></span>"
_boards: Kept["Region"] = Kept(200)


class Region(NamedTuple):
    """A board as it stands in its page, and its columns as they can be chosen."""

    html: str
    columns: list[dict[str, Any]]


def board_region(opened: Opened, only: Any = None, query: str = "") -> Region:
    """All columns with their first cards; a filtered board is drawn for its asker alone."""
    if only is not None:
        return _draw(opened, only, query)
    standing = opened.standing
    key = opened.board.id, opened.newest, standing.floor, standing.epoch, current_locale()
    return _boards.of(key, lambda: _draw(opened, None, ""))


def forget_boards() -> None:
    """As with drawings: after a restore the numbers begin again."""
    _boards.clear()


def _draw(opened: Opened, only: Any, query: str) -> Region:
    drawn, empty = draw_board(opened, only), Window("", None)
    html = "".join(
        _filled(_sized(text, drawn.counts[one]), one, drawn.windows.get(one, empty), query)
        for one, text in drawn.html.items()
    )
    return Region(html, [column_choice(row) for row in drawn.columns])


def _sized(html: str, count: str) -> str:
    return html.replace(EMPTY_SIZE, f" data-keep>{count}</span>", 1)


def _filled(html: str, column_id: UUID, window: Window, query: str) -> str:
    if window.until is None:
        return html.replace(EMPTY_LIST, f" data-keep>{window.html}</div>", 1)
    more = _sentinel(column_id, window.until, query)
    opening = f' data-keep data-until="{window.until}">'
    return html.replace(EMPTY_LIST, f"{opening}{window.html}{more}</div>", 1)


def _sentinel(column_id: UUID, until: str, query: str) -> str:
    """Fetches the next cards when it comes into sight."""
    url = f"/columns/{column_id}/cards?after={until}{'&amp;' if query else ''}{query}"
    return f'<div class="more" data-more="{url}"></div>'
