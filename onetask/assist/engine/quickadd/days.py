"""Days by their number: 2026-04-02, 12/04/2026, 15 April, the 27th."""

import re
from datetime import date

from onetask.assist.engine.quickadd import words as w
from onetask.assist.engine.quickadd.calendar import full_year, last_of, plus_months, quarter_start
from onetask.assist.engine.quickadd.parts import DaySpan, Here, MonthDay, Part, Rule, part
from onetask.assist.engine.quickadd.patterns import (
    MONTH,
    ORDINAL,
    WEEKDAY,
    YEAR,
    any_of,
    compiled,
    month_of,
    ordinal_of,
)

DAY = rf"(?:(?:the\s+)?(?P<day>{ORDINAL}|\d{{1,2}})(?:\s+day)?)"
NUMBER = rf"(?:{ORDINAL}|\d{{1,2}})"
TO = r"\s*(?:-|to|until|till|through|and)\s*"
NAMED = r"(?:(?P<which>next|this|last|the next|the last|this coming)\s+)"


def _iso(found: re.Match[str], _: Here) -> Part:
    return part(found, "date", date(*(int(found[name]) for name in "ymd")), 3)


def _numbers(found: re.Match[str], here: Here) -> Part:
    """Ambiguous where both could be the month: read as it is written here, with the other shown."""
    first, second = int(found["a"]), int(found["b"])
    year = full_year(found["y"])
    day_first = first > 12 or (second <= 12 and (here.options.day_first or found["s"] == "."))
    day, month = (first, second) if day_first else (second, first)
    swapped = date(year, day, month) if day <= 12 and day != month and found["s"] != "." else None
    return part(found, "date", date(year, month, day), 3)._replace(swapped=swapped)


def _short_numbers(found: re.Match[str], here: Here) -> Part:
    first, second = int(found["a"]), int(found["b"])
    day_first = first > 12 or (second <= 12 and here.options.day_first)
    day, month = (first, second) if day_first else (second, first)
    other = date(here.today.year, day, month) if day <= 12 and day != month else None
    if other and other < here.today:
        other = other.replace(year=other.year + 1)
    return part(found, "monthday", _month_day(month, day), 1)._replace(swapped=other)


def _month_year(found: re.Match[str], _: Here) -> Part:
    return part(found, "date", date(int(found["y"]), int(found["m"]), 1), 1)


def _dashed(found: re.Match[str], _: Here) -> Part:
    day = date(full_year(found["y"]), month_of(found["month"]), int(found["day"]))
    return part(found, "date", day, 3)


def _named_day(found: re.Match[str], _: Here) -> Part:
    """15 April, the 2nd of March 2027, Aug 8, march third; no year: one is found later."""
    day, month = ordinal_of(found["day"]), month_of(found["month"])
    if found["y"]:
        return part(found, "date", date(int(found["y"]), month, day), 3)
    return part(found, "monthday", _month_day(month, day), 3)


def _days(found: re.Match[str], _: Here) -> Part:
    """10 to 22 August: both days of one month."""
    month = month_of(found["month"])
    first, last = (_month_day(month, ordinal_of(found[name])) for name in ("first", "last"))
    year = int(found["y"]) if found["y"] else None
    return part(found, "span", DaySpan(first, last, year), 3)


def _month_day(month: int, day: int) -> MonthDay:
    if not (1 <= month <= 12 and 1 <= day <= last_of(2024, month)):
        raise ValueError(day)
    return MonthDay(month, day)


def _month(found: re.Match[str], here: Here) -> Part:
    """A month alone is its first day, and could be a name: only "in May" is a date."""
    month, year = month_of(found["month"]), found["y"]
    if year:
        return part(found, "date", date(int(year), month, 1), 1)
    sure = 2 if found["month"].rstrip(".") in w.UNMISTAKABLE_MONTHS else 1
    ahead = {"next": 1, "after": 1}.get((found["which"] or found["then"] or "").split(" ")[-1], 0)
    if found["then"] or found["which"]:
        day = _coming_month(here.today, month, found["which"])
        return part(found, "date", day.replace(year=day.year + (ahead if found["then"] else 0)))
    return part(found, "month", MonthDay(month, 1), sure)


def _coming_month(today: date, month: int, which: str | None) -> date:
    if which and which.endswith("last"):
        return date(today.year - (month >= today.month), month, 1)
    return date(today.year + (month < today.month), month, 1)


def _of_month(found: re.Match[str], here: Here) -> Part:
    """The 20th of next month."""
    ahead = {"next": 1, "last": -1}.get(found["rel"], 0)
    start = plus_months(here.today.replace(day=1), ahead)
    return part(found, "date", start.replace(day=ordinal_of(found["day"])), 3)


def _day_of_month(found: re.Match[str], _: Here) -> Part:
    is_figure = found["day"][0].isdigit()
    certainty = (3 if found["on"] else 1) if is_figure else 0
    return part(
        found, "dom", ordinal_of(found["day"]), certainty if found["day"][0].isdigit() else 0
    )


def _quarter(found: re.Match[str], here: Here) -> Part:
    number = int(found["n"]) if found["n"] else ordinal_of(found["nth"])
    year = found["y"] or found["y2"]
    start = date(int(year) if year else here.today.year, 3 * number - 2, 1)
    if not year and start < quarter_start(here.today):
        start = start.replace(year=start.year + 1)
    return part(found, "date", start, 1)


def _year(found: re.Match[str], _: Here) -> Part:
    return part(found, "date", date(int(found["y"]), 1, 1), 1)


def _feast(found: re.Match[str], _: Here) -> Part:
    return part(found, "monthday", MonthDay(*w.FEASTS[found["feast"]]), 1)


RULES = [
    Rule(
        re.compile(r"(?<!\d)(?P<y>\d{4})[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)(?:t(?=\d\d:)|(?!\w))"),
        _iso,
    ),
    Rule(
        compiled(r"(?P<a>\d\d?)(?P<s>[-/.])(?P<b>\d\d?)(?P=s)(?P<y>\d{4}|\d\d)(?![-/.]\d)"),
        _numbers,
    ),
    Rule(compiled(r"(?P<a>\d\d?)/(?P<b>\d\d?)(?![/.]\d)"), _short_numbers),
    Rule(compiled(rf"(?P<m>0?[1-9]|1[0-2])/(?P<y>{YEAR})"), _month_year),
    Rule(compiled(rf"(?P<y>{YEAR})[-/](?P<m>0[1-9]|1[0-2])(?![-/]\d)"), _month_year),
    Rule(compiled(rf"(?P<day>\d\d?)[-/](?P<month>{MONTH})[-/](?P<y>\d{{4}}|\d\d)"), _dashed),
    Rule(
        compiled(rf"{DAY}(?:\s+of)?[\s-]*(?P<month>{MONTH})(?:,?\s+(?P<y>{YEAR})(?!:))?"),
        _named_day,
    ),
    Rule(
        compiled(
            rf"(?P<month>{MONTH})[\s-]*(?:the\s+)?(?P<day>{ORDINAL}|\d{{1,2}})"
            rf"(?![:\d]|\s*(?:am|pm)\b)(?:,?\s+(?P<y>{YEAR})(?!:))?"
        ),
        _named_day,
    ),
    Rule(
        compiled(
            rf"(?:from\s+)?(?:the\s+)?(?P<first>{NUMBER}){TO}(?:the\s+)?(?P<last>{NUMBER})"
            rf"(?:\s+of)?\s+(?P<month>{MONTH})(?:,?\s+(?P<y>{YEAR})(?!:))?"
        ),
        _days,
    ),
    Rule(
        compiled(
            rf"(?:from\s+)?(?P<month>{MONTH})\s+(?P<first>{NUMBER}){TO}(?P<last>{NUMBER})"
            rf"(?!:)(?:,?\s+(?P<y>{YEAR})(?!:))?"
        ),
        _days,
    ),
    Rule(
        compiled(
            rf"{NAMED}?(?P<month>{MONTH})(?:,?\s+(?P<y>{YEAR})(?!:))?"
            r"(?:\s+(?P<then>after\s+next|next\s+year|in\s+a\s+year|in\s+one\s+year))?"
        ),
        _month,
    ),
    Rule(
        compiled(rf"{DAY}\s+of\s+(?:the\s+)?(?P<rel>next|this|last|the|current)\s+month"), _of_month
    ),
    Rule(
        compiled(
            rf"(?:(?P<on>on|by|due|until|before|till|from)\s+)?(?:the\s+)(?P<day>{ORDINAL})"
            rf"(?!\s+(?:of|{WEEKDAY}|last|week|day|month|quarter|qtr|time))"
        ),
        _day_of_month,
    ),
    Rule(
        compiled(
            r"(?:(?P<on>on|by|due)\s+)?(?P<day>\d{1,2}(?:st|nd|rd|th))(?!\s+(?:of|time|day|week))"
        ),
        _day_of_month,
    ),
    Rule(
        compiled(
            rf"(?:the\s+)?(?:(?P<y>{YEAR})[\s-]*)?(?:q(?P<n>[1-4])|(?P<nth>{ORDINAL})"
            rf"\s+(?:quarter|qtr\.?))(?:\s+(?:of\s+)?(?P<y2>{YEAR}))?"
        ),
        _quarter,
    ),
    Rule(compiled(rf"(?:in|by)\s+(?P<y>{YEAR})"), _year),
    Rule(compiled(rf"(?P<feast>{any_of(w.FEASTS)})"), _feast),
]
