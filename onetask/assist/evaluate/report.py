"""All metrics as one dictionary, and where it is worse than another."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from onetask.assist.evaluate import (
    delays,
    efforts,
    feedback,
    forecasts,
    likeness,
    orders,
    policies,
    quick,
)
from onetask.assist.evaluate.reading import Folder

VERSION, SEED = 1, 0
DROP, RATIO_DROP = 0.02, 0.03
LOWER_IS_BETTER = ("mae", "mdae", "ratio", "ece", "brier", "rate", "late", "loss", "per_task")
NOT_COMPARED = ("seconds", "ms", "n", "rows", "queries", "network_s", "mae_median", "constant")
PARTS: dict[str, Callable[[Folder], dict[str, Any]]] = {
    "quickadd": quick.measure,
    "estimate": efforts.measure,
    "delay": delays.measure,
    "forecast": forecasts.measure,
    "similar": likeness.measure,
    "feedback": feedback.measure,
    "priority": lambda _: orders.measure(),
    "reminders": lambda _: policies.measure(),
}


def evaluate(data: Path, train: Path | None, only: Sequence[str] | None = None) -> dict[str, Any]:
    """What cannot be measured fills `missing`; nothing else stops for it."""
    began, folder = time.perf_counter(), Folder(data, train)
    found: dict[str, Any] = {"version": VERSION, "seed": SEED, "tier": "T0"}
    for name, measure in PARTS.items():
        if only is None or name in only:
            found[name] = _measured(folder, name, measure)
    folder.lacks("similar.T1", "no embeddings in this run")
    found |= {"files": folder.files, "missing": folder.missing}
    return found | {"seconds": round(time.perf_counter() - began, 1)}


def _measured(folder: Folder, name: str, measure: Callable[[Folder], Any]) -> Any:
    try:
        return measure(folder)
    except Exception as error:
        folder.lacks(name, repr(error))
        return {}


def drops(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Figures that fell by more than two points, ratios that rose by more than three."""
    current = dict(_figures(now))
    worse = []
    for path, old in _figures(before):
        new = current.get(path)
        if new is None or not _is_compared(path):
            continue
        is_low = any(word in path[-1] for word in LOWER_IS_BETTER)
        fall = new - old if is_low else old - new
        if fall > (RATIO_DROP if "ratio" in path[-1] else DROP):
            worse.append(f"{'.'.join(path)}: {old} -> {new}")
    return worse


def _is_compared(path: tuple[str, ...]) -> bool:
    skipped = path[0] in ("version", "seed", "files", "seconds")
    return not skipped and not any(
        path[-1] == name or path[-1].startswith(f"{name}_") or path[-1].endswith(f"_{name}")
        for name in NOT_COMPARED
    )


def _figures(tree: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], float]]:
    if isinstance(tree, dict):
        for name, branch in tree.items():
            yield from _figures(branch, (*path, name))
    elif isinstance(tree, (int, float)) and not isinstance(tree, bool):
        yield path, float(tree)
