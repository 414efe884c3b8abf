"""Hours as people write them, and weeks by their Mondays."""

import re
from datetime import date, timedelta

CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9])")
DECIMAL = re.compile(r"([0-9]{0,3}(?:[.,][0-9]{1,2})?)\s*h?")
PARTS = re.compile(r"(?:([0-9]{1,3})\s*h)?\s*(?:([0-9]{1,4})\s*m(?:in)?)?")
DAY = 24 * 60


def minutes_of(text: str) -> int:
    """“1:30”, “1.5”, “1,5 h”, “1h 30m” and “90m” are the same; nothing is zero."""
    text = text.strip().lower()
    if not text:
        return 0
    if found := CLOCK.fullmatch(text):
        return _bounded(int(found[1]) * 60 + int(found[2]))
    if (found := DECIMAL.fullmatch(text)) and found[1] not in ("", ".", ","):
        return _bounded(round(float(found[1].replace(",", ".")) * 60))
    if found := PARTS.fullmatch(text):
        return _bounded(int(found[1] or 0) * 60 + int(found[2] or 0))
    raise ValueError(text)


def clock(minutes: int) -> str:
    """90 is 1:30."""
    return f"{minutes // 60}:{minutes % 60:02}" if minutes else ""


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def week_of(day: date) -> list[date]:
    """Its seven days from Monday on."""
    first = monday(day)
    return [first + timedelta(days=n) for n in range(7)]


def _bounded(minutes: int) -> int:
    if minutes > DAY:
        raise ValueError(minutes)
    return minutes
