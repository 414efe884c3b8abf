"""Where bars, tails and elbows stand on the timeline of the roadmap, in per cent and pixels."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

LANE, ROW, HEAD = 37, 44, 54
BAR = 22
ZOOMS = {"months": 3, "quarters": 9, "year": 12}


@dataclass(frozen=True)
class Span:
    """The days a timeline shows."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def x(self, day: date) -> float:
        """How far from the start, in per cent; beyond the edges too."""
        return round(100 * (day - self.first).days / self.days, 3)

    def wide(self, first: date, last: date) -> float:
        return round(100 * ((last - first).days + 1) / self.days, 3)

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Mark:
    """A month or a quarter above the timeline."""

    day: date
    x: float
    is_quarter: bool


@dataclass(frozen=True)
class Bar:
    """An initiative between its days, with the tail of its forecast."""

    x: float
    wide: float
    tail_x: float | None = None
    tail_wide: float = 0


@dataclass(frozen=True)
class Elbow:
    """From the end of what is waited for to the start of what waits."""

    path: str
    is_late: bool


def span_of(begin: date, zoom: str) -> Span:
    """Whole months from the first of one on."""
    first, last = begin.replace(day=1), begin.replace(day=1)
    for _ in range(ZOOMS[zoom]):
        last = after_month(last)
    return Span(first, last - timedelta(days=1))


def usual_start(today: date, zoom: str) -> date:
    """Quarters begin with the quarter before this one; months with the last month."""
    if zoom == "quarters":
        first = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
        return moved(first, -3)
    return moved(today.replace(day=1), -1 if zoom == "months" else -3)


def moved(first: date, months: int) -> date:
    place = first.year * 12 + first.month - 1 + months
    return date(place // 12, place % 12 + 1, 1)


def after_month(first: date) -> date:
    return first + timedelta(days=monthrange(first.year, first.month)[1])


def marks_of(span: Span) -> list[Mark]:
    found, day = [], span.first
    while day <= span.last:
        found.append(Mark(day, span.x(day), day.month % 3 == 1 or day == span.first))
        day = after_month(day)
    return found


def bar_of(span: Span, outlook: Any) -> Bar | None:
    """None where the days are not known or lie outside."""
    begins, ends = outlook.starts_on, outlook.ends_on
    begins, ends = begins or ends, ends or begins
    if begins is None or begins > span.last or max(ends, outlook.late_on or ends) < span.first:
        return None
    tail = outlook.late_on if outlook.late_on and outlook.late_on > ends else None
    after = ends + timedelta(days=1)
    tail_x = span.x(after) if tail else None
    tail_wide = span.wide(after, tail) if tail else 0
    return Bar(span.x(begins), span.wide(begins, ends), tail_x, tail_wide)


def heights(lanes: Iterable[Sequence[UUID]]) -> dict[UUID, int]:
    """The middle of each row, from the top of the timeline."""
    found, top = {}, HEAD
    for rows in lanes:
        top += LANE
        for one in rows:
            found[one] = top + ROW // 2
            top += ROW
    return found


def total_height(lanes: Iterable[Sequence[UUID]]) -> int:
    return HEAD + sum(LANE + ROW * len(rows) for rows in lanes)


def elbow(start: tuple[float, int], end: tuple[float, int], *, is_late: bool) -> Elbow:
    """Out to the right, down or up, and in from the left, in thousandths of the width."""
    (x1, y1), (x2, y2) = (start[0] * 10, start[1]), (end[0] * 10, end[1])
    turn = max(x1 + 10, x2 - 12) if x2 > x1 else x1 + 10
    return Elbow(f"M{x1:.1f} {y1} H{turn:.1f} V{y2} H{x2:.1f}", is_late)
