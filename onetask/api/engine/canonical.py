"""Exports as text: JSON that is always the same for the same content, CSV that no program runs."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

RISKY = ("=", "+", "-", "@", "\t", "\r")


def text_of(export: dict[str, Any]) -> str:
    """Sorted keys, a row to a line."""
    return "".join(_object(export, 0)) + "\n"


def _object(value: dict[str, Any], depth: int) -> Iterator[str]:
    yield "{\n"
    for place, name in enumerate(sorted(value)):
        yield (",\n" if place else "") + f"{_plain(name)}:"
        inner = value[name]
        if isinstance(inner, dict) and depth == 0 and name == "tables":
            yield from _object(inner, 1)
        elif isinstance(inner, list):
            yield from _rows(inner)
        else:
            yield _plain(inner)
    yield "\n}"


def _rows(rows: list[Any]) -> Iterator[str]:
    yield "["
    for place, row in enumerate(rows):
        yield (",\n" if place else "\n") + _plain(row)
    yield "\n]" if rows else "]"


def _plain(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def csv_of(header: list[str], rows: Iterable[Iterable[Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _cell(value: Any) -> str:
    """What a spreadsheet would take for a formula gets a quote before it."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip("'").startswith(RISKY) else text


def unquoted(text: str) -> str:
    """A cell of our own CSV as it was."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(RISKY) else text
