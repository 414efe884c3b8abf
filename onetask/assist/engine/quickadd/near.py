"""Days by where they lie from here: tomorrow, next Friday, end of month, in two weeks."""

import re
from datetime import date, timedelta

from onetask.assist.engine.quickadd import words as w
from onetask.assist.engine.quickadd.calendar import (
    SATURDAY,
    last_of,
    monday_of,
    nth_weekday,
    on_weekday,
    plus_months,
    unit_end,
    unit_start,
)
from onetask.assist.engine.quickadd.parts import Here, Part, Rule, part
from onetask.assist.engine.quickadd.patterns import (
    CARDINAL,
    MONTH,
    ORDINAL,
    WEEKDAY,
    YEAR,
    any_of,
    compiled,
    count_of,
    month_of,
    ordinal_of,
    weekday_of,
)

REL = r"(?P<rel>next|this|last|past|previous|coming|upcoming|current|the|following|this coming)"
SPAN = r"(?P<unit>weeks?|wk|months?|quarters?|qtr|years?|yr)"
SPANS = {"wk": "weeks", "qtr": "quarters", "yr": "years"}
AHEAD = {"next": 1, "coming": 1, "upcoming": 1, "following": 1}
BACK = {"last": -1, "past": -1, "previous": -1}
NTH = rf"(?:the\s+)?(?P<nth>{ORDINAL}|last|(?P<back>{ORDINAL})[\s-]+(?:to\s+)?last|final)"


def _near(found: re.Match[str], here: Here) -> Part:
    days = w.NEAR[" ".join(found["near"].split())]
    return part(found, "date", here.today + timedelta(days=days), 3 if days in (1, 2) else 2)


def _weekday(found: re.Match[str], here: Here) -> Part:
    """ "next" is that of next week, "this" and a bare one the coming one."""
    day, rel = weekday_of(found["day"]), (found["rel"] or "").split(" ")[-1]
    if rel == "next":
        return part(found, "date", monday_of(here.today) + timedelta(weeks=1, days=day), 3)
    if rel in BACK:
        coming = on_weekday(here.today, day, own=0)
        return part(found, "date", coming - timedelta(weeks=1), 1)
    return part(found, "weekday", day, 3 if rel in ("this", "coming") else 2)


def _weekday_of_week(found: re.Match[str], here: Here) -> Part:
    """Tuesday of this week, Friday next week, last week's Sunday."""
    weeks = _ahead(found["rel"])
    day = monday_of(here.today) + timedelta(weeks=weeks, days=weekday_of(found["day"]))
    return part(found, "date", day, 3)


def _weekday_after_next(found: re.Match[str], here: Here) -> Part:
    coming = on_weekday(here.today, weekday_of(found["day"]))
    return part(found, "date", coming + timedelta(weeks=1), 3)


def _weekdays_from_now(found: re.Match[str], here: Here) -> Part:
    """Three Fridays from now."""
    coming = on_weekday(here.today, weekday_of(found["day"]))
    return part(found, "date", coming + timedelta(weeks=int(count_of(found["n"])) - 1), 3)


def _span(found: re.Match[str], here: Here) -> Part:
    """Next week is its Monday, next month its first."""
    return part(found, "date", unit_start(here.today, _unit(found["unit"]), _ahead(found["rel"])))


def _upcoming(found: re.Match[str], here: Here) -> Part:
    """Two upcoming weeks."""
    count, unit = int(count_of(found["n"] or found["n2"])), found["unit"]
    if unit.startswith("day"):
        return part(found, "date", here.today + timedelta(days=count), 1)
    return part(found, "date", unit_start(here.today, _unit(unit), count), 1)


def _edge(found: re.Match[str], here: Here) -> Part:
    """End of month, start of next week, mid March."""
    start, end = _bounds(found, here)
    edge = found["edge"].split(" ")[-1]
    if edge in ("start", "beginning", "early"):
        return part(found, "date", start)
    if edge in ("mid", "middle"):
        return part(found, "date", start + (end - start) // 2)
    return part(found, "date", end)


def _bounds(found: re.Match[str], here: Here) -> tuple[date, date]:
    if found["month"]:
        start = _month_start(found, here)
        return start, start.replace(day=last_of(start.year, start.month))
    unit, ahead = _unit(found["unit"]), _ahead(found["rel"])
    return unit_start(here.today, unit, ahead), unit_end(here.today, unit, ahead)


def _short_edge(found: re.Match[str], here: Here) -> Part:
    unit = {"w": "weeks", "m": "months", "q": "quarters", "y": "years"}[found["unit"]]
    return part(found, "date", unit_end(here.today, unit, 0))


def _weekend(found: re.Match[str], here: Here) -> Part:
    coming = on_weekday(here.today, SATURDAY, own=0)
    weeks = 1 if found["rel"] == "next" and here.today.weekday() < SATURDAY else 0
    return part(found, "date", coming + timedelta(weeks=weeks))


def _nth_weekday(found: re.Match[str], here: Here) -> Part:
    """The last Friday of October, the first Monday of next month."""
    weekday, nth = weekday_of(found["day"]), _nth(found)
    start = _month_start(found, here)
    day = nth_weekday(start.year, start.month, weekday, nth)
    if day < here.today and found["month"] and not found["y"]:
        day = nth_weekday(day.year + 1, day.month, weekday, nth)
    return part(found, "date", day, 3)


def _nth_day(found: re.Match[str], here: Here) -> Part:
    """The last day of the month, the fifth last day of May."""
    start, nth = _month_start(found, here), _nth(found)
    day = start.replace(day=nth if nth > 0 else last_of(start.year, start.month) + 1 + nth)
    if day < here.today and found["month"] and not found["y"]:
        day = day.replace(year=day.year + 1)
    return part(found, "date", day, 3)


def _nth_week(found: re.Match[str], here: Here) -> Part:
    """The first week of October: the first that begins in it."""
    start, nth = _month_start(found, here), _nth(found)
    return part(found, "date", nth_weekday(start.year, start.month, 0, nth), 2)


def _nth(found: re.Match[str]) -> int:
    if found["back"]:
        return -ordinal_of(found["back"])
    return -1 if found["nth"] in ("last", "final") else ordinal_of(found["nth"])


def _month_start(found: re.Match[str], here: Here) -> date:
    """Of a named month, the coming one of that name; else counted from this one."""
    if not found["month"]:
        return plus_months(here.today.replace(day=1), _ahead(found["rel"]))
    month, year = month_of(found["month"]), found["y"]
    if year:
        return date(int(year), month, 1)
    return date(here.today.year + (month < here.today.month), month, 1)


def _ahead(rel: str | None) -> int:
    word = (rel or "").split(" ")[-1]
    return AHEAD.get(word, BACK.get(word, 0))


def _unit(name: str) -> str:
    return SPANS.get(name, name.rstrip("s") + "s")


OF_MONTH = rf"(?:(?P<month>{MONTH})(?:,?\s+(?P<y>{YEAR}))?|(?:{REL}\s+)?(?:the\s+)?month)"
RULES = [
    Rule(compiled(rf"(?P<near>{any_of(w.NEAR)})"), _near),
    Rule(compiled(rf"(?:{REL}\s+)?(?P<day>{WEEKDAY})"), _weekday),
    Rule(
        compiled(rf"(?P<day>{WEEKDAY})\s+(?:of\s+|from\s+|in\s+)?(?:the\s+)?{REL}\s+week"),
        _weekday_of_week,
    ),
    Rule(compiled(rf"{REL}\s+week(?:'s)?\s+(?:on\s+)?(?P<day>{WEEKDAY})"), _weekday_of_week),
    Rule(compiled(rf"(?P<day>{WEEKDAY})\s+after\s+next"), _weekday_after_next),
    Rule(compiled(rf"(?P<n>\d+|{CARDINAL})\s+(?P<day>{WEEKDAY})\s+from\s+now"), _weekdays_from_now),
    Rule(compiled(rf"{REL}\s+{SPAN}"), _span),
    Rule(
        compiled(
            rf"(?:(?:up)?coming\s+(?P<n>\d+|{CARDINAL})|(?P<n2>\d+|{CARDINAL})\s+(?:up)?coming)\s+"
            r"(?P<unit>days?|weeks?|months?|quarters?|years?)"
        ),
        _upcoming,
    ),
    Rule(
        compiled(
            r"(?:the\s+)?(?P<edge>very end|end|start|beginning|mid|middle|early|late)[\s-]+"
            rf"(?:of\s+)?(?:(?P<month>{MONTH})(?:\s+(?P<y>{YEAR}))?|(?:the\s+)?(?:{REL}\s+)?{SPAN})"
        ),
        _edge,
    ),
    Rule(compiled(r"eo(?P<unit>[wmqy])"), _short_edge),
    Rule(compiled(r"(?:the\s+)?(?:(?P<rel>this|next|coming)\s+)?weekend"), _weekend),
    Rule(compiled(rf"{NTH}\s+(?P<day>{WEEKDAY})\s+(?:of|in)\s+{OF_MONTH}"), _nth_weekday),
    Rule(compiled(rf"{NTH}\s+day\s+(?:of|in)\s+{OF_MONTH}"), _nth_day),
    Rule(compiled(rf"{NTH}\s+week\s+(?:of|in)\s+{OF_MONTH}"), _nth_week),
]
