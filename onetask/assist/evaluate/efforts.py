"""Estimates: against the median of all rows before, on the same rows."""

from pathlib import PurePath
from typing import Any

from onetask.assist.engine.estimate import Estimator, Finished
from onetask.assist.engine.similar import Item
from onetask.assist.evaluate.reading import Folder, Row
from onetask.core.lazily import np

REHEARSED = 150


def measure(folder: Folder) -> dict[str, Any]:
    names = list(folder.named("storypoints/*.csv"))
    if not names:
        folder.lacks("estimate", "no storypoints/*.csv")
        return {}
    found = {PurePath(name).stem: _project(folder.rows(name)) for name in names}
    projects = {name: one for name, one in found.items() if one["n"]}
    ratios = [one["ratio"] for one in projects.values()]
    covered = [one["coverage80"] for one in projects.values()]
    return {
        "projects": projects,
        "ratio_mean": round(float(np.mean(ratios)), 4),
        "ratio_worst": round(max(ratios), 4),
        "coverage80": round(float(np.mean(covered)), 4),
    }


def _project(rows: list[Row]) -> dict[str, Any]:
    """A test row sees all rows before it, none after."""
    done = [_finished(row) for row in rows]
    tests = {place for place, row in enumerate(rows) if row["split_mark"] == "test"}
    if not tests:
        return {"n": 0}
    estimator = Estimator(done)
    wrong, plain, held = [], [], []
    for place in range(max(8, min(tests) - REHEARSED), len(done)):
        guessed, _ = estimator.guess(done[place].item, place)
        took = done[place].took
        estimator.learn(guessed, took)
        if place in tests:
            wrong.append(abs(guessed.p50 - took))
            plain.append(abs(float(np.median([one.took for one in done[:place]])) - took))
            held.append(guessed.p20 <= took <= guessed.p80)
    mae, usual = float(np.mean(wrong)), float(np.mean(plain))
    return {
        "n": len(wrong),
        "mae": round(mae, 4),
        "mae_median": round(usual, 4),
        "mdae": round(float(np.median(wrong)), 4),
        "ratio": round(mae / usual, 4) if usual else 1.0,
        "coverage80": round(float(np.mean(held)), 4),
    }


def _finished(row: Row) -> Finished:
    item = Item(row["issuekey"], row["title"] or "", row.get("description") or "")
    return Finished(item, float(row["storypoint"]))
