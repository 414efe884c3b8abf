"""When somebody may be disturbed: not at night, not on days off, not while away."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from onetask.core.clock import local_moment

LONGEST = 400


class Hours(NamedTuple):
    """Somebody's nights and days off, where they live."""

    zone: str
    quiet_from: str = ""
    quiet_to: str = ""
    work_days: tuple[int, ...] = tuple(range(7))
    days_off: frozenset[date] = frozenset()
    away_from: date | None = None
    away_until: date | None = None

    def is_day_off(self, day: date) -> bool:
        is_away = bool(self.away_from and self.away_until) and (
            self.away_from <= day <= self.away_until  # type: ignore[operator]
        )
        return is_away or day in self.days_off or day.weekday() not in self.work_days


def allowed_from(moment: datetime, hours: Hours) -> datetime:
    """The moment itself, or the first one after it at which somebody may be disturbed."""
    local = moment.astimezone(ZoneInfo(hours.zone))
    if hours.is_day_off(local.date()):
        return _morning_after(local.date(), hours)
    if not _is_quiet(local.time(), hours):
        return moment
    begins = local.date() if local.time() < _clock(hours.quiet_to) else None
    return _morning(begins, hours) if begins else _morning_after(local.date(), hours)


def _is_quiet(at: time, hours: Hours) -> bool:
    if not hours.quiet_from or not hours.quiet_to or hours.quiet_from == hours.quiet_to:
        return False
    start, end = _clock(hours.quiet_from), _clock(hours.quiet_to)
    return start <= at < end if start < end else at >= start or at < end


def _morning_after(day: date, hours: Hours) -> datetime:
    ahead = (day + timedelta(days=count) for count in range(1, LONGEST))
    free = next((one for one in ahead if not hours.is_day_off(one)), day + timedelta(days=1))
    return _morning(free, hours)


def _morning(day: date, hours: Hours) -> datetime:
    return local_moment(day, _clock(hours.quiet_to or "08:00"), hours.zone)


def _clock(text: str) -> time:
    return time.fromisoformat(text)


def working_days_between(first: date, last: date, is_off: Callable[[date], bool]) -> int:
    """How many days of work lie after the first and up to the last."""
    days = range(1, (last - first).days + 1)
    return sum(not is_off(first + timedelta(days=count)) for count in days)
