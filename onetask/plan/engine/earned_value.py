"""Earned value by the standard definitions of PMI's Practice Standard for Earned Value Management.

Names and formulas as in the PMBOK Guide, sixth edition, 7.4.2.2 and table 7-1. Everything is
reckoned with exact fractions of minor units and rounded only when it is shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from onetask.plan.engine.money import rounded

POINTS = 53


class Package(NamedTuple):
    """A piece of work: its weight, when it was to be done, and when it and its parts were."""

    weight: Fraction
    starts: date | None
    ends: date | None
    closed_on: date | None
    parts: tuple[date | None, ...] = ()


@dataclass(frozen=True)
class Value:
    """Where a project stands on a day; `planned` and `earned` are shares of all its work."""

    bac: int
    planned: Fraction
    earned: Fraction
    ac: int

    @property
    def pv(self) -> int:
        """Planned value: what the work scheduled by now was budgeted at."""
        return rounded(self.bac * self.planned)

    @property
    def ev(self) -> int:
        """Earned value: what the work done by now was budgeted at."""
        return rounded(self.bac * self.earned)

    @property
    def sv(self) -> int:
        """Schedule variance: EV - PV."""
        return self.ev - self.pv

    @property
    def cv(self) -> int:
        """Cost variance: EV - AC."""
        return self.ev - self.ac

    @property
    def spi(self) -> Fraction | None:
        """Schedule performance index: EV / PV; none before anything was planned."""
        return self.earned / self.planned if self.planned else None

    @property
    def cpi(self) -> Fraction | None:
        """Cost performance index: EV / AC; none before anything was budgeted and spent."""
        return self.bac * self.earned / self.ac if self.ac and self.bac else None

    @property
    def eac(self) -> int | None:
        """Estimate at completion if costs go on as so far: BAC / CPI."""
        return rounded(self.bac / self.cpi) if self.cpi else None

    @property
    def eac_as_planned(self) -> int | None:
        """Estimate at completion if the rest costs what was planned: AC + (BAC - EV)."""
        return rounded(self.ac + self._left) if self.bac else None

    @property
    def eac_by_both(self) -> int | None:
        """Estimate at completion if time matters, too: AC + (BAC - EV) / (CPI x SPI)."""
        both = self.cpi * self.spi if self.cpi and self.spi else None
        return rounded(self.ac + self._left / both) if both else None

    @property
    def etc(self) -> int | None:
        """Estimate to complete: EAC - AC."""
        return None if self.eac is None else self.eac - self.ac

    @property
    def vac(self) -> int | None:
        """Variance at completion: BAC - EAC."""
        return None if self.eac is None else self.bac - self.eac

    @property
    def tcpi(self) -> Fraction | None:
        """To-complete performance index for the budget: (BAC - EV) / (BAC - AC)."""
        return self._left / (self.bac - self.ac) if self.bac > self.ac else None

    @property
    def tcpi_for_eac(self) -> Fraction | None:
        """To-complete performance index for the estimate: (BAC - EV) / (EAC - AC)."""
        return self._left / self.etc if self.etc and self.etc > 0 else None

    @property
    def _left(self) -> Fraction:
        return self.bac - self.bac * self.earned


def planned_share(packages: Sequence[Package], day: date) -> Fraction:
    return _share(packages, [planned_of(one, day) for one in packages])


def earned_share(packages: Sequence[Package], day: date) -> Fraction:
    return _share(packages, [earned_of(one, day) for one in packages])


def planned_of(one: Package, day: date) -> Fraction:
    """Evenly from the start to the end, both days included; without a start all at the end."""
    if one.ends is None:
        return Fraction(0)
    if day >= one.ends:
        return Fraction(1)
    if one.starts is None or one.starts > day:
        return Fraction(0)
    return Fraction((day - one.starts).days + 1, (one.ends - one.starts).days + 1)


def earned_of(one: Package, day: date) -> Fraction:
    """All when it is closed; until then the share of its parts that are."""
    if one.closed_on is not None and one.closed_on <= day:
        return Fraction(1)
    done = sum(1 for part in one.parts if part is not None and part <= day)
    return Fraction(done, len(one.parts)) if one.parts else Fraction(0)


def weights(efforts: Sequence[int | float | None]) -> list[Fraction]:
    """By effort; what is not estimated counts as the mean of what is, and all alike if none is."""
    known = [Fraction(one) for one in efforts if one]
    mean = sum(known, Fraction(0)) / len(known) if known else Fraction(1)
    return [Fraction(one) if one else mean for one in efforts]


def days_between(first: date, last: date) -> list[date]:
    """At most a year of points, the last day among them."""
    span = max((last - first).days, 1)
    step = max(1, -(-span // (POINTS - 1)))
    step = step if span <= 60 else max(7, step)
    days = [first + timedelta(days=n) for n in range(0, span, step)]
    return [*days, max(last, first + timedelta(days=1))]


def _share(packages: Sequence[Package], parts: Iterable[Fraction]) -> Fraction:
    whole = sum((one.weight for one in packages), Fraction(0))
    done = sum((one.weight * part for one, part in zip(packages, parts, strict=True)), Fraction(0))
    return done / whole if whole else Fraction(0)
