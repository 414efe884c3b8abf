"""Rows in an order, in groups, in pages: pure functions over what a query found."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from onetask.core.locale import gettext as _
from onetask.work.engine.filters import IMPORTANCES, Filter
from onetask.work.engine.priority import prioritized
from onetask.work.engine.words import value_words

LAST = "\uffff"

PAGE = 100


class Line(NamedTuple):
    """A row, and why it stands here if it was prioritised."""

    row: Any
    why: str


class Group(NamedTuple):
    """Rows under one head; `size` and `points` are of the whole group, not of the page."""

    name: str
    size: int
    points: float
    lines: list[Line]


class Page(NamedTuple):
    groups: list[Group]
    number: int
    pages: int
    total: int


def page_of(rows: Sequence[Any], found: Filter, today: date, number: int = 1) -> Page:
    lines = ordered(rows, found, today)
    keys = _keys(found.group, today)
    whole: dict[tuple[Any, str], list[Line]] = {}
    for line in lines:
        for key in keys(line.row):
            whole.setdefault(key, []).append(line)
    pages = max(1, -(-len(lines) // PAGE))
    number = min(max(number, 1), pages)
    listed = _cut(whole, (number - 1) * PAGE, number * PAGE)
    return Page(listed, number, pages, len(lines))


def ordered(rows: Sequence[Any], found: Filter, today: date) -> list[Line]:
    if found.prioritize:
        return [Line(one.task, one.why) for one in prioritized(rows, today)]
    by, is_down = found.sort.removeprefix("-"), found.sort.startswith("-")
    return [Line(row, "") for row in sorted(rows, key=_SORTS[by], reverse=is_down)]


def _cut(whole: dict[tuple[Any, str], list[Line]], first: int, last: int) -> list[Group]:
    """The part of all groups that one page shows, each with the counts of the whole."""
    found, at = [], 0
    for (_order, name), lines in sorted(whole.items(), key=lambda pair: pair[0][0]):
        shown = lines[max(0, first - at) : max(0, last - at)]
        points = sum(line.row.points or 0 for line in lines)
        if shown:
            found.append(Group(name, len(lines), points, shown))
        at += len(lines)
    return found


def _keys(group: str, today: date) -> Callable[[Any], list[tuple[Any, str]]]:
    """Each row's groups: where they stand among others, and their names."""
    return {
        "none": lambda _row: [("", "")],
        "status": lambda row: [(row.column_rank or LAST, row.column_name or _("Sub-tasks"))],
        "assignee": lambda row: [(one.name, one.name) for one in row.people] or _none(),
        "label": lambda row: [(one.name, one.name) for one in row.labels] or _none(),
        "importance": _by_importance,
        "due": lambda row: [_by_due(row.due_on, today)],
        "project": lambda row: [(row.project_name, row.project_name)],
    }[group]


def _none() -> list[tuple[str, str]]:
    return [(LAST, _("None"))]


def _by_importance(row: Any) -> list[tuple[int, str]]:
    return [(IMPORTANCES.index(row.importance), value_words()[row.importance])]


def _by_due(due: date | None, today: date) -> tuple[int, str]:
    words = value_words()
    if due is None:
        return 4, words["none"]
    bounds = (today, "overdue"), (today + timedelta(days=1), "today")
    for place, (bound, name) in enumerate((*bounds, (today + timedelta(days=8), "week"))):
        if due < bound:
            return place, words[name]
    return 3, words["later"]


def _due(row: Any) -> tuple[bool, date, Any]:
    return row.due_on is None, row.due_on or date.max, row.id


_SORTS: dict[str, Callable[[Any], Any]] = {
    "rank": lambda row: (row.column_rank or LAST, row.rank, row.id),
    "ref": lambda row: (row.project_name, row.number),
    "title": lambda row: (row.title.lower(), row.id),
    "importance": lambda row: (IMPORTANCES.index(row.importance), row.id),
    "due": _due,
    "points": lambda row: (row.points is None, row.points or 0, row.id),
    "status": lambda row: (row.column_rank or LAST, row.rank, row.id),
    "assignee": lambda row: ([one.name for one in row.people] or [LAST], row.id),
    "label": lambda row: ([one.name for one in row.labels] or [LAST], row.id),
    "age": lambda row: (row.made_at, row.id),
}
