"""Delay risk: the first 80 % by opening date teach, the last 20 % ask."""

from pathlib import PurePath
from typing import Any

from onetask.assist.engine.delay import Delay
from onetask.assist.evaluate.reading import Folder, Row
from onetask.core.lazily import Lazily, np

metrics = Lazily("sklearn.metrics")
BINS = 10


def measure(folder: Folder) -> dict[str, Any]:
    return {
        kind: found
        for kind in ("due", "creation")
        if (found := _moment(folder, f"delay/*_{kind}.csv", kind))
    }


def _moment(folder: Folder, pattern: str, kind: str) -> dict[str, Any]:
    trackers = {}
    for name in folder.named(pattern):
        tracker = PurePath(name).stem.removesuffix(f"_{kind}")
        trackers[tracker] = _tracker(folder.rows(name))
    if not trackers:
        folder.lacks(f"delay.{kind}", f"no {pattern}")
        return {}
    means = {
        name: round(float(np.mean([one[name] for one in trackers.values()])), 4)
        for name in ("auc", "ece", "precision_top10")
    }
    return {"trackers": trackers} | means


def _tracker(rows: list[Row]) -> dict[str, Any]:
    first: dict[str, Row] = {}
    for row in rows:
        first.setdefault(row["issuekey"], row)
    told = sorted(first.values(), key=lambda row: row["openeddate"])
    late = [float(row["delaydays"] or 0) > 0 for row in told]
    cut = int(0.8 * len(told))
    risks = Delay(told[:cut], late[:cut]).risks(told[cut:])
    truth, usual = np.array(late[cut:], dtype=float), float(np.mean(late[:cut]))
    riskiest = np.argsort(-risks, kind="stable")[: max(1, len(risks) // 10)]
    both = 0 < truth.mean() < 1
    return {
        "n": len(truth),
        "auc": round(float(metrics.roc_auc_score(truth, risks)), 4) if both else 0.5,
        "brier": round(float(((risks - truth) ** 2).mean()), 4),
        "brier_constant": round(float(((usual - truth) ** 2).mean()), 4),
        "ece": round(calibration(truth, risks), 4),
        "precision_top10": round(float(truth[riskiest].mean()), 4),
    }


def calibration(truth: Any, risks: Any) -> float:
    """How far the percentages are from what happened, in ten bins."""
    place = np.minimum((risks * BINS).astype(int), BINS - 1)
    gaps = [
        (place == one).mean() * abs(truth[place == one].mean() - risks[place == one].mean())
        for one in range(BINS)
        if (place == one).any()
    ]
    return float(sum(gaps))
