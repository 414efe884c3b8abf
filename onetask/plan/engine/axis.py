"""Working time as a line of whole numbers: what is before a moment, and which moment comes n later.

A day is its ordinal, its first moment; the end of a day is the next one's ordinal.
"""

from collections.abc import Callable
from typing import Protocol

FIRST, LAST = 600_000, 950_000  # 1643 and 2602: beyond lies no plan
CHUNK = 731


class TooFar(ValueError):
    """A plan reaches beyond any calendar."""


class Axis(Protocol):
    """Units of working time, counted from somewhere; moments are whole numbers, too."""

    def index_at(self, moment: int) -> int:
        """How many units lie before a moment."""

    def start_at(self, index: int) -> int:
        """The moment at which this unit begins."""

    def finish_at(self, index: int) -> int:
        """The first moment at which so many units are done."""


class Days:
    """Working days; the calendar is asked for stretches as far as the plan goes, and no farther."""

    def __init__(self, works: Callable[[int, int], list[int]], start: int) -> None:
        """`works` lists the working days from one day up to another, that one left out."""
        _refuse_beyond(start)
        self._works, self._first, self._end = works, start, start
        self._days: list[int] = []
        self._before: list[int] = [0]

    def index_at(self, moment: int) -> int:
        if moment < self._first:
            return -len(self._stretch(moment, self._first))
        if moment > self._end:
            self._reach(moment)
        return self._before[moment - self._first]

    def start_at(self, index: int) -> int:
        if index < 0:
            return self._back(index)
        while index >= len(self._days):
            self._reach(self._end + CHUNK)
        return self._days[index]

    def finish_at(self, index: int) -> int:
        return self.start_at(index - 1) + 1

    def _reach(self, moment: int) -> None:
        end = max(moment, self._end + CHUNK)
        found = self._stretch(self._end, end)
        working, count = set(found), len(self._days)
        for day in range(self._end, end):
            count += day in working
            self._before.append(count)
        self._days += found
        self._end = end

    def _back(self, index: int) -> int:
        earlier, reach = self._first, CHUNK
        while len(found := self._stretch(earlier, self._first)) < -index:
            earlier, reach = earlier - reach, reach * 2
        return found[index]

    def _stretch(self, start: int, end: int) -> list[int]:
        _refuse_beyond(start)
        _refuse_beyond(end)
        return self._works(start, end)


def _refuse_beyond(moment: int) -> None:
    if not FIRST <= moment <= LAST:
        raise TooFar(moment)
