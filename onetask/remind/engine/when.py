"""When a reminder is due: a local time on a day counted from the due date."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from onetask.core.clock import local_moment

Rule = tuple[int, str]

USUAL: tuple[Rule, ...] = ((1, "08:00"), (0, "08:00"))
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)


def due_day(due_on: date, due_at: datetime | None, zone: str) -> date:
    """The day of the due date where somebody lives; a time may fall on another day there."""
    return due_at.astimezone(ZoneInfo(zone)).date() if due_at else due_on


def occurrence(day: date, rule: Rule, zone: str) -> datetime:
    days_before, at = rule
    return local_moment(day - timedelta(days=days_before), time.fromisoformat(at), zone)


def wait_after(attempts: int, luck: float) -> timedelta:
    """From a minute to an hour, doubling; luck in 0…1 spreads those who failed together."""
    doubled = FIRST_WAIT * (1 << min(attempts - 1, 10))
    return min(doubled, LONGEST_WAIT) * (0.75 + luck / 2)
