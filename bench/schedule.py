"""CPU of the critical path over working calendars, beside a plain pass with whole numbers."""

import random
from datetime import date

from bench.slices import in_turn
from onetask.plan.engine.axis import Days
from onetask.plan.engine.calendars import Calendar
from onetask.plan.engine.network import LINKS, Link, Network, Piece

TASKS, LINKED = 5_000, 8_000
CPU_GOAL_MS, RATIO_GOAL = 150.0, 3.0


def measure(rounds: int) -> dict[str, float | bool]:
    """The network is built and solved; calendars are Berlin's, with their holidays."""
    lengths, links = _network(random.Random(7))
    axis = Days(Calendar(country="DE", region="BE").working_days, date(2026, 3, 2).toordinal())
    pieces = [Piece(0, length, 0) for length in lengths]

    def ours() -> None:
        network = Network([axis], pieces)
        network.add(links)
        network.solve()

    pair = in_turn(lambda: _plain(lengths, links), ours, rounds=rounds, calls=(5, 5))
    ratio = pair.ours_ms / pair.reference_ms
    kept = pair.ours_ms <= CPU_GOAL_MS and ratio <= RATIO_GOAL
    figures = {"ours ms": round(pair.ours_ms, 1), "plain ms": round(pair.reference_ms, 1)}
    return figures | {"times a plain pass": round(ratio, 2), "kept": kept}


def _network(dice: random.Random) -> tuple[list[int], list[Link]]:
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < LINKED:
        first, second = sorted(dice.sample(range(TASKS), 2))
        if second - first < 400:
            pairs.add((first, second))
    lengths = [dice.randint(1, 8) for _ in range(TASKS)]
    return lengths, [Link(*pair, dice.choice(LINKS), dice.randint(0, 3)) for pair in sorted(pairs)]


def _plain(lengths: list[int], links: list[Link]) -> list[int]:
    """What one would write first: finish to start, no calendar, forwards and back."""
    out: list[list[tuple[int, int]]] = [[] for _ in lengths]
    waits = [0] * len(lengths)
    for before, after, _kind, lag in links:
        out[before].append((after, lag))
        waits[after] += 1
    order, end = _forwards(lengths, out, waits)
    late = [end] * len(lengths)
    for at in reversed(order):
        for after, lag in out[at]:
            latest = late[after] - lengths[after] - lag
            if latest < late[at]:  # noqa: PLR1730
                late[at] = latest
    return late


def _forwards(
    lengths: list[int], out: list[list[tuple[int, int]]], waits: list[int]
) -> tuple[list[int], int]:
    order, early = [at for at, many in enumerate(waits) if not many], [0] * len(lengths)
    for at in order:
        finish = early[at] + lengths[at]
        for after, lag in out[at]:
            if finish + lag > early[after]:  # noqa: PLR1730
                early[after] = finish + lag
            waits[after] -= 1
            if not waits[after]:
                order.append(after)
    return order, max(start + length for start, length in zip(early, lengths, strict=True))
