"""Which days are worked and for how long: a week, public holidays, and spans that differ."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import chain

from holidays import country_holidays, list_supported_countries

WEEK = (480, 480, 480, 480, 480, 0, 0)
HOLIDAYS_FROM, HOLIDAYS_TO = 1950, 2100


@dataclass(frozen=True, slots=True)
class Span:
    """Days that differ from the week, both ends included: off, or worked so many minutes."""

    starts: int
    ends: int
    minutes: int = 0
    name: str = ""


@dataclass(frozen=True)
class Calendar:
    """Minutes of work on each weekday, where its holidays are kept, and what differs."""

    week: tuple[int, ...] = WEEK
    country: str = ""
    region: str = ""
    spans: tuple[Span, ...] = ()

    def minutes_on(self, day: int) -> int:
        """The latest span named for a day wins; a holiday is free."""
        for span in reversed(self.spans):
            if span.starts <= day <= span.ends:
                return span.minutes
        if day in self._free_in(date.fromordinal(day).year):
            return 0
        return self.week[(day - 1) % 7]

    def why_free(self, day: int) -> str:
        """The name of the time off or the public holiday, if there is one."""
        for span in reversed(self.spans):
            if span.starts <= day <= span.ends:
                return "" if span.minutes else span.name
        return self._free_in(date.fromordinal(day).year).get(day, "")

    def working_days(self, start: int, end: int) -> list[int]:
        """Those from one day up to another, that one left out."""
        at_work = {weekday for weekday, minutes in enumerate(self.week) if minutes}
        differ = self._differing(start, end)
        usual = (day for day in range(start, end) if (day - 1) % 7 in at_work and day not in differ)
        unusual = (day for day, minutes in differ.items() if minutes)
        return sorted(chain(usual, unusual)) if any(differ.values()) else list(usual)

    @property
    def minutes_a_day(self) -> int:
        """The usual length of a working day."""
        return max(self.week) or 480

    def with_spans(self, more: Iterable[Span]) -> "Calendar":
        return replace(self, spans=(*self.spans, *more))

    def _differing(self, start: int, end: int) -> dict[int, int]:
        years = range(date.fromordinal(start).year, date.fromordinal(end).year + 1)
        free = chain.from_iterable(map(self._free_in, years))
        differ = {day: 0 for day in free if start <= day < end}
        for span in self.spans:
            inside = range(max(span.starts, start), min(span.ends + 1, end))
            differ |= dict.fromkeys(inside, span.minutes)
        return differ

    def _free_in(self, year: int) -> dict[int, str]:
        return public_holidays(self.country, self.region, year)


@lru_cache(maxsize=4096)
def public_holidays(country: str, region: str, year: int) -> dict[int, str]:
    """A year's public holidays by day; none where the library knows none."""
    if not country or not HOLIDAYS_FROM <= year <= HOLIDAYS_TO:
        return {}
    found = country_holidays(country, subdiv=region or None, years=year)
    return {day.toordinal(): name for day, name in found.items()}


@lru_cache
def countries() -> dict[str, list[str]]:
    """Countries whose public holidays are known, and their regions."""
    return dict(sorted(list_supported_countries().items()))


def anyone_works(calendars: Iterable[Calendar], start: int, end: int) -> list[int]:
    """The days on which at least one of these calendars works."""
    return sorted(set().union(*(one.working_days(start, end) for one in calendars)))
