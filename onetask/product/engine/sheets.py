"""Dates and values out of a pasted table: what is not understood is named by its row."""

import csv
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import NamedTuple

DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%Y/%m/%d", "%Y-%m")
NUMBER = re.compile(r"[-+]?\d[\d.,\u00a0' ]*")


class Line(NamedTuple):
    """One row as it was read, or as it was not."""

    number: int
    at: datetime | None
    value: float | None
    note: str


def lines_of(text: str) -> Iterator[Line]:
    """Date, value and an optional note in each row; a first row of names is passed over."""
    rows = csv.reader(text.splitlines(), delimiter=_mark(text))
    for number, row in enumerate(rows, 1):
        cells = [*(cell.strip() for cell in row), "", "", ""]
        if not any(cells):
            continue
        at, value = moment_in(cells[0]), number_in(cells[1])
        if number == 1 and at is None and value is None:
            continue
        yield Line(number, at, value, cells[2][:200])


def moment_in(text: str) -> datetime | None:
    for shape in DAYS:
        try:
            day = datetime.strptime(text, shape).date()  # noqa: DTZ007
        except ValueError:
            continue
        return _start(day)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def number_in(text: str) -> float | None:
    """44 %, 1,234.5 and 1.234,5 alike: the last mark of the two is the decimal one."""
    found = NUMBER.search(text.replace("\u2212", "-"))
    if found is None:
        return None
    plain = re.sub(r"[\u00a0' ]", "", found[0]).rstrip(".,")
    comma, point = plain.rfind(","), plain.rfind(".")
    if comma > point:
        thousands = len(plain) - comma == 4 and plain.count(",") >= 1 and point < 0
        plain = plain.replace(",", "") if thousands else plain.replace(".", "").replace(",", ".")
    else:
        plain = plain.replace(",", "")
    try:
        return float(plain)
    except ValueError:
        return None


def _mark(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(";\t,", key=first.count) if any(mark in first for mark in ";\t,") else ","


def _start(day: date) -> datetime:
    return datetime.combine(day, time(0), UTC)
