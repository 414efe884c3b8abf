"""A date field: the whole text is a date, so be eager."""

from datetime import datetime
from typing import NamedTuple

from onetask.assist.engine.quickadd.chains import Chain, chains_in, range_glue
from onetask.assist.engine.quickadd.moments import Moment, moment_of, span_of
from onetask.assist.engine.quickadd.parts import Here, Options
from onetask.assist.engine.quickadd.patterns import YEAR, compiled, lowered


class Dated(NamedTuple):
    """Where the words of a date stand, and what they mean; a range has a first moment, too."""

    start: int
    end: int
    moment: Moment
    first: Moment | None
    certainty: int


def read_date(text: str, now: datetime, options: Options | None = None) -> Dated | None:
    """The date in a text, or None; of several the one that says most, then the first."""
    here = Here(now, options or Options())
    found = dated_in(lowered(text), here)
    return max(found, key=_says, default=None)


def dated_in(text: str, here: Here) -> list[Dated]:
    """All dates of a text, two with a dash between them as one range."""
    chains, found = chains_in(text, here), []
    while chains:
        chain = chains.pop(0)
        if chains and _is_range(text, chain, chains[0]):
            found.append(_range(text, chain, chains.pop(0), here))
        else:
            found.append(_single(chain, here))
    return [one for one in found if one is not None]


def _single(chain: Chain, here: Here) -> Dated | None:
    try:
        if span := chain.of("span"):
            first, moment = span_of(span.value, here)
        else:
            first, moment = None, moment_of(chain, here)
    except (ValueError, OverflowError):
        return None
    return Dated(chain.start, chain.end, moment, first, chain.certainty)


def _is_range(text: str, first: Chain, second: Chain) -> bool:
    return first.has_day and second.has_day and range_glue(text, first, second)


def _range(text: str, first: Chain, second: Chain, here: Here) -> Dated | None:
    """Both ends; a year said once holds for both, and the end comes after the start."""
    try:
        end = moment_of(second, here)
        start = moment_of(first, _before(text, second, end, here))
        if end.at < start.at:
            end = moment_of(second, here._replace(now=start.at))
    except (ValueError, OverflowError):
        return None
    certainty = max(first.certainty, second.certainty)
    return Dated(first.start, second.end, end, start, certainty)


def _before(text: str, second: Chain, end: Moment, here: Here) -> Here:
    """Where the end names its year, the start is read in that year."""
    if not compiled(YEAR).search(text, second.start, second.end):
        return here
    return here._replace(now=datetime(end.at.year, 1, 1))  # noqa: DTZ001


def _says(one: Dated) -> tuple[int, int]:
    return one.end - one.start, -one.start
