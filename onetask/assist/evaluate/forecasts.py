"""Forecasts: were promises kept as often as said; and how long ten thousand runs take."""

import re
import time
from collections import defaultdict
from pathlib import PurePath
from typing import Any

from onetask.assist.engine.forecast import Job, Promises, simulate
from onetask.assist.evaluate.reading import Folder, Row
from onetask.core.lazily import np

NAME = re.compile(r"(?P<project>.+)_iteration_(?P<moment>\d+)")
TASKS = 500


def measure(folder: Folder) -> dict[str, Any]:
    projects: dict[str, dict[str, Any]] = defaultdict(dict)
    for name in folder.named("sprints/*_iteration_*.csv"):
        if found := NAME.fullmatch(PurePath(name).stem):
            projects[found["project"]][found["moment"]] = _sprints(folder.rows(name))
    if not projects:
        folder.lacks("forecast", "no sprints/*_iteration_N.csv")
    shown = {name: _project(moments) for name, moments in projects.items()}
    return {"projects": shown, "network_s": network_seconds()}


def _project(moments: dict[str, Any]) -> dict[str, Any]:
    kept = [one["p85"] for one in moments.values() if one["n"]]
    return {"p85": round(float(np.mean(kept)), 4) if kept else None, "moments": moments}


def _sprints(rows: list[Row]) -> dict[str, Any]:
    """Per board in the order of its sprints, from the sixth on."""
    told = sorted(rows, key=lambda row: int(row["sprintid"]))
    promises = Promises()
    half, most, wrong, plain = [], [], [], []
    for row in told:
        difference = float(row["vel_diff"] or 0)
        if promised := promises.of(row["boardid"], 0.0):
            half.append(difference >= promised.p50)
            most.append(difference >= promised.p85)
            wrong.append(abs(difference - promised.p50))
            plain.append(abs(difference))
        promises.learn(row["boardid"], 0.0, difference)
    means = [round(float(np.mean(one)), 4) if one else None for one in (most, half, wrong, plain)]
    return {"n": len(half)} | dict(zip(("p85", "p50", "mae", "mae_committed"), means, strict=True))


def network(tasks: int = TASKS) -> list[Job]:
    """Tasks of twelve people, each waiting for up to three of those before."""
    chance = np.random.default_rng(0)
    jobs = []
    for place in range(tasks):
        reach = (max(0, place - 30), max(1, place))
        before = tuple(sorted({int(chance.integers(*reach)) for _ in range(3)}))
        middle = float(chance.uniform(0.5, 4))
        jobs.append(Job(0.7 * middle, middle, 1.8 * middle, place % 12, before if place else ()))
    return jobs


def network_seconds() -> float:
    jobs = network()
    simulate(jobs[:20], runs=100)
    began = time.perf_counter()
    simulate(jobs)
    return round(time.perf_counter() - began, 3)
