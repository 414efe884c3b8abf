"""Fair timing: the two sides in turn, CPU time first, medians over rounds."""

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

Work = Callable[[], object]


class Pair(NamedTuple):
    """Medians of CPU milliseconds for one call of each side, and how many times less ours costs."""

    reference_ms: float
    ours_ms: float

    @property
    def ratio(self) -> float:
        return self.reference_ms / self.ours_ms


def cpu_ms(work: Work, calls: int) -> float:
    begun = time.process_time()
    for _ in range(calls):
        work()
    return 1000 * (time.process_time() - begun) / calls


def in_turn(reference: Work, ours: Work, *, rounds: int, calls: tuple[int, int]) -> Pair:
    """Reference, ours, reference, ours …; both are warm before the first round counts."""
    reference(), ours()
    found = [(cpu_ms(reference, calls[0]), cpu_ms(ours, calls[1])) for _ in range(rounds)]
    return Pair(*(statistics.median(side) for side in zip(*found, strict=True)))


def noise_ms() -> float:
    """A fixed loop: says how quiet the machine was."""
    begun = time.perf_counter()
    sum(number * number for number in range(1_000_000))
    return 1000 * (time.perf_counter() - begun)
