"""When a project is done: by what its tasks wait for, and by the pace its team has kept.

Each run takes the later of two ends: of the chain of tasks over working calendars, every task as
much longer or shorter than planned as the project's own tasks turned out; and of all open cards
at weeks drawn from those the team has had. The seed is the project's, so the answer stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any, NamedTuple

from onetask.core.lazily import np
from onetask.plan.engine.axis import Axis
from onetask.plan.engine.network import Link, Network, Piece
from onetask.plan.engine.runs import DRAWS, Clock, Runs

RUNS = 10_000
ENOUGH, WEEKS, HALF_LIFE = 8, 8, 90
USUAL = (0.6, 0.75, 0.9, 1.0, 1.0, 1.1, 1.25, 1.5, 2.0)
SHORTEST, LONGEST = 0.2, 5.0
FARTHEST = 520
SHARES = (15, 50, 85)


@dataclass(frozen=True)
class Outlook:
    """The plan and the past of one project; days are ordinals."""

    axes: Sequence[Axis]
    pieces: Sequence[Piece]
    links: Sequence[Link]
    is_open: Mapping[int, bool]
    cards: int
    weekly: Sequence[int]
    ratios: Sequence[tuple[float, int]]
    """How much longer than planned finished tasks took, and how many days ago that was."""
    days_a_week: int
    today: int
    seed: int


class Found(NamedTuple):
    """The last day, as 15, 50 and 85 of 100 runs have it, and what decides it."""

    early: date
    likely: date
    late: date
    runs: int
    by_pace: bool
    critical: list[tuple[int, float]]
    ends: Any

    def chance_by(self, day: date) -> int:
        """In how many of 100 runs it is done on this day or before."""
        return round(100 * float((self.ends <= day.toordinal() + 1).mean()))


def forecast(outlook: Outlook, runs: int = RUNS) -> Found | None:
    """None where the team finished nothing in the weeks behind it. Raises Circle and TooFar."""
    runs = min(runs, max(DRAWS // max(len(outlook.pieces), 1), 1000))
    chance = np.random.default_rng(outlook.seed)
    clocks = [Clock(axis, outlook.today) for axis in outlook.axes]
    played = Runs(clocks, outlook.pieces, outlook.links, outlook.is_open,
                  factors_of(outlook.ratios, chance), runs, chance)  # fmt: skip
    chain = played.play(_in_order(outlook))
    pace = _pace(outlook, clocks[0], runs, chance)
    if pace is None:
        return None
    ends = np.maximum(chain, pace)
    by_pace = bool(np.percentile(pace, 85) >= np.percentile(chain, 85))
    critical = sorted(played.critical().items(), key=lambda one: -one[1])[:3]
    early, likely, late = (date.fromordinal(_last_day(at)) for at in np.percentile(ends, SHARES))
    return Found(early, likely, late, runs, by_pace, critical, ends)


def factors_of(ratios: Sequence[tuple[float, int]], chance: Any) -> Any:
    """As these turned out, the later the likelier; the usual spread where there are too few."""
    if len(ratios) < ENOUGH:
        return np.array(USUAL, dtype="float32")
    weights = np.array([0.5 ** (age / HALF_LIFE) for _, age in ratios])
    values = np.clip([ratio for ratio, _ in ratios], SHORTEST, LONGEST)
    drawn = chance.choice(values, 1000, p=weights / weights.sum())
    return np.asarray(drawn, dtype="float32")


def working_days_for(cards: int, weekly: Sequence[int], runs: int, chance: Any) -> Any:
    """Weeks like those of the past, one after the other, until so many cards are done."""
    left, weeks = np.full(runs, float(cards)), np.zeros(runs)
    for _ in range(FARTHEST):
        drawn = chance.choice(weekly, runs)
        share = np.where(left <= drawn, left / np.maximum(drawn, 1), 1.0)
        weeks += np.where(left > 0, share, 0.0)
        left -= drawn
        if not (left > 0).any():
            break
    return weeks


def _pace(outlook: Outlook, clock: Clock, runs: int, chance: Any) -> Any:
    if not outlook.cards:
        return np.full(runs, float(outlook.today))
    if not any(outlook.weekly):
        return None
    weeks = working_days_for(outlook.cards, outlook.weekly, runs, chance)
    return clock.moment(clock.now + weeks * outlook.days_a_week)


def _in_order(outlook: Outlook) -> list[int]:
    network = Network(outlook.axes, outlook.pieces)
    network.add(outlook.links)
    return network.solve().order


def _last_day(moment: float) -> int:
    return ceil(float(moment)) - 1
