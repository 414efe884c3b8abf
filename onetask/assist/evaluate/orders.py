"""Learning weights from reorderings: simulated teams, as nobody publishes real ones."""

from typing import Any

from onetask.assist.engine.learning import Pair, accuracy, learn
from onetask.assist.engine.priority import NAMES, WEIGHTS
from onetask.core.lazily import np

TEAMS, ASKED = 40, 400
COUNTS = (10, 30, 60, 120, 300)
NOISE, SPREAD = 0.06, 12.0


def measure() -> dict[str, Any]:
    usual = np.array([WEIGHTS[name] for name in NAMES])
    right: dict[str, list[float]] = {"0": [], **{str(n): [] for n in COUNTS}}
    losses = []
    for team in range(TEAMS):
        chance = np.random.default_rng(team)
        own = chance.dirichlet(usual * SPREAD)
        asked = _pairs(chance, own, ASKED, noise=0.0)
        told = _pairs(chance, own, max(COUNTS), noise=NOISE)
        before = accuracy(asked, usual)
        right["0"].append(before)
        for count in COUNTS:
            weights = learn(told[:count]).weights
            after = accuracy(asked, np.array([weights[name] for name in NAMES]))
            right[str(count)].append(after)
            losses.append(before - after)
    pairs = {count: round(float(np.mean(values)), 4) for count, values in right.items()}
    return {"pairs": pairs, "worst_loss": round(max(0.0, *losses), 4)}


def _pairs(chance: Any, own: Any, count: int, noise: float) -> list[Pair]:
    found = []
    for _ in range(count):
        one, other = chance.random((2, len(NAMES)))
        better = (
            (one - other) @ own + chance.normal(0, noise) > 0 if noise else (one - other) @ own > 0
        )
        above, below = (one, other) if better else (other, one)
        found.append(Pair(tuple(map(float, above)), tuple(map(float, below))))
    return found
