"""When will it be done: promises of sprints from their past, of projects from many runs."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from onetask.assist.engine.estimate import quantile
from onetask.core.lazily import np

ENOUGH, LAST, FADING = 5, 20, 0.9
PROMISE, STEP, LEAST, MOST = 0.15, 0.02, 0.03, 0.3
SPREAD = 0.5
RUNS = 10_000


class Promise(NamedTuple):
    """What will be delivered: half and 85 % sure."""

    p50: float
    p85: float


class Promises:
    """Differences of past sprints; what was broken too often makes the next more careful."""

    def __init__(self) -> None:
        self.past: dict[str, list[float]] = {}
        self.risk: float = PROMISE

    def of(self, board: str, committed: float) -> Promise | None:
        past = self.past.get(board, [])[-LAST:]
        if len(past) < ENOUGH:
            return None
        values = np.array(past)
        mass = FADING ** np.arange(len(past) - 1, -1, -1)
        middle, low = (quantile(values, mass, share) for share in (0.5, self.risk))
        return Promise(committed + middle, committed + low)

    def learn(self, board: str, committed: float, delivered: float) -> None:
        if promised := self.of(board, committed):
            broken = delivered < promised.p85
            self.risk = min(max(self.risk + STEP * (PROMISE - broken), LEAST), MOST)
        self.past.setdefault(board, []).append(delivered - committed)


class Job(NamedTuple):
    """Work in a network: how long, whose, and what must be done before (places in the list)."""

    low: float
    middle: float
    high: float
    person: int
    after: tuple[int, ...] = ()


class Finish(NamedTuple):
    """Working days until done, and how often each job decided it."""

    p50: float
    p85: float
    ends: Any
    critical: Any
    each: Any

    def chance_by(self, days: float) -> float:
        return float((self.ends <= days).mean())


def simulate(jobs: Sequence[Job], runs: int = RUNS, seed: int = 0) -> Finish:
    """Each run draws all durations; people do one job at a time, in the order given."""
    order = in_order(jobs)
    chance = np.random.default_rng(seed)
    ends = np.zeros((len(jobs), runs), dtype="float32")
    decided = np.full((len(jobs), runs), -1, dtype="int32")
    free: dict[int, int] = {}
    for place in order:
        job = jobs[place]
        before = [*job.after, *([free[job.person]] if job.person in free else [])]
        start, decided[place] = _latest(ends, before, runs)
        ends[place] = start + _draw(job, runs, chance)
        if job.person >= 0:
            free[job.person] = place
    return _finish(ends, decided, runs)


def in_order(jobs: Sequence[Job]) -> list[int]:
    """Those before first, else as given; a circle is cut where it is met."""
    done: set[int] = set()
    order: list[int] = []
    for first in range(len(jobs)):
        stack = [first]
        waiting: set[int] = set()
        while stack:
            place = stack[-1]
            left = [one for one in jobs[place].after if one not in done and one not in waiting]
            waiting.add(place)
            if left:
                stack.append(left[0])
                continue
            stack.pop()
            if place not in done:
                done.add(place)
                order.append(place)
    return order


def _latest(ends: Any, before: Sequence[int], runs: int) -> tuple[Any, Any]:
    if not before:
        return np.zeros(runs, dtype="float32"), np.full(runs, -1, dtype="int32")
    start, by = ends[before[0]].copy(), np.full(runs, before[0], dtype="int32")
    for other in before[1:]:
        later = ends[other] > start
        np.maximum(start, ends[other], out=start)
        by[later] = other
    return start, by


def _draw(job: Job, runs: int, chance: Any) -> Any:
    """Lognormal through the middle; as wide as the range says on each side."""
    middle = max(job.middle, 0.01)
    noise = chance.standard_normal(runs, dtype="float32")
    up = np.log(max(job.high, middle) / middle) / 0.8416
    down = np.log(middle / max(min(job.low, middle), 0.005)) / 0.8416
    np.multiply(noise, np.where(noise > 0, np.float32(up), np.float32(down)), out=noise)
    return np.float32(middle) * np.exp(noise)


def _finish(ends: Any, decided: Any, runs: int) -> Finish:
    if not len(ends):
        return Finish(0.0, 0.0, np.zeros(runs), np.zeros(0), ends)
    last = ends.max(axis=0)
    critical = np.zeros(len(ends))
    here, columns = ends.argmax(axis=0), np.arange(runs)
    while len(here):
        critical += np.bincount(here, minlength=len(ends))
        here = decided[here, columns]
        on = here >= 0
        here, columns = here[on], columns[on]
    p50, p85 = np.percentile(last, [50, 85])
    return Finish(float(p50), float(p85), last, critical / runs, ends)
