"""Quick add: dates, repeats, whole lines, titles that must stay titles, and the time it takes."""

import random
import re
import time
from collections import defaultdict
from datetime import datetime
from itertools import islice
from typing import Any

from onetask.assist.engine.quickadd.dates import read_date
from onetask.assist.engine.quickadd.line import Line, read_line
from onetask.assist.engine.quickadd.moments import Moment
from onetask.assist.engine.quickadd.occurrences import occurrences
from onetask.assist.engine.quickadd.parts import Here, Options
from onetask.assist.engine.quickadd.repeats import repeats_in
from onetask.assist.evaluate.reading import Folder, Row, score

CONVENTIONS = {
    "duckling": Options(day_first=False, offset=-120, has_half_days=True),
    "chrono": Options(
        day_first=False,
        own_weekday=0,
        keeps_past_times=True,
        trims_shifts=False,
        offset=0,
        period_hours={"morning": 6, "noon": 12, "afternoon": 15, "evening": 20, "night": 22},
    ),
}
TIMES = ("hour", "minute", "second")
TITLES = 2000
REFERENCE = datetime(2026, 3, 11, 10)  # noqa: DTZ001


def measure(folder: Folder) -> dict[str, Any]:
    parts = {"dates": _dates, "recurrence": _repeats, "lines": _lines, "false_dates": _titles}
    found: dict[str, Any] = {}
    for name, part in parts.items():
        try:
            found[name] = part(folder)
        except (OSError, KeyError, ValueError) as error:
            folder.lacks(f"quickadd.{name}", repr(error))
    if "false_dates" in found:
        found["p95_ms"] = found["false_dates"].pop("p95_ms")
    return found


def _dates(folder: Folder) -> dict[str, Any]:
    right: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for row in folder.rows("quickadd/dates.csv"):
        if row["future"] == "1" and "Holiday" not in row["kind"]:
            kind = "day" if row["grain"] == "day" else "time" if row["grain"] in TIMES else ""
            right[row["source"]][kind].append(_is_right(row, kind))
    return {
        source: {kind: score(kinds[kind]) for kind in ("day", "time") if kind in kinds}
        for source, kinds in right.items()
    }


def _is_right(row: Row, kind: str) -> bool:
    now, wanted = datetime.fromisoformat(row["ref"]), datetime.fromisoformat(row["expected"])
    options = CONVENTIONS.get(row["source"], Options())
    found = read_date(row["phrase"], now, options)
    if found is None:
        return False
    at = (found.first or found.moment).at
    if kind == "day":
        return at.date() == wanted.date()
    return abs((at - wanted).total_seconds()) <= 60


def _repeats(folder: Folder) -> dict[str, Any]:
    return score([_is_repeat(row) for row in folder.rows("quickadd/recurrence.csv")])


def _is_repeat(row: Row) -> bool:
    now = datetime.fromisoformat(row["ref"])
    found = next(iter(repeats_in(row["phrase"].lower(), Here(now, Options()))), None)
    if found is None:
        return False
    coming = [at.isoformat() for at in islice(occurrences(found.rrule, now, found.clock), 3)]
    clock = found.clock.strftime("%H:%M") if found.clock else ""
    same_rule = set(found.rrule.split(";")) == set(row["rrule"].split(";"))
    same_next = coming == [row[f"next{n}"] for n in (1, 2, 3)]
    return same_rule and same_next and clock == row["time"] and found.anchor == row["anchor"]


def _lines(folder: Folder) -> dict[str, Any]:
    return score([_is_line(row) for row in folder.rows("quickadd/lines.csv")])


def _is_line(row: Row) -> bool:
    line = read_line(row["line"], datetime.fromisoformat(row["ref"]))
    found = shown(line)
    wanted = {name: row[name] for name in found}
    if wanted["points"]:
        wanted["points"] = f"{float(wanted['points']):g}"
    for one in (found, wanted):
        one["rrule"] = ";".join(sorted(one["rrule"].split(";")))
    return found == wanted


def shown(line: Line) -> dict[str, str]:
    return {
        "title": line.title,
        "due": _written(line.due),
        "priority": str(line.priority or ""),
        "assignee": ",".join(line.people),
        "labels": ",".join(line.labels),
        "estimate_min": str(line.estimate or ""),
        "rrule": line.rrule or "",
        "start": _written(line.start),
        "points": "" if line.points is None else f"{line.points:g}",
    }


def _written(moment: Moment | None) -> str:
    if moment is None:
        return ""
    return f"{moment.at:%Y-%m-%dT%H:%M}" if moment.has_time else f"{moment.at:%Y-%m-%d}"


def _titles(folder: Folder) -> dict[str, Any]:
    """Digit-free titles hold no dates; how long each takes is measured on the way."""
    titles = [
        row["title"]
        for name in folder.named("storypoints/*.csv")
        for row in folder.rows(name)
        if row["title"] and not re.search(r"\d", row["title"])
    ]
    random.Random(0).shuffle(titles)  # noqa: S311
    wrong, took = 0, []
    for title in titles[:TITLES]:
        began = time.process_time()
        line = read_line(title, REFERENCE)
        took.append(time.process_time() - began)
        wrong += bool(line.due or line.start or line.rrule)
    if not took:
        raise ValueError("no titles")
    late = sorted(took)[int(0.95 * len(took))]
    rate = round(wrong / len(took), 5)
    return {"n": len(took), "rate": rate, "p95_ms": round(1000 * late, 3)}
