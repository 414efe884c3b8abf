"""What a team's own reorderings say about its weights, under a guard."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from onetask.assist.engine.priority import NAMES, WEIGHTS
from onetask.core.lazily import np

ENOUGH = 60
HELD_BACK = 0.2
STEPS, RATE = 200, 0.25
SHARPNESS = 12.0
PRIOR = 25.0
MOST_JUMPED = 5


class Pair(NamedTuple):
    """Somebody put the first above the second; lighter where a drag jumped many."""

    above: tuple[float, ...]
    below: tuple[float, ...]
    weight: float = 1.0


class Learned(NamedTuple):
    """The weights in force, from how many pairs, and how often each set was right."""

    weights: dict[str, float]
    pairs: int
    accuracy: float
    usual: float
    is_on: bool


def pairs_of(moved: Mapping[str, float], jumped: Sequence[Mapping[str, float]]) -> list[Pair]:
    """A drag upwards over some: at most the five nearest, sharing one vote."""
    near = jumped[-MOST_JUMPED:]
    return [Pair(_row(moved), _row(other), 1 / len(near)) for other in near]


def learn(pairs: Sequence[Pair], usual: Mapping[str, float] | None = None) -> Learned:
    """Most likely weights near the usual ones; used only where they do better on the newest."""
    start = np.array([dict(WEIGHTS | dict(usual or {}))[name] for name in NAMES])
    cut = max(1, int(len(pairs) * (1 - HELD_BACK)))
    trial = fit(pairs[:cut], start)
    held = pairs[cut:]
    better, before = accuracy(held, trial), accuracy(held, start)
    is_on = len(pairs) >= ENOUGH and better > before
    weights = fit(pairs, start) if is_on else start
    named = {name: float(weight) for name, weight in zip(NAMES, weights, strict=True)}
    return Learned(named, len(pairs), better, before, is_on)


def fit(pairs: Sequence[Pair], start: Any) -> Any:
    """Bradley-Terry by gradient steps, a Gaussian prior at the start, no weight below zero."""
    weights = start.copy()
    if not pairs:
        return weights
    gaps, mass = _gaps(pairs)
    for _ in range(STEPS):
        wrong = 1 / (1 + np.exp(np.clip(SHARPNESS * (gaps @ weights), -30, 30)))
        push = SHARPNESS * (gaps * (wrong * mass)[:, None]).sum(axis=0)
        pull = PRIOR * SHARPNESS * (weights - start)
        weights = np.maximum(weights + RATE * (push - pull) / (SHARPNESS**2 * (mass.sum() + 5)), 0)
    total = float(weights.sum())
    return weights / total * float(start.sum()) if total > 0 else start


def accuracy(pairs: Sequence[Pair], weights: Any) -> float:
    if not pairs:
        return 0.0
    gaps, mass = _gaps(pairs)
    right = (gaps @ weights > 0) + 0.5 * (gaps @ weights == 0)
    return float((right * mass).sum() / mass.sum())


def _gaps(pairs: Sequence[Pair]) -> tuple[Any, Any]:
    gaps = np.array([pair.above for pair in pairs]) - np.array([pair.below for pair in pairs])
    return gaps, np.array([pair.weight for pair in pairs])


def _row(strengths: Mapping[str, float]) -> tuple[float, ...]:
    return tuple(float(strengths.get(name, 0.0)) for name in NAMES)
