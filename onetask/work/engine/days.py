"""Due dates as people write them: "fri", "+2w", "24 mar 15:00"."""

import re
from datetime import date, time, timedelta
from typing import NamedTuple

from onetask.work.engine.german import MONTHS, in_english

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NEAR = {"today": 0, "tod": 0, "tomorrow": 1, "tom": 1, "yesterday": -1}
CLOCK = re.compile(r"(?:^|\s)(?:at\s+)?(\d{1,2})(?::(\d{2})|\s*(am|pm))(?:$|\s)")
AHEAD = re.compile(r"(?:in\s+|\+)(\d{1,4})\s*(d|w|m|y)[a-z]*")
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
DAY_MONTH = re.compile(r"(\d{1,2})[.]?\s*([a-z]{3})[a-z]*\.?(?:\s+(\d{4}))?")
MONTH_DAY = re.compile(r"([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?")


class When(NamedTuple):
    """A day, and a time of it if one was named."""

    day: date
    clock: time | None


def when(text: str, today: date) -> When | None:
    """None where there is nothing; raises ValueError where it is not understood."""
    words = in_english(" ".join(text.lower().split()))
    if words in ("", "none", "no date"):
        return None
    clock = CLOCK.search(words)
    rest = " ".join(CLOCK.sub(" ", words, count=1).split()) if clock else words
    return When(_day(rest, today) if rest else today, _clock(clock) if clock else None)


def _clock(found: re.Match[str]) -> time:
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute)


def _day(words: str, today: date) -> date:
    if words in NEAR:
        return today + timedelta(days=NEAR[words])
    if found := AHEAD.fullmatch(words):
        return _ahead(today, int(found[1]), found[2])
    if found := ISO.fullmatch(words):
        return date(*map(int, found.groups()))
    return _named(words, today)


def _named(words: str, today: date) -> date:
    bare = words.removeprefix("next ")
    if bare[:3] in WEEKDAYS and bare.isalpha():
        days = (WEEKDAYS.index(bare[:3]) - today.weekday()) % 7 or 7
        return today + timedelta(days=days)
    if found := DAY_MONTH.fullmatch(words):
        return _dated(today, found[1], found[2], found[3])
    if found := MONTH_DAY.fullmatch(words):
        return _dated(today, found[2], found[1], found[3])
    raise ValueError(words)


def _ahead(today: date, count: int, unit: str) -> date:
    if unit in "dw":
        return today + timedelta(days=count * (7 if unit == "w" else 1))
    months = today.month - 1 + count * (12 if unit == "y" else 1)
    year, month = today.year + months // 12, months % 12 + 1
    return _last_possible(year, month, today.day)


def _last_possible(year: int, month: int, day: int) -> date:
    """31 January and one month is the last day of February."""
    while day > 28:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1
    return date(year, month, day)


def _dated(today: date, day: str, month: str, year: str | None) -> date:
    """Without a year: the next time this day comes."""
    if month not in MONTHS:
        raise ValueError(month)
    number = MONTHS.index(month) + 1
    if year:
        return date(int(year), number, int(day))
    this = date(today.year, number, int(day))
    return this if this >= today else date(today.year + 1, number, int(day))
