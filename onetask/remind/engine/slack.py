"""How far a task may slip before it moves what comes after it: its float, in working days."""

from collections.abc import Iterable
from datetime import date, timedelta
from math import ceil
from typing import NamedTuple

DAY = 480
FAR = 366


class After(NamedTuple):
    """What must be ready later, and how long that takes: a waiting task, the project's end."""

    name: str
    due_on: date
    minutes: int


class Slack(NamedTuple):
    """Working days of float, and what ends it."""

    days: int
    cause: str


def slack_before(due_on: date, later: Iterable[After], work_days: Iterable[int]) -> Slack | None:
    """The smallest float towards all that comes after; nothing is known without any."""
    works = set(work_days) or set(range(7))
    floats = [Slack(_float(due_on, one, works), one.name) for one in later]
    return min(floats, default=None)


def _float(due_on: date, after: After, works: set[int]) -> int:
    between = _working_days(due_on, after.due_on, works)
    return between - ceil(after.minutes / DAY)


def _working_days(first: date, last: date, works: set[int]) -> int:
    if last < first:
        return -_working_days(last, first, works)
    days = range(1, min((last - first).days, FAR) + 1)
    return sum((first + timedelta(days=count)).weekday() in works for count in days)
