"""Times of day: 3pm, 15:30, half past three, noon, this evening, CET."""

import re

from onetask.assist.engine.quickadd import words as w
from onetask.assist.engine.quickadd.parts import Clock, Here, Part, Period, Rule, part
from onetask.assist.engine.quickadd.patterns import (
    CARDINAL,
    CARDINALS,
    LONG_UNIT,
    MONTH,
    any_of,
    compiled,
)

HALF = r"(?:a\.?\s?m\.?|p\.?\s?m\.?|a|p)"
IN_HALF = r"(?:a\.?\s?m\.?|p\.?\s?m\.?|in\s+the\s+[ap]\.?m\.?)"
HOUR = rf"(?:\d{{1,2}}|{any_of([*w.ONES[1:13]])})"
NOT_A_TIME = rf"(?!\s*(?:%|[-/.:]\d|{LONG_UNIT}\b|{MONTH}\b|people|of\b))"
TO = r"\s*(?:-|to|until|till|and)\s*"


def _half(text: str | None) -> str:
    """Of "3p", "p.m.", "in the am": a or p."""
    letters = re.search(r"([ap])\.?\s?m|^([ap])$", text or "")
    return (letters[1] or letters[2]) if letters else ""


def _clock(hour: int, minute: int = 0, half: str = "", second: int = 0) -> Clock:
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if half == "p" else 0)
    if not (hour < 25 and minute < 60 and second < 60):
        raise ValueError(hour)
    return Clock(hour, minute, second, bool(half) or hour > 12 or hour == 0)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else CARDINALS[" ".join(text.split())]


def _digits(found: re.Match[str], here: Here) -> Part:
    """Written with minutes it is read as it stands, unless a twelve-hour clock is meant."""
    clock = _clock(int(found["h"]), int(found["m"]), _half(found["half"]), int(found["s"] or 0))
    is_sure = clock.is_sure or not here.options.has_half_days or found["h"].startswith("0")
    return part(found, "clock", clock._replace(is_sure=is_sure), 3)


def _hour(found: re.Match[str], _: Here) -> Part:
    return part(found, "clock", _clock(_number(found["h"]), 0, _half(found["half"])), 3)


def _french(found: re.Match[str], _: Here) -> Part:
    """15h beside a day; alone it could be how long something takes."""
    return part(found, "clock", _clock(int(found["h"])), 0)


def _at(found: re.Match[str], _: Here) -> Part:
    """At 3, at 1030, at 12 15, at 15h."""
    hour, minute = found["h"], found["m"] or "0"
    if len(hour) > 2 and hour.isdigit():
        hour, minute = hour[:-2], hour[-2:]
    clock = _clock(_number(hour), int(minute), _half(found["half"]))
    return part(found, "clock", clock._replace(is_sure=clock.is_sure or hour[0] == "0"), 2)


def _bare(found: re.Match[str], _: Here) -> Part:
    """A lone number counts only beside a day."""
    return part(found, "number", _clock(_number(found["h"])), 1)


def _spoken(found: re.Match[str], _: Here) -> Part:
    """Ten thirty am, nine fifty nine."""
    clock = _clock(_number(found["h"]), _number(found["m"]), _half(found["half"]))
    return part(found, "clock", clock, 2)


def _around(found: re.Match[str], _: Here) -> Part:
    """Half past three, a quarter to noon, 20 minutes after 3 pm."""
    hour, half = _hour_named(found), _half(found["half"])
    minute = _minutes(found["m"])
    is_before = found["side"] in ("to", "till", "before", "of")
    at = _clock(hour, 0, half)
    total = (at.hour * 60 + (-minute if is_before else minute)) % (24 * 60)
    is_sure = at.is_sure or found["word"] is not None
    return part(found, "clock", Clock(total // 60, total % 60, 0, is_sure), 2)


def _hour_named(found: re.Match[str]) -> int:
    return w.CLOCK_WORDS[found["word"]] if found["word"] else _number(found["h"])


def _minutes(text: str) -> int:
    if "half" in text:
        return 30
    if "quarter" in text:
        return 15
    return _number(re.sub(r"\s+min\w*", "", text))


def _half_three(found: re.Match[str], _: Here) -> Part:
    return part(found, "clock", _clock(_number(found["h"]), 30), 1)


def _named(found: re.Match[str], _: Here) -> Part:
    hour = w.CLOCK_WORDS[" ".join(found["word"].split())]
    return part(found, "clock", Clock(hour, is_sure=True), 2)


def _range(found: re.Match[str], _: Here) -> Part:
    """14:00-15:00, 3:30-4:30pm, from 9a to 11a: the second says which half where the first not."""
    first_half, last_half = _half(found["half"]), _half(found["half2"])
    has_sign = found["m"] or found["m2"] or first_half or last_half
    last = _clock(int(found["h2"]), int(found["m2"] or 0), last_half)
    first = _clock(int(found["h"]), int(found["m"] or 0), first_half or _same(found, last_half))
    if not has_sign:
        raise ValueError(found[0])
    return part(found, "clock", first._replace(until=last), 3)


def _same(found: re.Match[str], last_half: str) -> str:
    """ "11-1pm" begins before noon."""
    if last_half == "p" and int(found["h"]) % 12 > int(found["h2"]) % 12:
        return "a"
    return last_half


def _period(found: re.Match[str], _: Here) -> Part:
    which = found["which"] or ""
    days = 0 if "this" in which else -1 if which == "last" else None
    announced = 2 if found["which"] else 1
    return part(found, "period", Period(w.PERIODS[found["period"]], days), announced)


def _tonight(found: re.Match[str], _: Here) -> Part:
    return part(found, "period", Period(w.PERIOD_TODAY[found["period"]], 0), 2)


def _zone(found: re.Match[str], _: Here) -> Part:
    minutes = w.ZONES[found["zone"]]
    if found["sign"]:
        more = int(found["hours"]) * 60 + int(found["minutes"] or 0)
        minutes += more if found["sign"] == "+" else -more
    return part(found, "zone", minutes, 1)


RULES = [
    Rule(
        compiled(
            rf"(?P<h>\d\d?)(?:[:h]|\.(?=\d\d\s*{HALF}\b))(?P<m>\d\d)(?::(?P<s>\d\d)(?:\.\d+)?)?"
            rf"(?:\s*(?P<half>{IN_HALF}|{HALF}))?(?:z\b)?(?:\s*(?:hrs|ish))?"
        ),
        _digits,
    ),
    Rule(re.compile(r"(?<=\dt)(?P<h>\d\d):(?P<m>\d\d)(?::(?P<s>\d\d))?(?P<half>)"), _digits),
    Rule(
        compiled(rf"(?P<h>{HOUR})(?:ish)?(?:\s+o'?clock)?\s*(?P<half>{IN_HALF}|(?<=\d)[ap])"),
        _hour,
    ),
    Rule(compiled(rf"(?P<h>{HOUR})\s+o'?clock(?P<half>)"), _hour),
    Rule(
        compiled(
            rf"(?:at|@)\s*(?:about\s+|around\s+)?(?P<h>\d{{3,4}}|{HOUR})(?:[\sh](?P<m>\d\d)|h)?"
            rf"(?:ish)?(?:\s*(?P<half>{IN_HALF}))?{NOT_A_TIME}"
        ),
        _at,
    ),
    Rule(compiled(rf"(?P<h>\d\d?)h{NOT_A_TIME}"), _french),
    Rule(compiled(rf"(?P<h>{HOUR})(?:ish)?{NOT_A_TIME}"), _bare),
    Rule(
        compiled(
            rf"(?P<h>{any_of(w.ONES[1:13])})[\s-]+(?P<m>{CARDINAL})(?:\s*(?P<half>{IN_HALF}))?"
            rf"{NOT_A_TIME}"
        ),
        _spoken,
    ),
    Rule(
        compiled(
            rf"(?:(?:at|for|by)\s+)?(?P<m>half|(?:a\s+|one\s+)?quarter|(?:\d\d?|{CARDINAL})(?:\s+min(?:ute)?s?)?)\s+"
            rf"(?P<side>past|after|to|till|before|of)\s+(?:(?P<word>{any_of(w.CLOCK_WORDS)})"
            rf"|(?P<h>{HOUR}))(?:\s*(?P<half>{IN_HALF}))?(?:\s+o'?clock)?"
        ),
        _around,
    ),
    Rule(compiled(rf"half\s+(?P<h>{any_of(w.ONES[1:13])})"), _half_three),
    Rule(compiled(rf"(?:the\s+)?(?P<word>{any_of(w.CLOCK_WORDS)})"), _named),
    Rule(
        compiled(
            rf"(?:from\s+|between\s+'?)?(?P<h>\d\d?)(?:[:h](?P<m>\d\d))?\s*(?P<half>{HALF})?{TO}"
            rf"(?P<h2>\d\d?)(?:[:h](?P<m2>\d\d))?\s*(?P<half2>{HALF})?(?![-/:])"
        ),
        _range,
    ),
    Rule(
        compiled(
            r"(?:(?P<which>(?:early|late)\s+(?:in\s+the|this)|in\s+the|at|this|last|early|late)\s+)?"
            rf"(?:the\s+)?(?P<period>{any_of(w.PERIODS)})"
        ),
        _period,
    ),
    Rule(
        compiled(rf"(?:(?:late|early)\s+)?(?P<period>{any_of(w.PERIOD_TODAY)})"),
        _tonight,
    ),
    Rule(
        compiled(
            rf"\(?(?P<zone>{any_of(w.ZONES)})"
            r"(?:\s?(?P<sign>[+-])\s?(?P<hours>\d\d?)(?::?(?P<minutes>\d\d))?)?\)?"
        ),
        _zone,
    ),
]
