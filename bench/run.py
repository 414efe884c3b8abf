"""Measures OneTask beside a raw reference:  python -m bench.run [--json] [--cards 1000]"""

import argparse
import json
import os
from typing import Any

from bench import board, forecast, product, roadmap, running, schedule
from bench.furnished import furnish
from bench.slices import noise_ms

GOALS = {"cached drawings": board.BOARD_GOAL, "cached region": board.CACHED_GOAL}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON document instead of lines")
    parser.add_argument("--cards", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pages-only", action="store_true", help="leave the processes out")
    wanted = parser.parse_args()
    figures = measure(wanted.cards, wanted.rounds, pages_only=wanted.pages_only)
    print(json.dumps(figures, indent=None if wanted.json else 2))
    raise SystemExit(0 if figures["goals kept"] else 1)


def measure(cards: int, rounds: int, *, pages_only: bool) -> dict[str, Any]:
    figures: dict[str, Any] = {"load": os.getloadavg()[0], "fixed loop ms": round(noise_ms(), 1)}
    world = furnish(cards)
    pages = board.measure(world, rounds)
    figures |= {"cards": cards, "board": pages} | board.measure_edit(world, rounds)
    figures["schedule"] = schedule.measure(rounds)
    figures["forecast"] = forecast.measure(rounds)
    figures["product"] = product.measure(rounds) | {"roadmap": roadmap.measure(rounds)}
    if not pages_only:
        figures["processes"] = running.measure(cards, edits=50)
    return figures | {
        "goals kept": all(pages[name]["ratio"] >= goal for name, goal in GOALS.items())
    }


if __name__ == "__main__":
    main()
