"""How well finished tasks went: kept dates, no way back, and how much of their time was work."""

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from onetask.report.engine.flow import Life, on_time_rate
from onetask.report.engine.spans import DAY, lead_days

SOON = timedelta(days=14)


class Quality(NamedTuple):
    """Shares from 0 to 1; None where nothing was finished to judge by."""

    finished: int
    on_time: float | None
    reopened: float | None
    """Of all that were ever done, those that came back out of done."""
    soon: int
    """How many came back within two weeks: what was done had a fault."""
    efficiency: float | None
    """Of the days from made to done, those in which it was worked on."""


def quality(lives: Iterable[Life]) -> Quality:
    every = list(lives)
    done = [life for life in every if life.closed_at]
    back = [life for life in every if _came_back(life)]
    ever = len(done) + sum(life.closed_at is None for life in back)
    return Quality(
        len(done),
        on_time_rate(done),
        len(back) / ever if ever else None,
        sum(_came_back_soon(life) for life in back),
        _efficiency(done),
    )


def _came_back(life: Life) -> bool:
    return any(move.left == "done" for move in life.moves)


def _came_back_soon(life: Life) -> bool:
    pairs = zip(life.moves, life.moves[1:], strict=False)
    return any(
        one.to == "done" and then.left == "done" and then.at - one.at <= SOON for one, then in pairs
    )


def _efficiency(done: Iterable[Life]) -> float | None:
    """Only of tasks whose way to done is known."""
    worked, whole = 0.0, 0.0
    for life in done:
        if any(move.to == "doing" for move in life.moves):
            worked += _days_at_work(life)
            whole += lead_days(life) or 0.0
    return min(worked / whole, 1.0) if whole else None


def _days_at_work(life: Life) -> float:
    total, since = 0.0, None
    for move in life.moves:
        if since and move.left == "doing":
            total += (move.at - since).total_seconds() / DAY
        since = move.at if move.to == "doing" else None
    return total
