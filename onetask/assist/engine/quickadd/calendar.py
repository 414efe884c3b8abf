"""Steps in the calendar: months of unequal length, ends of weeks, nth weekdays."""

from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import TypeVar

D = TypeVar("D", date, datetime)

FRIDAY, SATURDAY = 4, 5


def plus_months(day: D, months: int) -> D:
    """31 January and a month is the last day of February."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, last_of(year, month + 1)))


def last_of(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def on_weekday(day: date, weekday: int, own: int = 7) -> date:
    """The coming one; `own` says what its own day means: 0 this one, 7 that of next week."""
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead or own)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Counted from the start, or with a negative number from the end."""
    if nth > 0:
        first = on_weekday(date(year, month, 1), weekday, own=0)
        found = first + timedelta(weeks=nth - 1)
    else:
        last = date(year, month, last_of(year, month))
        found = last - timedelta(days=(last.weekday() - weekday) % 7, weeks=-nth - 1)
    if found.month != month:
        raise ValueError(nth)
    return found


def quarter_start(day: date, ahead: int = 0) -> date:
    return plus_months(day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1), 3 * ahead)


def unit_start(day: date, unit: str, ahead: int) -> date:
    """The first day of the week, month, quarter or year so many later."""
    if unit == "weeks":
        return monday_of(day) + timedelta(weeks=ahead)
    if unit == "months":
        return plus_months(day.replace(day=1), ahead)
    if unit == "quarters":
        return quarter_start(day, ahead)
    return day.replace(year=day.year + ahead, month=1, day=1)


def unit_end(day: date, unit: str, ahead: int) -> date:
    """Its last day; a week ends when its work ends."""
    if unit == "weeks":
        return unit_start(day, unit, ahead) + timedelta(days=FRIDAY)
    return unit_start(day, unit, ahead + 1) - timedelta(days=1)


def plus_workdays(day: D, count: int) -> D:
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(min(abs(count), 2000)):
        day += step
        while day.weekday() >= SATURDAY:
            day += step
    return day


def full_year(text: str) -> int:
    """ "74" is 1974, "26" is 2026."""
    year = int(text)
    return year if year > 99 else year + (1900 if year > 69 else 2000)
