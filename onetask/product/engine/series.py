"""Series of values: how far they came, where they lead, and what surveys say."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from math import sqrt
from typing import NamedTuple

RECENT = 8


class Score(NamedTuple):
    """What a survey says, of how many answers, give or take its margin (95 of 100)."""

    value: float
    answers: int
    margin: float


class Value(NamedTuple):
    at: datetime
    value: float


def percent_of(start: float, target: float, now: float | None) -> float | None:
    """How far a value went from its start to its target: 0 to 100, whichever way is good."""
    if now is None:
        return None
    if start == target:
        return 100.0 if now == target else 0.0
    return round(min(max((now - start) / (target - start), 0.0), 1.0) * 100, 1)


def average(parts: Iterable[tuple[float | None, float]]) -> float | None:
    """The weighted mean of what is measured; nothing measured says nothing."""
    known = [(value, weight) for value, weight in parts if value is not None and weight > 0]
    total = sum(weight for _, weight in known)
    return round(sum(value * weight for value, weight in known) / total, 1) if total else None


def forecast(values: Sequence[Value], day: date) -> float | None:
    """The straight line of least squares through the latest points, at a later day."""
    recent = values[-RECENT:]
    days = [one.at.timestamp() / 86_400 for one in recent]
    if len(recent) < 3 or days[-1] - days[0] < 7:
        return None
    middle, mean = sum(days) / len(days), sum(one.value for one in recent) / len(recent)
    spread = sum((at - middle) ** 2 for at in days)
    climb = sum((at - middle) * (one.value - mean) for at, one in zip(days, recent, strict=True))
    then = datetime(day.year, day.month, day.day, tzinfo=recent[-1].at.tzinfo).timestamp() / 86_400
    return mean + climb / spread * (max(then, days[-1]) - middle)


def nps(scores: Sequence[int]) -> Score | None:
    """Net Promoter Score: the share of 9 and 10 less the share of 0 to 6, from -100 to 100.

    F. Reichheld, "The One Number You Need to Grow", Harvard Business Review, December 2003.
    The margin is 1.96 standard errors of a difference of shares, `answers` is the sample size.
    """
    if not scores:
        return None
    count = len(scores)
    good = sum(score >= 9 for score in scores) / count
    bad = sum(score <= 6 for score in scores) / count
    spread = good + bad - (good - bad) ** 2
    return Score(round(100 * (good - bad), 1), count, round(196 * sqrt(spread / count), 1))


def csat(scores: Sequence[int]) -> Score | None:
    """Customer satisfaction: the share of 4 and 5 among answers of 1 to 5, in percent.

    The "top two boxes" of common survey practice; the margin is 1.96 standard errors of a
    share, `answers` is the sample size.
    """
    if not scores:
        return None
    count = len(scores)
    share = sum(score >= 4 for score in scores) / count
    return Score(round(100 * share, 1), count, round(196 * sqrt(share * (1 - share) / count), 1))


SCORES = {"nps": nps, "csat": csat}


def change_of(values: Sequence[Value]) -> float | None:
    """How the latest value differs from the one before it, in percent of that."""
    if len(values) < 2 or not values[-2].value:
        return None
    return round(100 * (values[-1].value - values[-2].value) / abs(values[-2].value), 1)
