"""How long things take: lead and cycle time, time in each step, and what grows old."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from onetask.report.engine.flow import STEPS, Life, cycle_days, percentile

SHARES = (0.5, 0.85, 0.95)
AT_WORK = ("doing", "review")
DAY = 86_400


class Spread(NamedTuple):
    """Nearest-rank percentiles of days; None where nothing was finished yet."""

    p50: float | None
    p85: float | None
    p95: float | None


class Finished(NamedTuple):
    """A finished task as a point: when, after how many days of work."""

    life: Life
    closed_at: datetime
    days: float


class Ageing(NamedTuple):
    """Work under way, and for how many days."""

    life: Life
    days: float


def lead_days(life: Life) -> float | None:
    """Days from the making to the closing."""
    if life.closed_at is None:
        return None
    return max((life.closed_at - life.made_at).total_seconds(), 0.0) / DAY


def spread(days: Iterable[float | None]) -> Spread:
    known = [one for one in days if one is not None]
    return Spread(*(percentile(known, share) for share in SHARES))


def finished(lives: Iterable[Life], since: datetime) -> list[Finished]:
    """What was closed since then, the oldest first."""
    points = [
        Finished(life, life.closed_at, cycle_days(life) or 0.0)
        for life in lives
        if life.closed_at and life.closed_at >= since
    ]
    return sorted(points, key=lambda point: point.closed_at)


def days_in_steps(lives: Iterable[Life], at: datetime) -> dict[str, float]:
    """The mean of days a task spent in each step that it saw, up to its closing or until now."""
    spent, seen = defaultdict[str, float](float), Counter[str]()
    for life in lives:
        stays = _stays(life, at)
        for step, days in stays.items():
            spent[step] += days
            seen[step] += 1
    return {step: spent[step] / seen[step] for step in STEPS if seen[step] and step != "done"}


def _stays(life: Life, at: datetime) -> dict[str, float]:
    end, stays = life.closed_at or at, defaultdict[str, float](float)
    here, since = (life.moves[0].left if life.moves else life.step), life.made_at
    for move in life.moves:
        stays[move.left] += max((min(move.at, end) - since).total_seconds(), 0) / DAY
        here, since = move.to, move.at
    stays[here] += max((end - since).total_seconds(), 0) / DAY
    return dict(stays)


def ageing(lives: Iterable[Life], at: datetime) -> list[Ageing]:
    """Open work that has begun, the oldest first."""
    begun = (
        (life, next((move.at for move in life.moves if move.to in AT_WORK), life.made_at))
        for life in lives
        if life.closed_at is None and life.step in AT_WORK
    )
    found = [Ageing(life, (at - since).total_seconds() / DAY) for life, since in begun]
    return sorted(found, key=lambda one: -one.days)


def back_to_work(lives: Sequence[Life]) -> int:
    """How many tasks came out of done again."""
    return sum(any(move.left == "done" for move in life.moves) for life in lives)
