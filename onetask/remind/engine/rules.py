"""Rules of reminders as short texts, and the instants they mean.

"1d@08:00" a local time days before the due date · "before@90" minutes before it · "at@<instant>"
"every@0@08:00" each Monday · "every@workday@08:00" · "every@m15@08:00" each 15th · "done" when done
"digest@08:00" · "weekly@4@16:00" · "news@<id>" · "slack@08:00" · "room@<key>"
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from onetask.core.clock import local_moment

LOOK_AHEAD = 62
EXACT = ("at",)
STANDING = ("digest", "weekly")
REASONS = {"slack": "escalated", "answer": "unanswered", "room": "room"}
REASONS |= dict.fromkeys(STANDING, "digest")
WORKDAYS = (0, 1, 2, 3, 4)


class Dates(NamedTuple):
    """What a rule looks at: the dates of a thing, and somebody's place and hours."""

    zone: str
    after: datetime
    due_on: date | None = None
    due_at: datetime | None = None
    closed_at: datetime | None = None
    begins: str = "09:00"
    work_days: tuple[int, ...] = WORKDAYS


def days_before(days: int, at: str) -> str:
    return f"{days}d@{at}"


def kind_of(rule: str) -> str:
    return rule.partition("@")[0].lstrip("0123456789")


def reason_of(rule: str, facts: Mapping[str, Any]) -> str:
    """Under which name people choose by which way they hear of it."""
    return str(facts.get("reason") or REASONS.get(kind_of(rule), "due"))


def key_of(rule: str) -> str:
    return rule.partition("@")[2]


def slot_of(rule: str) -> tuple[int, str]:
    """Days before and local time of a rule about days."""
    head, _, at = rule.partition("@")
    return int(head[:-1]), at


def instant(rule: str, dates: Dates) -> datetime | None:
    """When it is due; nothing while what it counts from is not there."""
    read = READERS.get(kind_of(rule))
    return read(rule, dates) if read else None


def due_day(due_on: date, due_at: datetime | None, zone: str) -> date:
    """The day of the due date where somebody lives; a time may fall on another day there."""
    return due_at.astimezone(ZoneInfo(zone)).date() if due_at else due_on


def next_of(rule: str, dates: Dates) -> datetime | None:
    """The first moment of a repeating rule after a moment: its days, then a local time."""
    days, _, at = key_of(rule).partition("@")
    first = dates.after.astimezone(ZoneInfo(dates.zone)).date()
    ahead = (first + timedelta(days=count) for count in range(LOOK_AHEAD))
    moments = (_at(day, at, dates.zone) for day in ahead if _falls_on(days, day, dates.work_days))
    return next((moment for moment in moments if moment > dates.after), None)


def _falls_on(days: str, day: date, work_days: tuple[int, ...]) -> bool:
    if days in ("day", ""):
        return True
    if days == "workday":
        return day.weekday() in work_days
    return day.day == int(days[1:]) if days[0] == "m" else day.weekday() == int(days)


def _at(day: date, at: str, zone: str) -> datetime:
    return local_moment(day, time.fromisoformat(at), zone)


def _some_days_before(rule: str, dates: Dates) -> datetime | None:
    if dates.due_on is None:
        return None
    days, at = slot_of(rule)
    day = due_day(dates.due_on, dates.due_at, dates.zone)
    return _at(day - timedelta(days=days), at, dates.zone)


def _some_time_before(rule: str, dates: Dates) -> datetime | None:
    if dates.due_on is None:
        return None
    due = dates.due_at or _at(dates.due_on, dates.begins, dates.zone)
    return due - timedelta(minutes=int(key_of(rule)))


def _morning_before(rule: str, dates: Dates) -> datetime | None:
    """The day before, or that day itself when the day before is over."""
    if dates.due_on is None:
        return None
    last = due_day(dates.due_on, dates.due_at, dates.zone)
    mornings = [_at(last - timedelta(days=ago), key_of(rule), dates.zone) for ago in (1, 0)]
    return next((morning for morning in mornings if morning > dates.after), None)


def _exactly(rule: str, _: Dates) -> datetime:
    return datetime.fromisoformat(key_of(rule))


def _when_done(_: str, dates: Dates) -> datetime | None:
    return dates.closed_at


def _each_morning(rule: str, dates: Dates) -> datetime | None:
    return next_of(f"every@workday@{key_of(rule)}", dates)


READERS: dict[str, Callable[[str, Dates], datetime | None]] = {
    "d": _some_days_before,
    "before": _some_time_before,
    "at": _exactly,
    "every": next_of,
    "done": _when_done,
    "digest": _each_morning,
    "weekly": next_of,
    "slack": _morning_before,
}
