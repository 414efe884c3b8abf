"""Free time around what is busy."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

STEP = timedelta(minutes=5)
SHORTEST = timedelta(minutes=15)
LONGEST = timedelta(hours=4)
USUAL = 30


class Span(NamedTuple):
    """From one moment to another; what it is, where that is known."""

    start: datetime
    end: datetime
    name: str = ""

    @property
    def length(self) -> timedelta:
        return self.end - self.start

    @property
    def minutes(self) -> int:
        return int(self.length.total_seconds() // 60)


def free_spans(windows: Iterable[Span], busy: Iterable[Span]) -> list[Span]:
    """What is left of the working hours; each span is named after what ends it."""
    taken = sorted(busy)
    return [span for window in windows for span in _free_in(window, taken)]


def needed(task: Any) -> timedelta:
    return min(timedelta(minutes=task.minutes or USUAL), LONGEST)


def _free_in(window: Span, busy: list[Span]) -> Iterable[Span]:
    at = window.start
    for one in busy:
        if one.end <= at or one.start >= window.end:
            continue
        if one.start - at >= SHORTEST:
            yield Span(at, one.start, one.name)
        at = max(at, one.end)
    if window.end - at >= SHORTEST:
        yield Span(at, window.end)


def rounded_up(moment: datetime) -> datetime:
    past = timedelta(seconds=moment.timestamp() % STEP.total_seconds())
    return moment + (STEP - past if past else timedelta())
