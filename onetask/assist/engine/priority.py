"""In which order to work: a sum of known factors, each between 0 and 1, with gates before it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any, NamedTuple

from onetask.core.lazily import np

WEIGHTS = {
    "value": 0.22,
    "deadline": 0.20,
    "blocks": 0.16,
    "demand": 0.12,
    "goal": 0.10,
    "cost_of_delay": 0.08,
    "stated": 0.07,
    "age": 0.05,
}
NAMES = tuple(WEIGHTS)
STATED = {"critical": 1.0, "important": 0.6, "anytime": 0.2}
MOST_FOR_AGE = 0.05
HEIR = 0.9
MOVES = 3.0
SLOPE = 0.7
HALF_AGE = 30.0
RANKED = ("value", "demand", "goal", "cost_of_delay")
ASKED = ("value", "deadline", "goal")


@dataclass(frozen=True)
class Facts:
    """What is known of one thing; None is not known. Days are working days."""

    id: str
    value: float | None = None
    minutes: float | None = None
    slack: float | None = None
    demand: float | None = None
    goal: float | None = None
    cost_of_delay: float | None = None
    importance: str | None = None
    age: float | None = None
    blockers: tuple[str, ...] = ()
    holds_up: float = 0.0
    is_blocked: bool = False
    is_done: bool = False
    due: str = "9999"
    rank: str = ""
    pin: int | None = None


class Part(NamedTuple):
    """One factor: how strong it is here, what it weighs, and how many points that makes."""

    factor: str
    strength: float
    weight: float
    points: float


@dataclass
class Score:
    """Points of 100; a gate says why something cannot be ranked. Parts are made when asked for."""

    id: str
    points: float
    strengths: list[float]
    weights: list[float]
    gate: str = ""
    heir_of: str = ""
    inherited: float = 0.0

    @property
    def parts(self) -> list[Part]:
        """What is known, with its points; they add up to the score."""
        columns = zip(NAMES, self.strengths, self.weights, strict=True)
        own = [Part(name, s, w, 100 * s * w) for name, s, w in columns if not isnan(s)]
        heir = [Part("inherited", 1.0, 0.0, self.inherited)] if self.inherited else []
        return own + heir

    @property
    def missing(self) -> list[str]:
        known = dict(zip(NAMES, self.strengths, strict=True))
        return [name for name in ASKED if isnan(known[name])]


def scores(facts: Sequence[Facts], weights: Mapping[str, float] | None = None) -> dict[str, Score]:
    """Every score at once, over columns; the same facts in another order give the same."""
    weighing = dict(WEIGHTS) | dict(weights or {})
    if not facts:
        return {}
    network = Network(facts)
    columns = _columns(facts, network)
    known = {name: ~np.isnan(column) for name, column in columns.items()}
    shares = _shares(weighing, known)
    found = _assembled(facts, columns, shares)
    network.gate(found)
    network.inherit(found)
    return found


def _columns(facts: Sequence[Facts], network: "Network") -> dict[str, Any]:
    columns = {name: _ranked(facts, name) for name in RANKED}
    slack = _array(one.slack for one in facts)
    columns["deadline"] = 1 / (1 + np.exp(SLOPE * np.clip(slack, -40, 40)))
    columns["blocks"] = network.weight()
    columns["stated"] = _array(STATED.get(one.importance or "") for one in facts)
    age = _array(one.age for one in facts)
    columns["age"] = 1 - np.exp(-np.maximum(age, 0) / HALF_AGE)
    return columns


def _array(values: Iterable[float | None]) -> Any:
    return np.array([np.nan if value is None else value for value in values], dtype=float)


def _ranked(facts: Sequence[Facts], name: str) -> Any:
    """Place among those of this workspace, 0 to 1: robust to any scale; equals share a place."""
    raw = _worth(facts) if name == "value" else _array(getattr(one, name) for one in facts)
    result = np.full(len(raw), np.nan)
    known = ~np.isnan(raw)
    values = raw[known]
    if len(values):
        levels, place = np.unique(values, return_inverse=True)
        below = np.searchsorted(np.sort(values), levels, side="left")
        upto = np.searchsorted(np.sort(values), levels, side="right")
        result[known] = ((below + upto) / 2 / len(values))[place]
    return result


def _worth(facts: Sequence[Facts]) -> Any:
    """Value by the work it takes; where that is not known, by the usual work here."""
    value, minutes = _array(one.value for one in facts), _array(one.minutes for one in facts)
    minutes[~(minutes > 0)] = np.nan
    usual = float(np.nanmedian(minutes)) if (~np.isnan(minutes)).any() else 1.0
    worth = value / np.where(np.isnan(minutes), usual, minutes) * usual
    return np.array([float(f"{one:.9g}") for one in worth])


def _shares(weights: Mapping[str, float], known: Mapping[str, Any]) -> dict[str, Any]:
    """Unknown factors leave the denominator; age never weighs more than its own share."""
    masses = {name: weights.get(name, 0.0) * known[name] for name in known}
    others = sum(mass for name, mass in masses.items() if name != "age")
    most = np.where(others > 0, others * MOST_FOR_AGE / (1 - MOST_FOR_AGE), np.inf)
    masses["age"] = np.minimum(masses["age"], most)
    total = others + masses["age"]
    safe = np.where(total > 0, total, 1)
    return {name: mass / safe for name, mass in masses.items()}


def _assembled(
    facts: Sequence[Facts], columns: Mapping[str, Any], shares: Mapping[str, Any]
) -> dict[str, Score]:
    strength = np.array([columns[name] for name in NAMES]).T
    weight = np.array([shares[name] for name in NAMES]).T
    points = (100 * np.nan_to_num(strength) * weight).sum(axis=1)
    table = zip(facts, points.tolist(), strength.tolist(), weight.tolist(), strict=True)
    return {one.id: Score(one.id, *rows) for one, *rows in table}


class Network:
    """What waits for what; circles are cut where they close."""

    def __init__(self, facts: Sequence[Facts]) -> None:
        self.facts = facts
        self.open = {one.id for one in facts if not one.is_done}
        self.before = {
            one.id: [other for other in one.blockers if other in self.open]
            for one in facts
            if one.id in self.open
        }
        self.waiting: dict[str, list[str]] = {}
        for thing, blockers in self.before.items():
            for blocker in blockers if thing in self.open else ():
                self.waiting.setdefault(blocker, []).append(thing)

    def weight(self) -> Any:
        """log(1 + how many wait behind it, the further the less), against the most of any."""
        held = {thing: self._behind(thing) for thing in self.waiting}
        known = (max(held.get(one.id, 0.0), one.holds_up) for one in self.facts)
        values = np.log1p(np.fromiter(known, dtype=float, count=len(self.facts)))
        return values / max(float(values.max()), float(np.log1p(3)))

    def _behind(self, thing: str) -> float:
        found, layer, total, depth = {thing}, [thing], 0.0, 0
        while layer and depth < 20:
            layer = [one for at in layer for one in self.waiting.get(at, ()) if one not in found]
            layer = list(dict.fromkeys(layer))
            found.update(layer)
            total += len(layer) * 0.7**depth
            depth += 1
        return total

    def gate(self, found: dict[str, Score]) -> None:
        for one in self.facts:
            if one.is_done:
                found[one.id].gate = "done"
            elif one.is_blocked or self.before.get(one.id):
                found[one.id].gate = "blocked"

    def inherit(self, found: dict[str, Score]) -> None:
        """A blocker is at least nearly as pressing as the best of what it holds up."""
        for thing in self._from_the_end():
            for blocker in self.before.get(thing, ()):
                least = HEIR * found[thing].points
                heir = found[blocker]
                if heir.points < least:
                    heir.inherited += least - heir.points
                    heir.points, heir.heir_of = least, thing

    def _from_the_end(self) -> list[str]:
        """Those that hold nothing up first, so that what they pass on travels all the way."""
        left = {thing: len(self.waiting.get(thing, ())) for thing in self.before}
        ready = sorted(thing for thing, count in left.items() if not count)
        order = []
        while ready:
            thing = ready.pop()
            order.append(thing)
            for blocker in self.before.get(thing, ()):
                left[blocker] -= 1
                if left[blocker] == 0:
                    ready.append(blocker)
        return order


def ordered(
    facts: Sequence[Facts], found: Mapping[str, Score], before: Sequence[str] = ()
) -> list[str]:
    """Pinned, then by points, what cannot be worked on last; small differences move nothing."""
    by_id = {one.id: one for one in facts}
    ideal = sorted(by_id, key=lambda id: _place(by_id[id], found[id]))
    if not before:
        return ideal
    return _steady(ideal, before, by_id, found)


def _place(one: Facts, score: Score) -> tuple[Any, ...]:
    pin = one.pin if one.pin is not None else 1 << 30
    return score.gate != "", pin, -round(score.points, 6), one.due, one.rank, one.id


def _steady(
    ideal: Sequence[str],
    before: Sequence[str],
    by_id: Mapping[str, Facts],
    found: Mapping[str, Score],
) -> list[str]:
    """The old order, in which something passes another only by more than three points."""
    place = {id: number for number, id in enumerate(before)}
    known = [id for id in before if id in by_id]
    order = known + [id for id in ideal if id not in place]
    rank = {id: number for number, id in enumerate(ideal)}
    for number in range(1, len(order)):
        moving, at = order[number], number
        while at > 0 and _passes(moving, order[at - 1], rank, (by_id, found, place)):
            order[at], at = order[at - 1], at - 1
        order[at] = moving
    return order


def _passes(one: str, other: str, rank: Mapping[str, int], known: Any) -> bool:
    by_id, found, place = known
    if rank[one] > rank[other]:
        return False
    same = found[one].gate == found[other].gate and by_id[one].pin == by_id[other].pin
    is_new = one not in place or other not in place
    return is_new or not same or found[one].points - found[other].points > MOVES
