"""CSV of any dialect, as a header and rows that know their line."""

import csv
import io
from collections import Counter
from typing import NamedTuple

from onetask.api.engine.plan import MOST_TASKS, ImportProblem
from onetask.core.locale import gettext as _

DELIMITERS = ",;\t|"
LONGEST_CELL = 1_000_000
WIDEST = 500
LOOKED_AT = 60

csv.field_size_limit(LONGEST_CELL)


class Row(NamedTuple):
    line: int
    cells: list[str]


class Table(NamedTuple):
    header: list[str]
    rows: list[Row]
    blank: int


def text_of(raw: bytes) -> str:
    """UTF-8 or UTF-16 by its mark; else UTF-8, and what is none is Western European."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    if b"\0" in raw:
        raise ImportProblem(_("This is no text file."))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def table_of(raw: bytes) -> Table:
    text = text_of(raw)
    if not text.strip():
        raise ImportProblem(_("The file is empty."))
    rows = _rows(text, _delimiter(text))
    start = _header_at(rows)
    header = [cell.strip() for cell in rows[start].cells]
    if len(header) > WIDEST:
        raise ImportProblem(_("More than %(most)s columns.", most=WIDEST), rows[start].line)
    found = [row for row in rows[start + 1 :] if any(cell.strip() for cell in row.cells)]
    if len(found) > MOST_TASKS:
        raise ImportProblem(_("More than %(most)s rows.", most=MOST_TASKS))
    return Table(header, found, len(rows) - start - 1 - len(found))


def _rows(text: str, delimiter: str) -> list[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[Row] = []
    begins = 1
    try:
        for cells in reader:
            rows.append(Row(begins, cells))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise ImportProblem(_("It cannot be read: %(error)s.", error=error), begins) from None
    return rows


def _delimiter(text: str) -> str:
    """The one that cuts the first rows most often and most evenly."""
    head = "\n".join(text[:200_000].splitlines()[:LOOKED_AT])
    return max(DELIMITERS, key=lambda one: _evenness(head, one))


def _evenness(head: str, delimiter: str) -> float:
    try:
        widths = [len(row.cells) for row in _rows(head, delimiter) if row.cells]
    except ImportProblem:
        return 0
    if not widths or (common := Counter(widths).most_common(1)[0])[0] < 2:
        return 0
    return common[1] / len(widths) * min(common[0], 20)


def _header_at(rows: list[Row]) -> int:
    """Some tools write a few lines before the header; it is the first as wide as the rest."""
    widths = Counter(len(row.cells) for row in rows[:LOOKED_AT] if row.cells)
    usual = max(widths, key=lambda width: (widths[width], width)) if widths else 0
    wide = (at for at, row in enumerate(rows) if len(row.cells) >= usual and any(row.cells))
    return next(wide, 0)
