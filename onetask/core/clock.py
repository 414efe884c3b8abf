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
    return local.astimezone(UTC)
