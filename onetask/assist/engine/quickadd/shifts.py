"""So much from now, or from a day: in 2 weeks, 3 days ago, a week from Friday."""

import re
from datetime import datetime, time, timedelta

from onetask.assist.engine.quickadd import words as w
from onetask.assist.engine.quickadd.calendar import plus_months, plus_workdays
from onetask.assist.engine.quickadd.parts import Here, Part, Rule, Shift, part
from onetask.assist.engine.quickadd.patterns import FIGURE, SPOKEN, UNIT, compiled, count_of

STEP = rf"(?:(?:{SPOKEN}\s+|{FIGURE}\s*)(?:more\s+)?{UNIT}(?![a-z]))"
LENGTH = rf"{STEP}(?:\s*(?:,\s*and\s+|,|and\s+)?\s*{STEP})*(?:\s+and\s+a\s+half)?"
ABOUT = r"(?:(?:about|around|approximately|roughly|the next|exactly|like)\s+)?"
ONE = re.compile(
    rf"(?<!\w)(?P<n>{SPOKEN}(?=\s)|{FIGURE})\s*(?:more\s+)?(?P<unit>{UNIT})(?![a-z])"
    rf"|(?<=[a-z])(?P<n2>{FIGURE})\s*(?P<unit2>{UNIT})(?![a-z])"
)
AFTER = r"(?:from\s+now|hence|later|from\s+today)"
EARLIER = r"(?:ago|earlier|back|before(?=\s*$|[,.]))"
DAYS = {"days": 1, "weeks": 7, "fortnights": 14}
MONTHS = {"months": 1, "quarters": 3, "years": 12}


def length_of(text: str) -> Shift:
    """ "1 hour, 5 minutes and 30 seconds" as steps; the last of two glued units keeps its own."""
    steps = [
        (count_of(one["n"] or one["n2"]), w.UNITS[one["unit"] or one["unit2"]])
        for one in ONE.finditer(text)
    ]
    if not steps:
        raise ValueError(text)
    if text.endswith("and a half"):
        steps.append((0.5, steps[-1][1]))
    return Shift(tuple(steps))


def moved(at: datetime, shift: Shift) -> datetime:
    for amount, unit in shift.steps:
        at = _step(at, amount, unit)
    return at


def is_of_days(shift: Shift) -> bool:
    return all(unit in (*DAYS, *MONTHS, "workdays") for _, unit in shift.steps)


def trimmed(at: datetime, shift: Shift) -> datetime:
    """A day from now is no time of the day: what is finer than the unit means nothing."""
    if not is_of_days(shift):
        return at
    if {unit for _, unit in shift.steps} == {"days"}:
        return at.replace(minute=0, second=0, microsecond=0)
    return datetime.combine(at.date(), time())


def _step(at: datetime, amount: float, unit: str) -> datetime:
    if unit == "workdays":
        return plus_workdays(at, round(amount))
    if unit in MONTHS:
        whole = int(amount * MONTHS[unit])
        return plus_months(at, whole) + timedelta(days=30 * (amount * MONTHS[unit] - whole))
    if unit in DAYS:
        return at + timedelta(days=DAYS[unit] * amount)
    return at + timedelta(**{unit: amount})


def _ahead(found: re.Match[str], _: Here) -> Part:
    certainty = 0 if found[0].startswith("after") else 2
    return part(found, "shift", length_of(found["length"]), certainty)


def _back(found: re.Match[str], _: Here) -> Part:
    return part(found, "shift", length_of(found["length"]).back(), 1)


def _short(found: re.Match[str], _: Here) -> Part:
    shift = length_of(found["length"])
    return part(found, "shift", shift if found["sign"] == "+" else shift.back(), 3)


def _bare_minutes(found: re.Match[str], _: Here) -> Part:
    return part(found, "shift", Shift(((float(found["n"]), "minutes"),)), 0)


def _bare(found: re.Match[str], _: Here) -> Part:
    """Only a length: how long from now, where nothing else is said."""
    return part(found, "length", length_of(found["length"]), 0)


def _to_another(found: re.Match[str], _: Here) -> Part:
    """A week from, 2 days before: the day follows."""
    shift = length_of(found["length"] or f"a {found['one']}")
    return part(found, "offset", shift.back() if found["side"] == "before" else shift, 2)


def _now(found: re.Match[str], _: Here) -> Part:
    return part(found, "shift", Shift(((0.0, "seconds"),)), 0)


RULES = [
    Rule(
        compiled(rf"(?:in|within|after)\s+{ABOUT}(?P<length>{LENGTH})(?:\s+time)?"),
        _ahead,
    ),
    Rule(compiled(rf"(?P<length>{LENGTH})\s+{AFTER}"), _ahead),
    Rule(compiled(rf"(?P<length>{LENGTH})\s+{EARLIER}"), _back),
    Rule(compiled(rf"(?P<sign>[+-])\s?(?P<length>{LENGTH})"), _short),
    Rule(compiled(r"in\s+(?P<n>\d{1,3})(?!\s*\w|[:/.]\d)"), _bare_minutes),
    Rule(compiled(rf"(?:for\s+)?(?P<length>{LENGTH})"), _bare),
    Rule(
        compiled(
            rf"(?:(?P<length>{LENGTH})|(?P<one>day|week|month))\s+(?P<side>from|after|before)"
            r"(?=\s+\w)(?!\s+now)"
        ),
        _to_another,
    ),
    Rule(compiled("|".join(w.NOW)), _now),
]
