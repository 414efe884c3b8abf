"""Which idea stands where, and why it moved: the same facts always give the same order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any
from uuid import UUID

from onetask.core.locale import figure
from onetask.core.locale import gettext as _
from onetask.product.engine.formulas import Formula, reckoned

METHODS = {
    "rice": "reach × impact × confidence ÷ effort",
    "wsjf": "(value + urgency + risk) ÷ effort",
    "value": "value ÷ effort",
}
TYPED = {"reach": None, "impact": 1, "confidence": 50, "effort": 2, "value": 5, "urgency": 5}
TYPED |= {"risk": 5}
DERIVED = ("people", "votes", "revenue", "evidence", "must")
NAMES = {
    "reach": lambda: _("Reach"),
    "impact": lambda: _("Impact"),
    "confidence": lambda: _("Confidence"),
    "effort": lambda: _("Effort"),
    "value": lambda: _("Value"),
    "urgency": lambda: _("Urgency"),
    "risk": lambda: _("Risk reduced"),
    "people": lambda: _("People"),
    "votes": lambda: _("Votes"),
    "revenue": lambda: _("Revenue"),
    "evidence": lambda: _("Quotes"),
    "must": lambda: _("Must haves"),
}


@dataclass(frozen=True)
class Weighed:
    """An idea as the formula sees it."""

    id: UUID
    number: int
    values: Mapping[str, float]
    assumed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Way:
    """A formula and its weights."""

    formula: Formula
    weights: Mapping[str, float]


@dataclass
class Place:
    """Where an idea stands, where it stood before the weights were changed, and why."""

    rank: int
    score: float | None
    was_rank: int
    was_score: float | None
    reasons: list[str] = field(default_factory=list)

    @property
    def moved(self) -> int:
        """Places up, or down below zero."""
        return self.was_rank - self.rank


def name_of(factor: str) -> str:
    return NAMES[factor]() if factor in NAMES else factor.replace("_", " ").capitalize()


def values_of(typed: Mapping[str, Any], derived: Mapping[str, float], own: Iterable[str]) -> Any:
    """Every factor with a value, and which of them nobody has set."""
    assumed = {name for name in (*TYPED, *own) if typed.get(name) is None}
    values = dict.fromkeys(own, 1.0) | {name: float(TYPED[name] or 0) for name in TYPED}
    values["reach"] = float(derived.get("people", 0)) or 1.0
    values |= {name: float(derived.get(name, 0)) for name in DERIVED}
    values |= {name: float(typed[name]) for name in values if typed.get(name) is not None}
    return values, frozenset(assumed)


def places(ideas: Sequence[Weighed], now: Way, before: Way) -> dict[UUID, Place]:
    """The order now and the order before, of the same facts."""
    score, was = _ranked(ideas, now), _ranked(ideas, before)
    return {
        one.id: Place(score[one.id][0], score[one.id][1], was[one.id][0], was[one.id][1])
        for one in ideas
    }


def _ranked(ideas: Sequence[Weighed], way: Way) -> dict[UUID, tuple[int, float | None]]:
    scores = reckoned(way.formula, way.weights, [one.values for one in ideas])
    scored = list(zip(scores, ideas, strict=True))
    scored.sort(key=lambda pair: (pair[0] is None, -(pair[0] or 0.0), pair[1].number))
    return {one.id: (rank, score) for rank, (score, one) in enumerate(scored, 1)}


def reasons(one: Weighed, place: Place, now: Way, before: Way, usual: Mapping[str, float]) -> Any:
    """Sentences: what the score is made of, and what changed its place."""
    told = [_made_of(one, name, now) for name in now.formula.names]
    if place.score is None:
        told.append(_("No score: the formula has no result for these values."))
    return told, _moves(one, place, (now, before), usual)


def usual_of(ideas: Sequence[Weighed], names: Iterable[str]) -> dict[str, float]:
    return {name: median(one.values[name] for one in ideas) if ideas else 0.0 for name in names}


def _made_of(one: Weighed, name: str, way: Way) -> str:
    facts = {"name": name_of(name), "value": figure(one.values[name])}
    weight = way.weights.get(name, 1)
    if weight == 0:
        return _("%(name)s %(value)s, left out", **facts)
    if weight != 1:
        return _("%(name)s %(value)s, weight %(weight)s", weight=figure(weight), **facts)
    if name in one.assumed:
        return _("%(name)s %(value)s, assumed", **facts)
    return _("%(name)s %(value)s", **facts)


def _moves(one: Weighed, place: Place, ways: tuple[Way, Way], usual: Mapping[str, float]) -> Any:
    now, before = ways
    if now.formula.text != before.formula.text:
        return [_("The formula is another: %(formula)s", formula=now.formula.text)]
    names = now.formula.names
    changed = [n for n in names if now.weights.get(n, 1) != before.weights.get(n, 1)]
    if not changed or not place.moved:
        return []
    return [_counts(one, name, ways, usual[name]) for name in changed]


def _counts(one: Weighed, name: str, ways: tuple[Way, Way], usual: float) -> str:
    new, old = (float(way.weights.get(name, 1)) for way in ways)
    facts = {"name": name_of(name), "value": figure(one.values[name]), "usual": figure(usual)}
    facts |= {"new": figure(new), "old": figure(old)}
    if new > old:
        return _("%(name)s counts more (%(old)s → %(new)s): %(value)s here, usually %(usual)s",
                 **facts)  # fmt: skip
    return _("%(name)s counts less (%(old)s → %(new)s): %(value)s here, usually %(usual)s",
             **facts)  # fmt: skip
