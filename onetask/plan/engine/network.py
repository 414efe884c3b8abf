"""The critical-path method: pieces of work in working time, linked in four ways.

After J. E. Kelley and M. R. Walker, "Critical-Path Planning and Scheduling" (1959): one pass
forwards for the earliest, one backwards for the latest. Every piece counts in the units of its own
calendar; only links between different calendars go by way of moments.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from onetask.plan.engine.axis import Axis

FINISH_START, START_START, FINISH_FINISH, START_FINISH = LINKS = "FS", "SS", "FF", "SF"
NEVER = 10**9


class Circle(ValueError):
    """Pieces that wait for each other, in the order of their waiting."""

    def __init__(self, around: list[int]) -> None:
        super().__init__(around)
        self.around = around


@dataclass(slots=True)
class Piece:
    """What is to be scheduled: so many units of its axis, not before `floor`, not after `cap`."""

    axis: int
    length: int
    floor: int = -NEVER
    cap: int = NEVER
    pin: int | None = None


class Link(NamedTuple):
    """The second piece waits for the first, with a lag in units of the second's axis."""

    before: int
    after: int
    kind: str = FINISH_START
    lag: int = 0


@dataclass(slots=True)
class Solved:
    """Indices of units by piece: earliest and latest starts, and how far each may slip."""

    order: list[int]
    early: list[int]
    late: list[int]
    free: list[int]
    end: int


@dataclass(slots=True)
class Network:
    """Pieces with their links sorted by where they lead."""

    axes: Sequence[Axis]
    pieces: Sequence[Piece]
    out: list[list[tuple[int, int]]] = field(init=False)
    across: dict[int, list[Link]] = field(init=False)
    waits: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.out = [[] for _ in self.pieces]
        self.across = {}
        self.waits = [0] * len(self.pieces)

    def add(self, links: Sequence[Link]) -> None:
        """Within one calendar each link is a distance between two starts."""
        out, waits = self.out, self.waits
        axes = [piece.axis for piece in self.pieces]
        lengths = [piece.length for piece in self.pieces]
        for link in links:
            before, after, kind, distance = link
            waits[after] += 1
            if axes[before] != axes[after]:
                self.across.setdefault(before, []).append(link)
                continue
            if kind[0] == "F":
                distance += lengths[before]
            if kind[1] == "F":
                distance -= lengths[after]
            out[before].append((after, distance))

    def solve(self) -> Solved:
        order, early = self._forwards()
        end = self._end(early)
        late, free = self._backwards(order, early, end)
        return Solved(order, early, late, free, end)

    def _forwards(self) -> tuple[list[int], list[int]]:
        left, early = self.waits.copy(), [piece.floor for piece in self.pieces]
        pins = {at: piece.pin for at, piece in enumerate(self.pieces) if piece.pin is not None}
        order = [at for at, waits in enumerate(left) if not waits]
        self._walk(order, early, left, pins)
        if len(order) < len(left):
            raise Circle(self._around(left))
        return order, early

    def _walk(
        self, order: list[int], early: list[int], left: list[int], pins: dict[int, int]
    ) -> None:
        out, across = self.out, self.across
        for at in order:
            start = early[at] = pins.get(at, early[at])
            for after, distance in out[at]:
                if start + distance > early[after]:  # noqa: PLR1730
                    early[after] = start + distance
                left[after] -= 1
                if not left[after]:
                    order.append(after)
            if at in across:
                self._push(at, early, left, order)

    def _push(self, at: int, early: list[int], left: list[int], order: list[int]) -> None:
        for link in self.across[at]:
            early[link.after] = max(early[link.after], self.ahead(link, early[at]))
            left[link.after] -= 1
            if not left[link.after]:
                order.append(link.after)

    def _backwards(
        self, order: list[int], early: list[int], end: int
    ) -> tuple[list[int], list[int]]:
        out, across = self.out, self.across
        ends = [axis.index_at(end) for axis in self.axes]
        late = [min(ends[one.axis] - one.length, one.cap) for one in self.pieces]
        free = [ends[one.axis] - one.length - early[at] for at, one in enumerate(self.pieces)]
        for at in reversed(order):
            latest, slack, start = late[at], free[at], early[at]
            for after, distance in out[at]:
                if late[after] - distance < latest:  # noqa: PLR1730
                    latest = late[after] - distance
                if early[after] - distance - start < slack:  # noqa: PLR1730
                    slack = early[after] - distance - start
            for link in across.get(at, ()):
                latest = min(latest, self._behind(link, late[link.after]))
                slack = min(slack, self._behind(link, early[link.after]) - start)
            late[at], free[at] = latest, slack
        return late, free

    def ahead(self, link: Link, start: int) -> int:
        """The earliest start of the later piece, where the calendars differ."""
        before, after = self.pieces[link.before], self.pieces[link.after]
        mine, its = self.axes[before.axis], self.axes[after.axis]
        from_finish = link.kind[0] == "F"
        moment = mine.finish_at(start + before.length) if from_finish else mine.start_at(start)
        to_finish = after.length if link.kind[1] == "F" else 0
        return its.index_at(moment) + link.lag - to_finish

    def _behind(self, link: Link, start: int) -> int:
        """The latest start of the earlier piece that leaves the later one where it is."""
        before, after = self.pieces[link.before], self.pieces[link.after]
        mine, its = self.axes[before.axis], self.axes[after.axis]
        to_finish = after.length if link.kind[1] == "F" else 0
        moment = its.start_at(start + to_finish - link.lag)
        if link.kind[0] == "F":
            return mine.index_at(moment) - before.length
        return mine.index_at(moment + 1) - 1

    def _end(self, early: list[int]) -> int:
        """The moment at which the last of all is finished."""
        last: dict[int, int] = {}
        for at, piece in enumerate(self.pieces):
            finish = early[at] + piece.length
            if finish > last.get(piece.axis, -NEVER):
                last[piece.axis] = finish
        return max((self.axes[axis].finish_at(index) for axis, index in last.items()), default=0)

    def _around(self, left: list[int]) -> list[int]:
        """One circle among the pieces that are still waiting."""
        stuck = {at for at, waits in enumerate(left) if waits}
        before = {after: at for at in stuck for after in self._leads(at) if after in stuck}
        path: list[int] = []
        seen: dict[int, int] = {}
        at = next(iter(before))
        while at not in seen:
            seen[at] = len(path)
            path.append(at)
            at = before[at]
        return path[seen[at] :][::-1]

    def _leads(self, at: int) -> list[int]:
        return [after for after, _ in self.out[at]] + [one.after for one in self.across.get(at, ())]
