"""Days as places on a screen: the head of a timeline and how wide a day is."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

ZOOMS = {"days": 36.0, "weeks": 12.0, "months": 4.0, "quarters": 1.5}
BEFORE = {"days": 3, "weeks": 7, "months": 14, "quarters": 30}
SHORTEST = {"days": 28, "weeks": 84, "months": 240, "quarters": 640}
ROW = 38


class Mark(NamedTuple):
    """The beginning of a stretch of time in the head."""

    x: float
    day: date
    width: float


class Scale(NamedTuple):
    zoom: str
    first: int
    days: int

    @property
    def px(self) -> float:
        return ZOOMS[self.zoom]

    @property
    def width(self) -> float:
        return self.days * self.px

    def x(self, day: int) -> float:
        return (day - self.first) * self.px

    def span(self, start: int, finish: int) -> tuple[float, float]:
        """Where a bar stands and how wide it is, both days included."""
        return self.x(start), max(self.px * (finish - start + 1), 4)

    @property
    def large(self) -> list[Mark]:
        """Months; years where a day is thin."""
        return self._marks(lambda day: day.day == 1 and (self.px > 2 or day.month == 1))

    @property
    def small(self) -> list[Mark]:
        """Days, Mondays, or the first days of months and quarters."""
        if self.zoom == "days":
            return self._marks(lambda _: True)
        if self.zoom == "weeks":
            return self._marks(lambda day: day.weekday() == 0)
        every = 1 if self.zoom == "months" else 3
        return self._marks(lambda day: day.day == 1 and (day.month - 1) % every == 0)

    def _marks(self, is_mark: Callable[[date], bool]) -> list[Mark]:
        begin = date.fromordinal(self.first)
        days = [begin + timedelta(days=at) for at in range(self.days)]
        starts = [0, *(at for at, day in enumerate(days) if at and is_mark(day))]
        ends = [*starts[1:], self.days]
        return [
            Mark(at * self.px, days[at], (end - at) * self.px)
            for at, end in zip(starts, ends, strict=True)
        ]


def scale_for(zoom: str, days: list[int], today: int) -> Scale:
    """From the Monday before the first day to some time after the last."""
    zoom = zoom if zoom in ZOOMS else "weeks"
    first = min([today, *days]) - BEFORE[zoom]
    first -= (first - 1) % 7
    last = max([today, *days]) + 2 * BEFORE[zoom]
    return Scale(zoom, first, max(last - first, SHORTEST[zoom]))


def elbow(start: tuple[float, float], end: tuple[float, float], kind: str) -> str:
    """An arrow between two bars: out of a finish to the right, of a start to the left."""
    (x1, y1), (x2, y2) = start, end
    out = 6 if kind[0] == "F" else -6
    into = -6 if kind[1] == "S" else 6
    if (x2 + into - x1 - out) * out >= 0 and out == -into:
        return f"M{x1:g} {y1:g}H{x1 + out:g}V{y2:g}H{x2:g}"
    if out == into:
        side = max(x1, x2) + 6 if out > 0 else min(x1, x2) - 6
        return f"M{x1:g} {y1:g}H{side:g}V{y2:g}H{x2:g}"
    middle = y2 - ROW / 2 if y2 > y1 else y2 + ROW / 2
    return f"M{x1:g} {y1:g}H{x1 + out:g}V{middle:g}H{x2 + into:g}V{y2:g}H{x2:g}"
