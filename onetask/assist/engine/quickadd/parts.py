"""What a date is put together from, and the conventions it is read by."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

PERIOD_HOURS = {"morning": 9, "noon": 12, "afternoon": 15, "evening": 18, "night": 20}


@dataclass(frozen=True)
class Options:
    """How a workspace writes: the order of numbers, what stays text, who and what is known."""

    day_first: bool = True
    own_weekday: int = 7
    keeps_past_times: bool = False
    trims_shifts: bool = True
    has_half_days: bool = False
    offset: int | None = None
    period_hours: dict[str, int] = field(default_factory=lambda: dict(PERIOD_HOURS))
    day_minutes: int = 480
    people: frozenset[str] | None = None
    projects: frozenset[str] | None = None
    plain: tuple[tuple[int, int], ...] = ()


class Here(NamedTuple):
    """When and how something is read."""

    now: datetime
    options: Options

    @property
    def today(self) -> date:
        return self.now.date()


class MonthDay(NamedTuple):
    """A day of a month, its year not said."""

    month: int
    day: int


class DaySpan(NamedTuple):
    """Two days of one month."""

    first: MonthDay
    last: MonthDay
    year: int | None


class Clock(NamedTuple):
    """A time of day; sure where morning or afternoon is known."""

    hour: int
    minute: int = 0
    second: int = 0
    is_sure: bool = False
    until: "Clock | None" = None


class Period(NamedTuple):
    """A part of a day; `days` says which day, where that was said."""

    name: str
    days: int | None = None


class Shift(NamedTuple):
    """So much later or earlier: (amount, unit) each."""

    steps: tuple[tuple[float, str], ...]

    def back(self) -> "Shift":
        return Shift(tuple((-amount, unit) for amount, unit in self.steps))


class Part(NamedTuple):
    """A piece of text that means something. Certainty: 3 anywhere, 2 at an end, 1 if announced."""

    start: int
    end: int
    kind: str
    value: Any
    certainty: int = 2
    swapped: date | None = None


Make = Callable[[re.Match[str], Here], Part | None]


class Rule(NamedTuple):
    pattern: re.Pattern[str]
    make: Make


def part(found: re.Match[str], kind: str, value: Any, certainty: int = 2) -> Part:
    return Part(found.start(), found.end(), kind, value, certainty)


def parts_in(text: str, rules: list[Rule], here: Here) -> Iterator[Part]:
    for rule in rules:
        for found in rule.pattern.finditer(text):
            made = _made(rule, found, here)
            if made is not None:
                yield made


def _made(rule: Rule, found: re.Match[str], here: Here) -> Part | None:
    """What cannot be (the 31st of February, a year too far) is no date."""
    try:
        return rule.make(found, here)
    except (ValueError, OverflowError):
        return None
