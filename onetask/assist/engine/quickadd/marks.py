"""Marks that stand for themselves: @person #label /project ^parent p1 ~3h 5sp."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from onetask.assist.engine.quickadd.parts import Options

PLAIN = re.compile(
    r"\"[^\"]*\"|“[^”]*”|«[^»]*»|„[^“]*“|`[^`]*`|(?<!\w)'[^']+'(?!\w)"
    r"|\b\w+://\S+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+|#\d+\b|\b[A-Za-z]#|\bv\d+(?:\.\d+)*\b|\b\d+\.\d+\.\d+\b(?!\.)"
)
NAME = r"[^\W\d][\w.'-]*\w|[^\W\d]"
SIGNS = {"@": "person", "#": "label", "/": "project", "+": "project", "^": "parent"}
SIGN = re.compile(rf"(?<!\S)(?P<sign>[@#/+])(?P<name>{NAME})(?![\w@#/])")
PARENT = re.compile(r"(?<!\S)\^(?P<name>[A-Za-z][A-Za-z0-9]*-\d+|[^\W\d][\w-]*)(?!\S)")
PRIORITY = re.compile(r"(?<!\S)(?:p|!!)(?P<n>[1-4])(?=$|[\s,;]|\.(?:\s|$))", re.IGNORECASE)
NUMBER = r"\d+(?:[.,]\d+)?"
LENGTH = (
    rf"(?:{NUMBER}\s?(?:days?|d)\s?)?(?:{NUMBER}\s?(?:hours?|hrs?|h)\s?)?"
    rf"(?:\d+\s?(?:minutes?|mins?|m))?|\d+h\d+"
)
ESTIMATE = re.compile(
    rf"(?<!\S)(?:(?P<sure>~|est\.?\s|takes\s|for\s))?(?=\d)(?P<length>{LENGTH})(?=$|[\s,.;])",
    re.IGNORECASE,
)
SPELLED = re.compile(r"day|hour|minute", re.IGNORECASE)
STEP = re.compile(rf"(?P<n>{NUMBER})\s?(?P<unit>[dhm])?", re.IGNORECASE)
POINTS = re.compile(
    rf"(?<!\S)(?P<n>{NUMBER})\s?(?:sp|pts?|story\s?points?|points?)(?=$|[\s,.;])", re.IGNORECASE
)


class Mark(NamedTuple):
    """A piece of the line with its meaning; loose ones count only at its end."""

    start: int
    end: int
    kind: str
    value: Any
    is_loose: bool = False


def plain_spans(text: str) -> list[tuple[int, int]]:
    """Quotes, addresses, numbers of issues, versions: nothing in them means anything here."""
    return [found.span() for found in PLAIN.finditer(text)]


def marks_in(text: str, options: Options) -> Iterator[Mark]:
    yield from _signs(text, options)
    for found in PARENT.finditer(text):
        yield Mark(*found.span(), "parent", found["name"])
    for found in PRIORITY.finditer(text):
        yield Mark(*found.span(), "priority", int(found["n"]))
    for found in POINTS.finditer(text):
        yield Mark(*found.span(), "points", _number(found["n"]), is_loose=True)
    yield from _estimates(text, options)


def _estimates(text: str, options: Options) -> Iterator[Mark]:
    """Units written out need a word before them: "for 3 hours"."""
    for found in ESTIMATE.finditer(text):
        minutes, sure = _minutes(found["length"], options), (found["sure"] or "").strip()
        if minutes and (sure or not SPELLED.search(found["length"])):
            yield Mark(*found.span(), "estimate", minutes, is_loose=sure != "~")


def _signs(text: str, options: Options) -> Iterator[Mark]:
    known = {"person": options.people, "project": options.projects}
    for found in SIGN.finditer(text):
        kind = SIGNS[found["sign"]]
        names = known.get(kind)
        if names is None or found["name"].lower() in names:
            yield Mark(*found.span(), kind, found["name"])


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _minutes(text: str, options: Options) -> int:
    """3h, 1h30m, 1h30, 45 min, 1d: whole minutes."""
    each = {"d": options.day_minutes, "h": 60, "m": 1}
    total, last = 0.0, "d"
    for step in STEP.finditer(text):
        unit = (step["unit"] or {"d": "h", "h": "m"}.get(last, "m")).lower()
        total, last = total + _number(step["n"]) * each[unit], unit
    return round(total)
