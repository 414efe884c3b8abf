"""How work flows: cumulative flow, throughput and cycle time, worked out from what happened."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from math import ceil
from typing import NamedTuple
from uuid import UUID

STEPS = ("done", "review", "doing", "ready", "backlog")


class Move(NamedTuple):
    """A card left one step for another."""

    at: datetime
    left: str
    to: str


class Life(NamedTuple):
    """What is known of one task: its moves in order of time, newest last."""

    made_at: datetime
    step: str
    moves: Sequence[Move]
    closed_at: datetime | None
    due_on: date | None
    id: UUID | None = None
    ref: str = ""
    title: str = ""


class Day(NamedTuple):
    """How many tasks stood in each step at the end of a day (UTC)."""

    day: date
    counts: dict[str, int]


def cumulative_flow(lives: Iterable[Life], days: Sequence[date]) -> list[Day]:
    """The state of each day, found by going back from today's state through the moves."""
    counted = {day: Counter[str]() for day in days}
    for life in lives:
        for day in days:
            if (step := _step_on(life, day)) is not None:
                counted[day][step] += 1
    return [Day(day, {step: counted[day][step] for step in STEPS}) for day in days]


def throughput(lives: Iterable[Life], weeks: Sequence[date]) -> list[int]:
    """Finished tasks for each week, named by its Monday."""
    mondays = Counter(_monday(life.closed_at.date()) for life in lives if life.closed_at)
    return [mondays[week] for week in weeks]


def cycle_days(life: Life) -> float | None:
    """Days from the first move into doing, or from its making, to the closing."""
    if life.closed_at is None:
        return None
    started = next((move.at for move in life.moves if move.to == "doing"), life.made_at)
    return max((life.closed_at - started).total_seconds(), 0.0) / 86_400


def percentile(values: Sequence[float], share: float) -> float | None:
    """The nearest-rank percentile: the smallest value that covers the share (0 to 1)."""
    if not values:
        return None
    return sorted(values)[max(ceil(share * len(values)), 1) - 1]


def on_time_rate(lives: Iterable[Life]) -> float | None:
    """The share of finished tasks with a due date that were closed on it or before."""
    kept = [
        life.closed_at.date() <= life.due_on for life in lives if life.closed_at and life.due_on
    ]
    return sum(kept) / len(kept) if kept else None


def days_until(last: date, count: int) -> list[date]:
    return [last - timedelta(days=count - 1 - back) for back in range(count)]


def weeks_until(last: date, count: int) -> list[date]:
    return [_monday(last) - timedelta(weeks=count - 1 - back) for back in range(count)]


def _step_on(life: Life, day: date) -> str | None:
    if life.made_at.date() > day:
        return None
    return next((move.left for move in _way(life) if move.at.date() > day), life.step)


def _way(life: Life) -> Sequence[Move]:
    """Work that came in finished has no moves here; until its closing it was being done."""
    if life.moves or life.closed_at is None or life.step != "done":
        return life.moves
    return [Move(life.closed_at, "doing", "done")]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
