"""What higher rooms let the sweeper do each second, and let /healthz measure."""

from collections.abc import Callable
from typing import NamedTuple


class Gauge(NamedTuple):
    """A number that is healthy up to a limit."""

    read: Callable[[], float]
    limit: float


sweeps: list[Callable[[], None]] = []
gauges: dict[str, Gauge] = {}


def each_second(look: Callable[[], None]) -> Callable[[], None]:
    """Called by every sweeper: it reads first, and writes only when something is due."""
    sweeps.append(look)
    return look


def gauge(name: str, limit: float) -> Callable[[Callable[[], float]], Callable[[], float]]:
    """Shown by /healthz, which is red above the limit."""

    def add(read: Callable[[], float]) -> Callable[[], float]:
        gauges[name] = Gauge(read, limit)
        return read

    return add
