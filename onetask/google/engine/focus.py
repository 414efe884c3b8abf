"""Focus time for tasks: cut into pieces, each in the first free time before its task is due."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from onetask.google.engine.slots import Span

PIECE, SHORTEST = 120, 30


class Want(NamedTuple):
    """How many minutes a task still needs, and until when."""

    task_id: UUID
    minutes: int
    until: datetime


class Piece(NamedTuple):
    """A slot, how much was looked for in one piece, and whether that was found."""

    span: Span
    asked: int

    @property
    def is_whole(self) -> bool:
        return self.span.minutes >= self.asked


class Found(NamedTuple):
    """A task's slots, the minutes that found none, and all that was free when it was asked."""

    want: Want
    pieces: list[Piece]
    missing: int
    free: int


def planned(wants: Sequence[Want], free: Iterable[Span]) -> list[Found]:
    """In the given order; by the dates, where that leaves less without time."""
    spans = sorted(free)
    given, by_date = _in_turn(wants, spans), _in_turn(sorted(wants, key=_date), spans)
    if _missing(by_date) >= _missing(given):
        return given
    places = {want.task_id: place for place, want in enumerate(wants)}
    return sorted(by_date, key=lambda one: places[one.want.task_id])


def without(free: Iterable[Span], taken: Span) -> list[Span]:
    """What is left of the free time around a slot."""
    return [part for span in free for part in _around(span, taken)]


def _in_turn(wants: Sequence[Want], free: list[Span]) -> list[Found]:
    found = []
    for want in wants:
        one = _found(want, free)
        for piece in one.pieces:
            free = without(free, piece.span)
        found.append(one)
    return found


def _found(want: Want, free: list[Span]) -> Found:
    spans = [Span(one.start, min(one.end, want.until)) for one in free if one.start < want.until]
    there, left, pieces = sum(one.minutes for one in spans), want.minutes, []
    while left > 0 and (piece := _first(left, spans)):
        pieces.append(piece)
        left -= piece.span.minutes
        spans = without(spans, piece.span)
    return Found(want, sorted(pieces), left, there)


def _first(left: int, spans: list[Span]) -> Piece | None:
    """A whole piece, where one is free; else the first time that is worth to begin."""
    asked = min(left, PIECE)
    for least in (asked, min(left, SHORTEST)):
        for span in spans:
            if span.minutes >= least:
                length = timedelta(minutes=min(asked, span.minutes))
                return Piece(Span(span.start, span.start + length), asked)
    return None


def _around(span: Span, taken: Span) -> Iterable[Span]:
    if taken.end <= span.start or taken.start >= span.end:
        yield span
        return
    if span.start < taken.start:
        yield Span(span.start, taken.start, "")
    if taken.end < span.end:
        yield Span(taken.end, span.end, span.name)


def _date(want: Want) -> datetime:
    return want.until


def _missing(found: Iterable[Found]) -> int:
    return sum(one.missing for one in found)
