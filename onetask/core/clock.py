"""The time, and what it is somewhere."""

from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones


def now() -> datetime:
    return datetime.now(UTC)


@lru_cache
def zones() -> frozenset[str]:
    return frozenset(available_timezones())


def today_in(zone: str) -> date:
    return now().astimezone(ZoneInfo(zone)).date()


def local_moment(day: date, at: time, zone: str) -> datetime:
    """A local time as an instant: in a gap the first valid later one, in a fold the first."""
    local = datetime.combine(day, at, ZoneInfo(zone))
    moment = local.astimezone(UTC)
    if moment.astimezone(local.tzinfo).replace(tzinfo=None) == local.replace(tzinfo=None):
        return moment
    return _end_of_gap(local.replace(fold=1).astimezone(UTC), moment, ZoneInfo(zone))


def _end_of_gap(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The second at which the clocks were put forward, between two instants around it."""
    old = before.astimezone(zone).utcoffset()
    low, high = int(before.timestamp()), int(after.timestamp())
    while high - low > 1:
        middle = (low + high) // 2
        is_old = datetime.fromtimestamp(middle, zone).utcoffset() == old
        low, high = (middle, high) if is_old else (low, middle)
    return datetime.fromtimestamp(high, UTC)
