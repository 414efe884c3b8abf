"""Pieces that stand together and mean one moment."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onetask.assist.engine.quickadd import clocks, days, near, shifts
from onetask.assist.engine.quickadd.parts import Here, Part, parts_in

RULES = [*days.RULES, *near.RULES, *clocks.RULES, *shifts.RULES]
GLUE = re.compile(
    r"[\s,.@]*(?:(?:at|on|of|in|the|by|about|around|approximately|sharp|from|for|and)\b[\s,]*)*"
)
RANGE = re.compile(r"\s*(?:-|to|until|till|through|thru)\s*")
DAYS = {"date", "monthday", "month", "dom", "shift", "weekday", "length", "span"}
TIMES = {"clock", "number"}
BESIDE = {
    frozenset(pair)
    for pair in (
        ("weekday", "monthday"), ("weekday", "dom"), ("weekday", "date"), ("date", "shift"),
        ("month", "shift"), ("weekday", "shift"), ("monthday", "shift"), ("dom", "month"),
    )
}  # fmt: skip


class Chain(NamedTuple):
    """Pieces next to each other, none contradicting another."""

    parts: tuple[Part, ...]

    @property
    def start(self) -> int:
        return self.parts[0].start

    @property
    def end(self) -> int:
        return self.parts[-1].end

    def of(self, *kinds: str) -> Part | None:
        return next((one for one in self.parts if one.kind in kinds), None)

    @property
    def certainty(self) -> int:
        return max(one.certainty for one in self.parts)

    @property
    def has_day(self) -> bool:
        return any(one.kind in DAYS for one in self.parts)


def chains_in(text: str, here: Here) -> list[Chain]:
    """Every place in the text where a chain can begin, each as long as possible."""
    found: dict[int, list[Part]] = {}
    for one in parts_in(text, RULES, here):
        found.setdefault(one.start, []).append(one)
    return list(_chains(text, found))


def range_glue(text: str, first: Chain, second: Chain) -> bool:
    between = RANGE.fullmatch(text, first.end, second.start)
    return between is not None and between.end() > between.start()


def _chains(text: str, found: dict[int, list[Part]]) -> Iterator[Chain]:
    done = 0
    for start in sorted(found):
        if start < done:
            continue
        chain = _grow(text, found, start)
        if chain and _means_something(chain):
            done = chain[-1].end
            yield Chain(tuple(chain))


def _grow(text: str, found: dict[int, list[Part]], start: int) -> list[Part]:
    chain: list[Part] = []
    at: int | None = start
    while at is not None:
        best = _best(found.get(at, []), chain)
        if best is None:
            return chain
        chain.append(best)
        at = _next_start(text, found, best.end)
    return chain


def _next_start(text: str, found: dict[int, list[Part]], end: int) -> int | None:
    """Behind glue; a piece may swallow some of its words itself ("on the 15th")."""
    glue = GLUE.match(text, end)
    last = glue.end() if glue else end
    starts = [at for at in range(end, last + 1) if at in found and (at > end or at == last)]
    return starts[0] if starts else None


def _best(candidates: Sequence[Part], chain: Sequence[Part]) -> Part | None:
    fitting = [one for one in candidates if all(_goes_with(one, other) for other in chain)]
    return max(fitting, key=_reach, default=None)


def _reach(one: Part) -> tuple[int, bool, bool]:
    """The longest; of equals the one that says more than a number or a length."""
    return one.end, one.kind != "number", one.kind != "length"


def _goes_with(one: Part, other: Part) -> bool:
    kinds = {one.kind, other.kind}
    if other.kind == "offset" or one.kind == "offset":
        return one.kind != other.kind
    if kinds <= TIMES or one.kind == other.kind or kinds == {"length", "clock"}:
        return False
    if kinds <= DAYS:
        return frozenset(kinds) in BESIDE
    return True


def _means_something(chain: list[Part]) -> bool:
    """A number is a time only beside a day; a zone, an offset or a period needs company."""
    kinds = [one.kind for one in chain]
    if "number" in kinds:
        return any(kind in (*DAYS - {"length"}, "period") for kind in kinds)
    return any(kind in (*DAYS, "clock", "period") for kind in kinds)
