"""Dates as people and tools write them."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import partial

_MONTHS = (
    ("jan", "ene", "janv"),
    ("feb", "fév", "fev"),
    ("mar", "mär", "mrz", "mars"),
    ("apr", "abr", "avr"),
    ("may", "mai", "mayo", "mei"),
    ("jun", "juin"),
    ("jul", "juil"),
    ("aug", "ago", "aoû", "aou"),
    ("sep", "set"),
    ("oct", "okt", "out"),
    ("nov",),
    ("dec", "dez", "dic", "déc"),
)
_NAMED = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?(?:\.\d+)?\s*([ap]\.?m\.?)?", re.IGNORECASE)
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMBERS = re.compile(r"^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})\b")
_DAY_WORD = re.compile(r"(\d{1,2})\.?[\s/-]+([^\W\d_]{3,})\.?[\s/,-]+(\d{4}|\d{2})\b")
_WORD_DAY = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
FORMATS = ("auto", "iso", "dmy", "mdy")


def instant_of(text: object) -> datetime | None:
    """An ISO instant; None for anything else."""
    try:
        moment = datetime.fromisoformat(str(text))
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def date_of(text: str, order: str = "auto") -> date | None:
    """The day a cell names: ISO, numbers in either order, or with a month's name."""
    text = text.strip()[:80]
    for read in (_iso, partial(_numbers, order=order), _day_word, _word_day):
        if found := read(text):
            return found
    return None


def order_of(texts: Iterable[str]) -> str:
    """Whether the day or the month comes first, as far as the column tells."""
    for text in texts:
        if match := _NUMBERS.match(text.strip()):
            first, second = int(match[1]), int(match[2])
            if first > 12:
                return "dmy"
            if second > 12:
                return "mdy"
    return "dmy"


def time_of(text: str) -> tuple[int, int] | None:
    """The time of day in a cell, if it names one."""
    match = _TIME.search(text[:80])
    if not match:
        return None
    hour, minute, half = int(match[1]), int(match[2]), (match[3] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return (hour, minute) if hour < 24 and minute < 60 else None


def _iso(text: str) -> date | None:
    match = _ISO.match(text)
    return _date(match[1], match[2], match[3]) if match else None


def _numbers(text: str, order: str) -> date | None:
    match = _NUMBERS.match(text)
    if not match:
        return None
    first, second, year = match.groups()
    if order == "mdy" or (order == "auto" and int(second) > 12):
        first, second = second, first
    return _date(year, second, first)


def _day_word(text: str) -> date | None:
    match = _DAY_WORD.search(text)
    return _date(match[3], _month(match[2]), match[1]) if match else None


def _word_day(text: str) -> date | None:
    match = _WORD_DAY.search(text)
    return _date(match[3], _month(match[1]), match[2]) if match else None


def _month(word: str) -> int:
    lower = word.lower()
    return next((_NAMED[lower[:size]] for size in (4, 3) if lower[:size] in _NAMED), 0)


def _date(year: str, month: str | int, day: str) -> date | None:
    full = int(year) + (2000 if len(year) == 2 else 0)
    try:
        return date(full, int(month), int(day)) if 1900 <= full <= 2200 else None
    except ValueError:
        return None
