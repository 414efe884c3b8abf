"""A table with the meaning of each of its columns, as a dialect hands it on."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from onetask.api.engine.fields import MANY, guess
from onetask.api.engine.plan import Plan
from onetask.api.engine.table import Row, Table

_EPOCH = re.compile(r"^\d{13}$")


class Read(NamedTuple):
    """The rows in our shape, the field of each column, a name for the project if there is one."""

    table: Table
    mapping: list[str]
    name: str = ""


class Dialect(NamedTuple):
    """How a tool's table is told from others, read, and finished once it is a plan."""

    tool: str
    signs: tuple[str, ...]
    read: Callable[[Table], Read]
    finish: Callable[[Plan], None] = lambda _plan: None

    def is_it(self, header: Iterable[str]) -> bool:
        return set(self.signs) <= {heading.casefold() for heading in header}


def meant(header: list[str], known: dict[str, str]) -> list[str]:
    """The fields a tool's headings are known to mean; the rest as their words say.

    A field that takes one value is that of the first column which has it.
    """
    guessed = guess([heading if heading.casefold() not in known else "" for heading in header])
    taken: set[str] = set()
    mapping = []
    for heading, guessed_field in zip(header, guessed, strict=True):
        field = known.get(heading.casefold(), guessed_field if heading.strip() else "")
        if field in taken and field not in MANY:
            field = ""
        taken.add(field)
        mapping.append(field)
    return mapping


def column(table: Table, *headings: str) -> list[int]:
    """The places of all columns with one of these headings."""
    wanted = {heading.casefold() for heading in headings}
    return [at for at, heading in enumerate(table.header) if heading.casefold() in wanted]


def first(row: Row, places: Iterable[int]) -> str:
    cells = (row.cells[at].strip() for at in places if at < len(row.cells))
    return next(filter(None, cells), "")


def every(row: Row, places: Iterable[int]) -> list[str]:
    cells = (row.cells[at].strip() for at in places if at < len(row.cells))
    return [cell for cell in cells if cell]


def with_columns(table: Table, more: dict[str, list[str]]) -> Table:
    """The same rows with columns added behind the widest of them."""
    width = max([len(table.header), *(len(row.cells) for row in table.rows)])
    header = table.header + [""] * (width - len(table.header)) + list(more)
    rows = []
    for at, row in enumerate(table.rows):
        cells = row.cells + [""] * (width - len(row.cells))
        rows.append(Row(row.line, cells + [values[at] for values in more.values()]))
    return Table(header, rows, table.blank)


def changed(table: Table, places: Iterable[int], change: Callable[[str], str]) -> Table:
    """The same table with the cells of some columns written otherwise."""
    there = set(places)
    rows = [
        Row(row.line, [change(cell) if at in there else cell for at, cell in enumerate(row.cells)])
        for row in table.rows
    ]
    return Table(table.header, rows, table.blank)


def day_of_epoch(cell: str) -> str:
    """Milliseconds since 1970, as ClickUp writes some instants, as ISO; others as they are."""
    if not _EPOCH.match(cell.strip()):
        return cell
    return datetime.fromtimestamp(int(cell) / 1000, UTC).isoformat()
