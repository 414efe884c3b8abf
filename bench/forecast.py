"""CPU of a forecast: 500 linked tasks over working calendars, ten thousand runs."""

import random
from datetime import date
from time import process_time

from onetask.plan.engine.axis import Days
from onetask.plan.engine.calendars import Calendar
from onetask.plan.engine.forecast import RUNS, Outlook, forecast
from onetask.plan.engine.network import Link, Piece

TASKS, LINKED, NEAR = 500, 800, 60
CPU_GOAL_S = 0.5
DAY = date(2026, 3, 2).toordinal()


def measure(rounds: int) -> dict[str, float | bool]:
    """The best of some rounds, the first of which loads nothing."""
    dice = random.Random(7)
    axis = Days(Calendar(country="DE", region="BE").working_days, DAY)
    asked = Outlook(
        axes=[axis],
        pieces=[Piece(0, dice.randint(1, 8), 0) for _ in range(TASKS)],
        links=_links(dice),
        is_open=dict.fromkeys(range(TASKS), False),
        cards=TASKS,
        weekly=[8, 12, 3, 9, 10, 7, 14, 5],
        ratios=[(dice.lognormvariate(0, 0.4), age) for age in range(60)],
        days_a_week=5,
        today=DAY,
        seed=1,
    )
    forecast(asked, 1000)
    took = min(_timed(asked) for _ in range(rounds))
    return {"tasks": TASKS, "runs": RUNS, "s": round(took, 3), "kept": took <= CPU_GOAL_S}


def _links(dice: random.Random) -> list[Link]:
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < LINKED:
        first, second = sorted(dice.sample(range(TASKS), 2))
        if second - first < NEAR:
            pairs.add((first, second))
    return [Link(*pair) for pair in sorted(pairs)]


def _timed(asked: Outlook) -> float:
    start = process_time()
    forecast(asked)
    return process_time() - start
