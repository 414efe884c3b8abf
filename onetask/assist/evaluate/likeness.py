"""Similar items: is the earlier report of the same thing among the first found."""

import time
from collections import defaultdict
from pathlib import PurePath
from typing import Any

from onetask.assist.engine.similar import SURE, Index, Item
from onetask.assist.evaluate.reading import Folder, moment
from onetask.core.lazily import np

MANY = 20_000


def measure(folder: Folder) -> dict[str, Any]:
    trackers: dict[str, Any] = {}
    sure: list[bool] = []
    items: list[Item] = []
    for name in folder.named("duplicates/*_bugs.csv"):
        tracker = PurePath(name).stem.removesuffix("_bugs")
        items, clusters = reports(folder, tracker)
        trackers[tracker], hits = _tracker(items, clusters)
        sure += hits
    if not trackers:
        folder.lacks("similar", "no duplicates/*_bugs.csv")
        return {}
    return {
        "T0": trackers,
        "precision_at_threshold": round(sum(sure) / len(sure), 4) if sure else None,
        "ms_at_20000": _milliseconds(items),
    }


def reports(folder: Folder, tracker: str) -> tuple[list[Item], list[list[int]]]:
    """The oldest first, and the places of those that are the same."""
    rows = folder.rows(f"duplicates/{tracker}_bugs.csv")
    when = {row["Issue id"]: moment(row.get("Created") or "") for row in rows}
    dated = sum(at is not None for at in when.values()) > 0.9 * len(when)
    rows.sort(key=lambda row: _place(row, when[row["Issue id"]] if dated else None))
    items = [
        Item(row["Issue id"], row["Summary"] or "", row.get("Description") or "") for row in rows
    ]
    places = {item.id: place for place, item in enumerate(items)}
    return items, _clusters(folder, tracker, places)


def _place(row: dict[str, str], at: Any) -> tuple[str, int, str]:
    digits = "".join(char for char in row["Issue id"] if char.isdigit())
    return (at.isoformat() if at else "", int(digits or 0), row["Issue id"])


def _clusters(folder: Folder, tracker: str, places: dict[str, int]) -> list[list[int]]:
    root: dict[str, str] = {}

    def find(one: str) -> str:
        while root.setdefault(one, one) != one:
            one = root[one]
        return one

    for row in folder.rows(f"duplicates/{tracker}_pairs.csv"):
        root[find(row["Issue id"])] = find(row["Duplicate id"])
    together: dict[str, list[int]] = defaultdict(list)
    for one in root:
        if one in places:
            together[find(one)].append(places[one])
    return [sorted(cluster) for cluster in together.values() if len(cluster) > 1]


def _tracker(items: list[Item], clusters: list[list[int]]) -> tuple[dict[str, Any], list[bool]]:
    """Each later report of a known cluster asks; it sees only earlier ones."""
    index, ranks, sure = Index(items), [], []
    for cluster in clusters:
        for count, asked in enumerate(cluster[1:], 1):
            scores = index.scores(items[asked], before=asked)
            order = np.argsort(-scores, kind="stable")
            place = {int(one): rank for rank, one in enumerate(order)}
            ranks.append(min(place[one] for one in cluster[:count]))
            if scores[order[0]] >= SURE:
                sure.append(int(order[0]) in cluster)
    return recall(ranks), sure


def recall(ranks: list[int]) -> dict[str, Any]:
    found = {
        f"r{most}": round(sum(rank < most for rank in ranks) / max(len(ranks), 1), 4)
        for most in (1, 5, 10)
    }
    mrr = sum(1 / (rank + 1) for rank in ranks) / max(len(ranks), 1)
    return {"queries": len(ranks)} | found | {"mrr": round(mrr, 4)}


def _milliseconds(items: list[Item]) -> float:
    """Asking an index of twenty thousand that is already built."""
    many = [
        Item(f"{n}", f"{one.title} {n % 97}", one.body[:400])
        for n in range(MANY)
        for one in [items[n % len(items)]]
    ]
    index = Index(many)
    index.nearest(many[0])
    began = time.perf_counter()
    for place in range(5):
        index.nearest(many[place * 7 % len(many)])
    return round(1000 * (time.perf_counter() - began) / 5, 2)
