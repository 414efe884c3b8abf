"""How much work: from the nearest finished tasks and the last ones, as a range that holds."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from onetask.assist.engine.answers import Answer, Reason
from onetask.assist.engine.similar import Index, Item
from onetask.core.lazily import np

NEAREST, LAST = 5, 50
NEIGHBOURS, HALF_LIFE = 0.6, 300
FEW = 8
STEP, LEAST, MOST = 0.04, 0.02, 0.6
COVERED = 0.8


class Finished(NamedTuple):
    """A finished task and what it took."""

    item: Item
    took: float


class Range(NamedTuple):
    """Low, middle and high, with what the team's last tasks took."""

    p20: float
    p50: float
    p80: float
    usual: float


@dataclass
class Estimator:
    """Finished tasks in the order they were finished; each answer sees only those before."""

    done: Sequence[Finished]
    miss: float = 1 - COVERED
    index: Index = field(init=False)

    def __post_init__(self) -> None:
        self.index = Index([one.item for one in self.done])

    def guess(self, item: Item, before: int | None = None) -> tuple[Range, list[int]]:
        count = len(self.done) if before is None else before
        took = np.array([one.took for one in self.done[:count]])
        likeness = self.index.words.cosines(_text(item), count)
        weights = likeness**2 * 0.5 ** (np.arange(count, 0, -1) / HALF_LIFE)
        near = np.argsort(-weights, kind="stable")[:NEAREST]
        values = np.concatenate([took[near], took[-LAST:]])
        mass = np.concatenate([_share(weights[near]), _even(took[-LAST:])])
        low, high = self.miss / 2, 1 - self.miss / 2
        bottom, middle, top = (quantile(values, mass, share) for share in (low, 0.5, high))
        found = Range(bottom, middle, top, float(np.median(took[-LAST:])))
        return found, [int(one) for one in near if likeness[one] > 0]

    def learn(self, guessed: Range, took: float) -> None:
        """A range that missed is widened, one that held is narrowed: in the long run 80 % hold."""
        missed = not guessed.p20 <= took <= guessed.p80
        step = STEP * ((1 - COVERED) - missed)
        self.miss = min(max(self.miss + step, LEAST), MOST)

    def rehearse(self, most: int = 150) -> list[tuple[Range, float]]:
        """Guesses the last tasks from those before them, and learns from each."""
        first = max(FEW, len(self.done) - most)
        told = []
        for place in range(first, len(self.done)):
            guessed, _ = self.guess(self.done[place].item, place)
            self.learn(guessed, self.done[place].took)
            told.append((guessed, self.done[place].took))
        return told


def estimate(item: Item, done: Sequence[Finished], team: float | None) -> Answer[Range | None]:
    """With fewer than eight finished tasks the team's usual, said so."""
    if len(done) < FEW:
        words = "not_enough"
        value = Range(team, team, team, team) if team is not None else None
        return Answer(value, (Reason(words, len(done), "history"),))
    estimator = Estimator(done)
    estimator.rehearse()
    found, near = estimator.guess(item)
    cited = [done[place] for place in near]
    reasons = tuple(Reason(one.item.title, one.took, "near", (one.item.id,)) for one in cited)
    return Answer(found, reasons, confidence=COVERED)


def quantile(values: Any, mass: Any, share: float) -> float:
    """The smallest value that covers a share of the mass."""
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(mass[order])
    place = min(int(np.searchsorted(reached, share * reached[-1])), len(order) - 1)
    return float(values[order[place]])


def _text(item: Item) -> str:
    return f"{item.title} {item.title} {item.body}"


def _share(weights: Any) -> Any:
    total = float(weights.sum())
    return NEIGHBOURS * weights / total if total > 0 else weights * 0.0


def _even(values: Any) -> Any:
    return np.full(len(values), 1 / max(len(values), 1))
