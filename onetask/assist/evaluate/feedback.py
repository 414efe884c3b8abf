"""Feedback: its kind, what a hundred corrections bring, and whether themes hold together."""

import random
from collections import Counter, defaultdict
from typing import Any

from onetask.assist.engine.classify import Kinds, best, least_sure
from onetask.assist.engine.similar import Item
from onetask.assist.engine.themes import groups
from onetask.assist.evaluate.likeness import reports
from onetask.assist.evaluate.reading import Folder, Row
from onetask.core.lazily import Lazily, np

metrics = Lazily("sklearn.metrics")
OTHERS = 500
FIRST, CORRECTED, AT_ONCE = 45, 100, 10


def measure(folder: Folder) -> dict[str, Any]:
    train = [row for name in folder.named("issueclass/*_train.csv", lent=True)
             for row in folder.rows(name, lent=True)]  # fmt: skip
    asked = [row for name in folder.named("issueclass/*_test*.csv") for row in folder.rows(name)]
    found: dict[str, Any] = {}
    if train and asked:
        found["T0"] = _kinds(_by_repo(train), _by_repo(asked))
        found["after_100_corrections"] = _corrections(_by_repo(train), _by_repo(asked))
    else:
        folder.lacks("feedback.kind", "no issueclass train and test files")
    if themes := _themes(folder):
        found["themes"] = themes
    else:
        folder.lacks("feedback.themes", "no duplicates/*_bugs.csv")
    return found


def _by_repo(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["repo"]].append(row)
    return found


def _texts(rows: list[Row]) -> list[tuple[str, str]]:
    return [(row["title"] or "", row["body"] or "") for row in rows]


def _labels(rows: list[Row]) -> list[str]:
    return [row["label"] for row in rows]


def _guessed(model: Kinds, rows: list[Row]) -> list[str]:
    return [best(chances)[0] for chances in model.chances(_texts(rows))]


def _kinds(train: dict[str, list[Row]], asked: dict[str, list[Row]]) -> dict[str, Any]:
    repos = {}
    for repo, rows in asked.items():
        if repo in train:
            model = Kinds(_texts(train[repo]), _labels(train[repo]))
            guessed = _guessed(model, rows)
            value = metrics.f1_score(_labels(rows), guessed, average="macro", zero_division=0)
            repos[repo] = round(float(value), 4)
    mean = round(float(np.mean(list(repos.values()))), 4) if repos else None
    return {"repos": repos, "macro_f1": mean}


def _corrections(train: dict[str, list[Row]], asked: dict[str, list[Row]]) -> dict[str, Any]:
    """The least sure are asked about first, ten at a time."""
    before, after = [], []
    for repo in sorted(set(train) & set(asked)):
        rows = list(train[repo])
        random.Random(0).shuffle(rows)  # noqa: S311
        known, pool = rows[:FIRST], rows[FIRST:]
        before.append(_accuracy(known, asked[repo]))
        for _ in range(CORRECTED // AT_ONCE):
            model = Kinds(_texts(known), _labels(known))
            chosen = set(least_sure(model.chances(_texts(pool)), AT_ONCE))
            known += [pool[place] for place in sorted(chosen)]
            pool = [row for place, row in enumerate(pool) if place not in chosen]
        after.append(_accuracy(known, asked[repo]))
    if not before:
        return {}
    return {"before": round(float(np.mean(before)), 4), "after": round(float(np.mean(after)), 4)}


def _accuracy(known: list[Row], asked: list[Row]) -> float:
    guessed = _guessed(Kinds(_texts(known), _labels(known)), asked)
    return sum(one == row["label"] for one, row in zip(guessed, asked, strict=True)) / len(asked)


def _themes(folder: Folder) -> dict[str, Any]:
    purity, steady = [], []
    for name in folder.named("duplicates/*_bugs.csv"):
        tracker = name.rpartition("/")[2].removesuffix("_bugs.csv")
        items, truth = _sample(*reports(folder, tracker))
        found = _numbered(items)
        purity.append(bcubed(found, truth))
        steady.append(_steadiness(items, found))
    if not purity:
        return {}
    named = zip(("bcubed_f1", "adjusted_rand"), (purity, steady), strict=True)
    return {name: round(float(np.mean(values)), 4) for name, values in named}


def _sample(items: list[Item], clusters: list[list[int]]) -> tuple[list[Item], list[int]]:
    """The clusters and 500 others, each of which is a theme of its own."""
    of = {place: number for number, cluster in enumerate(clusters) for place in cluster}
    others = [place for place in range(len(items)) if place not in of]
    random.Random(0).shuffle(others)  # noqa: S311
    chosen = sorted([*of, *others[:OTHERS]])
    return [items[place] for place in chosen], [of.get(p, len(clusters) + p) for p in chosen]


def _numbered(items: list[Item]) -> list[int]:
    found = list(range(len(items), 2 * len(items)))
    for number, places in enumerate(groups(items)):
        for place in places:
            found[place] = number
    return found


def bcubed(found: list[int], truth: list[int]) -> float:
    both, ours, theirs = Counter(zip(found, truth, strict=True)), Counter(found), Counter(truth)
    pairs = list(zip(found, truth, strict=True))
    precision = sum(both[pair] / ours[pair[0]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / theirs[pair[1]] for pair in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall)


def _steadiness(items: list[Item], found: list[int]) -> float:
    """Do the others stay together when a tenth is dropped?"""
    values = []
    for seed in range(3):
        kept = [p for p in range(len(items)) if random.Random(f"{seed}-{p}").random() >= 0.1]  # noqa: S311
        again = _numbered([items[place] for place in kept])
        values.append(metrics.adjusted_rand_score([found[place] for place in kept], again))
    return float(np.mean(values))
