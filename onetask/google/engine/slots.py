"""Free time around what is busy, and tasks placed into it, each with its reason."""

from collections.abc import Iterable, Sequence
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


class Placed(NamedTuple):
    """A task with its slot, or without one and why."""

    task: Any
    span: Span | None
    before: str
    is_too_late: bool


def free_spans(windows: Iterable[Span], busy: Iterable[Span]) -> list[Span]:
    """What is left of the working hours; each span is named after what ends it."""
    taken = sorted(busy)
    return [span for window in windows for span in _free_in(window, taken)]


def place(tasks: Sequence[Any], free: Sequence[Span]) -> list[Placed]:
    """Each into the first slot that is long enough, the first task first."""
    left, placed = list(free), []
    for task in tasks:
        placed.append(_place_one(task, left))
    return placed


def needed(task: Any) -> timedelta:
    return min(timedelta(minutes=task.minutes or USUAL), LONGEST)


def _place_one(task: Any, left: list[Span]) -> Placed:
    length = needed(task)
    for number, span in enumerate(left):
        if span.length >= length:
            slot = Span(span.start, span.start + length, span.name)
            left[number] = Span(slot.end, span.end, span.name)
            return Placed(task, slot, span.name, is_too_late=_is_late(task, slot.end))
    return Placed(task, None, "", is_too_late=task.due_on is not None)


def _is_late(task: Any, end: datetime) -> bool:
    if task.due_at:
        return bool(end > task.due_at)
    return task.due_on is not None and end.date() > task.due_on


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
