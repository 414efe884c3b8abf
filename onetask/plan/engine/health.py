"""How a project stands, by its schedule, cost, risks and scope: the worst counts, with reasons."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

STATUSES = ("on_track", "at_risk", "off_track")
LATE, VERY_LATE = Fraction(95, 100), Fraction(80, 100)
DEAR, VERY_DEAR = Fraction(95, 100), Fraction(85, 100)
GROWN, VERY_GROWN = Fraction(10, 100), Fraction(25, 100)


class Reading(NamedTuple):
    """One of the four sides: what it says by itself, and the figure it rests on."""

    side: str
    status: str
    figure: Fraction | int | None


def schedule(spi: Fraction | None) -> Reading:
    """Below 0.95 behind, below 0.80 far behind."""
    return Reading("schedule", _below(spi, LATE, VERY_LATE), spi)


def cost(cpi: Fraction | None) -> Reading:
    """Below 0.95 dear, below 0.85 too dear."""
    return Reading("cost", _below(cpi, DEAR, VERY_DEAR), cpi)


def risk(grave: int, unanswered: int) -> Reading:
    """A grave risk without a response, or one whose trigger has passed, is a warning."""
    status = "off_track" if unanswered > 2 else "at_risk" if unanswered or grave else "on_track"
    return Reading("risk", status, unanswered or grave)


def scope(before: int, added: int) -> Reading:
    """What came in a month against what was there: above 10 % and 25 %."""
    grown = Fraction(added, before) if before else None
    status = "on_track"
    if grown is not None and grown > GROWN:
        status = "off_track" if grown > VERY_GROWN else "at_risk"
    return Reading("scope", status, grown)


def worst(readings: Iterable[Reading]) -> str:
    return max((one.status for one in readings), key=STATUSES.index, default="on_track")


def _below(value: Fraction | None, warn: Fraction, alarm: Fraction) -> str:
    if value is None or value >= warn:
        return "on_track"
    return "off_track" if value < alarm else "at_risk"
