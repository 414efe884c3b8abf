"""Work against time: minutes to do, spread over the days on which somebody works."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple, Protocol
from uuid import UUID

from onetask.plan.engine.hours import monday


class Times(Protocol):
    """When somebody works: what a calendar knows."""

    def minutes_on(self, day: int) -> int: ...


class Piece(NamedTuple):
    """What is left of a task for one of those who do it."""

    task_id: UUID
    minutes: int
    starts: date | None
    ends: date


@dataclass
class Week:
    """Minutes to do of minutes there are; the shares of each task."""

    free: int
    load: int = 0
    shares: dict[UUID, int] = field(default_factory=dict)

    @property
    def percent(self) -> int:
        """Of the time there is; work without any time counts as ten times too much."""
        if not self.free:
            return 1000 if self.load else 0
        return round(100 * self.load / self.free)

    @property
    def over(self) -> int:
        return max(0, self.load - self.free)

    @property
    def left(self) -> int:
        return max(0, self.free - self.load)


Weeks = dict[date, Week]


def weeks_between(first: date, last: date) -> list[date]:
    """The Mondays of all weeks that these days touch."""
    start = monday(first)
    return [start + timedelta(weeks=n) for n in range((monday(last) - start).days // 7 + 1)]


def weeks_of(times: Times, pieces: Iterable[Piece], mondays: Sequence[date], today: date) -> Weeks:
    """The weeks of one person, with what is still to be done in them."""
    found = {one: Week(_free(times, one)) for one in mondays}
    for piece in pieces:
        for day, minutes in spread(times, piece, today).items():
            if week := found.get(monday(day)):
                week.load += minutes
                week.shares[piece.task_id] = week.shares.get(piece.task_id, 0) + minutes
    return found


def spread(times: Times, piece: Piece, today: date) -> dict[date, int]:
    """Evenly over the working days of a task; what is late is to be done from today on.

    Without a start it is done as late as it can be; without a working day, on its last one.
    """
    ends = max(piece.ends, today)
    days = _days_of(times, piece, ends, today) or [ends]
    each, rest = divmod(piece.minutes, len(days))
    return {day: each + (1 if at < rest else 0) for at, day in enumerate(days)}


def _days_of(times: Times, piece: Piece, ends: date, today: date) -> list[date]:
    if piece.starts is not None and piece.starts <= ends:
        return _working(times, max(piece.starts, today), ends)
    days: list[date] = []
    left, day = piece.minutes, ends
    while left > 0 and day >= today:
        if minutes := times.minutes_on(day.toordinal()):
            days.insert(0, day)
            left -= minutes
        day -= timedelta(days=1)
    return days


def _working(times: Times, first: date, last: date) -> list[date]:
    span = range(first.toordinal(), min(last.toordinal(), first.toordinal() + 3660) + 1)
    return [date.fromordinal(day) for day in span if times.minutes_on(day)]


def _free(times: Times, week: date) -> int:
    return sum(times.minutes_on(week.toordinal() + day) for day in range(7))
