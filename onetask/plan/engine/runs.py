"""Thousands of runs of a plan at once: what waits for what, each task as long as tasks turn out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any

from onetask.core.lazily import np
from onetask.plan.engine.axis import LAST, Axis, TooFar
from onetask.plan.engine.network import NEVER, Link, Piece

DRAWS = 5_000_000
LEAST_LEFT = 0.5


class Clock:
    """A calendar's units as moments and back, for many runs in one step."""

    def __init__(self, axis: Axis, today: int) -> None:
        self.axis, self.now = axis, axis.index_at(today)
        self._starts = np.array([axis.start_at(self.now + at) for at in range(64)], dtype="float64")

    def moment(self, index: Any) -> Any:
        """When so many units are done; within a unit, as far as it goes."""
        whole = np.ceil(index).astype("int64") - 1 - self.now
        self._reach(int(whole.max(initial=0)))
        ahead = np.maximum(whole, 0)
        moments = self._starts[ahead] + (index - self.now - ahead)
        return np.where(whole < 0, self._starts[0], moments)

    def index(self, moment: Any) -> Any:
        """The inverse: free days add nothing."""
        last = ceil(float(moment.max(initial=self._starts[0]))) + 1
        days = np.arange(int(self._starts[0]), last + 1)
        return np.interp(moment, days, [self.axis.index_at(int(day)) for day in days])

    def _reach(self, last: int) -> None:
        if last > LAST:
            raise TooFar(last)
        if last >= len(self._starts):
            more = range(len(self._starts), last + 64)
            found = [self.axis.start_at(self.now + at) for at in more]
            self._starts = np.concatenate([self._starts, np.array(found, dtype="float64")])


@dataclass
class Runs:
    """Pieces of one plan; those that are open take as long as chance has it."""

    clocks: Sequence[Clock]
    pieces: Sequence[Piece]
    links: Sequence[Link]
    is_open: Mapping[int, bool]
    """Open pieces, and whether they have begun; all others stand where they are pinned."""
    factors: Sequence[float]
    runs: int
    chance: Any
    starts: dict[int, Any] = field(default_factory=dict)
    ends: dict[int, Any] = field(default_factory=dict)
    decided: dict[int, Any] = field(default_factory=dict)

    def play(self, order: Sequence[int]) -> Any:
        """The moment at which the last piece of each run is done."""
        before: dict[int, list[Link]] = {}
        for link in self.links:
            before.setdefault(link.after, []).append(link)
        for at in order:
            self._place(at, before.get(at, []))
        return self._last()[0]

    def critical(self) -> dict[int, float]:
        """In which share of the runs each open piece decides the end."""
        _, here = self._last()
        columns, found = np.arange(self.runs), np.zeros(len(self.pieces))
        while len(here):
            found += np.bincount(here, minlength=len(self.pieces))
            there = np.stack([self.decided[at] for at in range(len(self.pieces))])[here, columns]
            here, columns = there[there >= 0], columns[there >= 0]
        return {at: float(found[at]) / self.runs for at in self.is_open if found[at]}

    def _place(self, at: int, links: Sequence[Link]) -> None:
        piece, clock = self.pieces[at], self.clocks[self.pieces[at].axis]
        length = self._length(at)
        start = np.full(self.runs, self._floor(at), dtype="float32")
        by = np.full(self.runs, -1, dtype="int32")
        for link in links:
            ahead = self._ahead(link, length)
            later = ahead > start
            np.maximum(start, ahead, out=start)
            by[later] = link.before
        end = start + length
        if at in self.is_open and piece.length:
            end = np.maximum(end, np.float32(clock.now + LEAST_LEFT))
        self.starts[at], self.ends[at], self.decided[at] = start, end, by

    def _length(self, at: int) -> Any:
        """What is done, or another's, is as long as it is."""
        length = np.float32(self.pieces[at].length)
        if at not in self.is_open or not length:
            return length
        return length * self.chance.choice(self.factors, self.runs).astype("float32")

    def _floor(self, at: int) -> float:
        """Nothing begins in the past but what has begun."""
        piece, now = self.pieces[at], self.clocks[self.pieces[at].axis].now
        if at not in self.is_open:
            return float(piece.pin if piece.pin is not None else max(piece.floor, now))
        own = piece.floor if piece.pin is None else piece.pin
        has_begun = self.is_open[at] and own > -NEVER
        return float(own if has_begun else max(own, now))

    def _ahead(self, link: Link, length: Any) -> Any:
        """The earliest start of the later piece in each run."""
        mine = self.ends if link.kind[0] == "F" else self.starts
        index = mine[link.before]
        first, then = self.pieces[link.before].axis, self.pieces[link.after].axis
        if first != then:
            index = self.clocks[then].index(self.clocks[first].moment(index)).astype("float32")
        back = length if link.kind[1] == "F" else 0
        return index + np.float32(link.lag) - back

    def _last(self) -> tuple[Any, Any]:
        """The latest end of each run, and whose it is."""
        end, whose = np.zeros(self.runs), np.zeros(self.runs, dtype="int64")
        for axis, clock in enumerate(self.clocks):
            here = [at for at in self.ends if self.pieces[at].axis == axis]
            if not here:
                continue
            ends = np.stack([self.ends[at] for at in here])
            moments = clock.moment(ends.max(axis=0).astype("float64"))
            later = moments > end
            whose[later] = np.array(here)[ends.argmax(axis=0)][later]
            end = np.maximum(end, moments)
        return end, whose
