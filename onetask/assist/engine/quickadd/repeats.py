"""Repeats: "every other Friday at 9 until 1 June" as a rule of RFC 5545."""

import re
from collections.abc import Callable
from datetime import datetime, time
from typing import NamedTuple

from onetask.assist.engine.quickadd import words as w
from onetask.assist.engine.quickadd.chains import chains_in
from onetask.assist.engine.quickadd.dates import Dated, dated_in
from onetask.assist.engine.quickadd.moments import moment_of
from onetask.assist.engine.quickadd.parts import Here
from onetask.assist.engine.quickadd.patterns import (
    CARDINAL,
    MONTH,
    ORDINAL,
    UNIT,
    WEEKDAY,
    any_of,
    compiled,
    count_of,
    month_of,
    ordinal_of,
    weekday_of,
)
from onetask.assist.engine.quickadd.shifts import LENGTH, length_of, moved

Parts = dict[str, str]
WAKING = 7

AND = r"\s*(?:,\s*and|,|and|&|/|\+|or)\s*"
DAYS = rf"{WEEKDAY}(?:(?:{AND}|\s*-\s*){WEEKDAY})*"
NTH = rf"(?:{ORDINAL}|last)"
NTHS = rf"{NTH}(?:{AND}(?:the\s+)?{NTH})*"
OF_MONTH = r"(?:\s+(?:of|in)\s+(?:the|each|every|a)?\s*month)?"
WORKDAY = any_of(w.WORKWEEK)
COUNTED = rf"(?:(?P<n>\d+|{CARDINAL}|other|a couple of)|(?P<nth>{ORDINAL}))"
LEAD = r"(?:every|each|ev|once\s+(?:a|an|every|per))(?P<bang>!)?\s+(?:single\s+)?"
TIMES = re.compile(r"\s*,?\s*(?:for\s+)?(?P<n>\d+)\s+times|\s+x(?P<x>\d+)\b")
LASTS = re.compile(rf"\s*,?\s*for\s+(?:the\s+next\s+)?(?P<length>{LENGTH})")
EDGE = re.compile(
    r"\s*,?\s*(?P<edge>until|till|through|thru|ending|ends|starting|start|beginning|from)"
    r"(?:\s+on)?\s+"
)
TIME = re.compile(r"[\s,]*(?:at|@|in\s+the|by|from|around)?\s*")


class Repeat(NamedTuple):
    """A rule, at which time, counted from the due date or from completion."""

    start: int
    end: int
    parts: Parts
    clock: time | None
    anchor: str
    certainty: int
    begins: Dated | None = None

    @property
    def rrule(self) -> str:
        return ";".join(f"{name}={value}" for name, value in self.parts.items())


def repeats_in(text: str, here: Here) -> list[Repeat]:
    """Every repeat of a text, the longest reading at each place."""
    found: dict[int, Repeat] = {}
    for pattern, make, certainty in RULES:
        for match in pattern.finditer(text):
            parts = _made(make, match)
            if parts and (match.start() not in found or found[match.start()].end < match.end()):
                anchor = "completion" if match.groupdict().get("bang") is not None else "due"
                found[match.start()] = Repeat(
                    match.start(), match.end(), parts, None, anchor, certainty
                )
    return [_with_endings(text, one, here) for one in _apart(list(found.values()))]


def _made(make: Callable[[re.Match[str]], Parts], match: re.Match[str]) -> Parts | None:
    try:
        return make(match)
    except (ValueError, KeyError):
        return None


def _apart(found: list[Repeat]) -> list[Repeat]:
    kept: list[Repeat] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _with_endings(text: str, repeat: Repeat, here: Here) -> Repeat:
    """What may follow in any order: a time, until when, how often, from when."""
    longer = repeat
    while True:
        grown = _edge(text, longer, here) or _times(text, longer, here) or _time(text, longer, here)
        if grown is None:
            return longer
        longer = grown


def _edge(text: str, repeat: Repeat, here: Here) -> Repeat | None:
    found = EDGE.match(text, repeat.end)
    if not found:
        return None
    day = next((one for one in dated_in(text, here) if one.start <= found.end() < one.end), None)
    if day is None:
        return None
    if found["edge"].startswith(("start", "begin", "from")):
        return repeat._replace(end=day.end, begins=day)
    return repeat._replace(end=day.end, parts=repeat.parts | _until(day.moment.at))


def _times(text: str, repeat: Repeat, here: Here) -> Repeat | None:
    if found := TIMES.match(text, repeat.end):
        count = {"COUNT": found["n"] or found["x"]}
        return repeat._replace(end=found.end(), parts=repeat.parts | count)
    if found := LASTS.match(text, repeat.end):
        end = moved(here.now, length_of(found["length"]))
        return repeat._replace(end=found.end(), parts=repeat.parts | _until(end))
    return None


def _until(at: datetime) -> Parts:
    return {"UNTIL": f"{at:%Y%m%d}T235959"}


def _time(text: str, repeat: Repeat, here: Here) -> Repeat | None:
    if repeat.clock is not None:
        return None
    glue = TIME.match(text, repeat.end)
    last = glue.end() if glue else repeat.end
    here = here._replace(now=here.now.replace(hour=WAKING, minute=0, second=0, microsecond=0))
    for chain in chains_in(text[repeat.end :], here):
        if chain.start + repeat.end <= last and not chain.has_day and chain.of("clock", "period"):
            at = moment_of(chain, here).at
            return repeat._replace(end=chain.end + repeat.end, clock=at.time())
    return None


def _unit(found: re.Match[str]) -> Parts:
    """Every 3 days, every other week on Monday, every second month on the 15th."""
    freq, each = w.REPEAT_UNITS[w.UNITS[found["unit"]]]
    interval = each * _interval(found)
    parts = {"FREQ": freq} | ({"INTERVAL": str(interval)} if interval > 1 else {})
    return parts | _on(found.groupdict().get("on"))


def _interval(found: re.Match[str]) -> int:
    named = found.groupdict()
    if named.get("n") == "other":
        return 2
    if named.get("nth"):
        return ordinal_of(named["nth"])
    return int(count_of(named["n"])) if named.get("n") else 1


def _half_year(_: re.Match[str]) -> Parts:
    return {"FREQ": "MONTHLY", "INTERVAL": "6"}


def _on(text: str | None) -> Parts:
    """The days named behind "on"."""
    if not text:
        return {}
    if found := re.fullmatch(rf"(?:the\s+)?({NTHS})\s+({WEEKDAY}){OF_MONTH}", text):
        return {"BYDAY": _nth_days(found[1], found[2])}
    if re.fullmatch(rf"(?:the\s+)?{NTHS}(?:\s+day)?{OF_MONTH}", text):
        return {"BYMONTHDAY": _nths(text)}
    if re.fullmatch(DAYS, text):
        return {"BYDAY": _weekdays(text)}
    return _date(text)


def _weekdays(text: str) -> str:
    """Monday to Friday as a range or a list, in the order of the week."""
    named = [weekday_of(day) for day in re.findall(WEEKDAY, text)]
    if re.search(r"[a-z.]\s*-\s*[a-z]", text) and len(named) == 2:
        first, last = named
        named = [(first + step) % 7 for step in range((last - first) % 7 + 1)]
    return ",".join(w.CODES[day] for day in sorted(set(named)))


def _nths(text: str) -> str:
    named = re.findall(NTH, re.sub(rf"\s+day|{OF_MONTH}$", "", text))
    return ",".join("-1" if one == "last" else str(ordinal_of(one)) for one in named)


def _nth_days(nths: str, weekday: str) -> str:
    code = w.CODES[weekday_of(weekday)]
    return ",".join(f"{number}{code}" for number in _nths(nths).split(","))


def _date(text: str) -> Parts:
    """27 Jan, January 27."""
    month = re.search(MONTH, text)
    day = re.search(rf"{ORDINAL}|\d+", text)
    if not month or not day:
        raise ValueError(text)
    number = ordinal_of(day[0])
    return {"BYMONTH": str(month_of(month[0])), "BYMONTHDAY": str(number)}


def _weekly(found: re.Match[str]) -> Parts:
    interval = _interval(found)
    parts = {"FREQ": "WEEKLY"} | ({"INTERVAL": str(interval)} if interval > 1 else {})
    return parts | {"BYDAY": _weekdays(found["days"])}


def _workweek(_: re.Match[str]) -> Parts:
    return {"FREQ": "WEEKLY", "BYDAY": ",".join(w.CODES[:5])}


def _weekend(_: re.Match[str]) -> Parts:
    return {"FREQ": "WEEKLY", "BYDAY": "SA"}


def _nth_weekday(found: re.Match[str]) -> Parts:
    return {"FREQ": "MONTHLY", "BYDAY": _nth_days(found["nths"], found["day"])}


def _nth_workday(found: re.Match[str]) -> Parts:
    days = ",".join(w.CODES[:5])
    return {"FREQ": "MONTHLY", "BYDAY": days, "BYSETPOS": _nths(found["nths"])}


def _month_days(found: re.Match[str]) -> Parts:
    return {"FREQ": "MONTHLY", "BYMONTHDAY": _nths(found["nths"])}


def _yearly(found: re.Match[str]) -> Parts:
    return {"FREQ": "YEARLY"} | _date(found["date"])


def _yearly_month(found: re.Match[str]) -> Parts:
    return {"FREQ": "YEARLY", "BYMONTH": str(month_of(found["month"])), "BYMONTHDAY": "1"}


def _adverb(found: re.Match[str]) -> Parts:
    freq, interval = w.REPEAT_WORDS[found["word"]]
    parts = {"FREQ": freq} | ({"INTERVAL": str(interval)} if interval > 1 else {})
    return parts | _on(found["on"])


def _daily(_: re.Match[str]) -> Parts:
    return {"FREQ": "DAILY"}


DATE = rf"(?:{MONTH}\s+(?:{ORDINAL}|\d\d?)|(?:the\s+)?(?:{ORDINAL}|\d\d?)(?:\s+of)?\s+{MONTH})"
ON = (
    rf"(?:\s+(?:on\s+)?(?:the\s+)?(?P<on>{NTHS}\s+{WEEKDAY}{OF_MONTH}|{DATE}"
    rf"|{NTHS}(?:\s+day)?{OF_MONTH}|{DAYS}))?"
)
RULES: list[tuple[re.Pattern[str], Callable[[re.Match[str]], Parts], int]] = [
    (compiled(rf"{LEAD}(?:{COUNTED}\s+)?(?P<unit>{UNIT}){ON}"), _unit, 3),
    (compiled(rf"{LEAD}(?:half\s+year|half-year|six\s+months)"), _half_year, 3),
    (compiled(rf"{LEAD}(?:(?P<n>other|\d+)\s+)?(?P<days>{DAYS})"), _weekly, 3),
    (compiled(rf"{LEAD}{WORKDAY}"), _workweek, 3),
    (compiled(rf"{LEAD}weekend"), _weekend, 3),
    (compiled(rf"{LEAD}(?P<nths>{NTHS})\s+(?P<day>{WEEKDAY}){OF_MONTH}"), _nth_weekday, 3),
    (compiled(rf"{LEAD}(?P<nths>{NTHS})\s+{WORKDAY}{OF_MONTH}"), _nth_workday, 3),
    (compiled(rf"{LEAD}(?P<nths>{NTHS})(?:\s+day(?=\s+of)|\s+day(?<=last day))?{OF_MONTH}"),
     _month_days, 3),
    (compiled(rf"{LEAD}(?P<date>{DATE})"), _yearly, 3),
    (compiled(rf"{LEAD}(?P<month>{MONTH})"), _yearly_month, 3),
    (re.compile(rf"\b{LEAD}(?=(?:morning|afternoon|evening|night)\b)"), _daily, 3),
    (compiled(
        rf"(?:on\s+)?(?:the\s+)?(?P<nths>{NTHS})\s+(?P<day>{WEEKDAY})\s+of\s+(?:each|every)\s+month"
    ), _nth_weekday, 3),
    (compiled(
        rf"(?:on\s+)?(?:the\s+)?(?P<nths>{NTHS})(?:\s+day)?\s+of\s+(?:each|every)\s+month"
    ), _month_days, 3),
    (compiled(rf"(?P<word>{any_of(w.REPEAT_WORDS)}){ON}"), _adverb, 2),
    (compiled(
        rf"(?:on\s+)?(?P<days>(?:{WEEKDAY}{AND})*(?:mon|tues|wednes|thurs|fri|satur|sun)days)"
    ), _weekly, 2),
    (compiled(r"(?:on\s+)?(?:weekdays|workdays)"), _workweek, 2),
    (compiled(rf"after\s+(?P<n>\d+|{CARDINAL}|an?)\s*(?P<unit>{UNIT})(?P<bang>)"), _unit, 2),
]  # fmt: skip
