"""A table with a meaning for each column, as a plan."""

import re
from datetime import UTC, date, datetime
from typing import NamedTuple

from onetask.api.engine.canonical import unquoted
from onetask.api.engine.dates import date_of, instant_of, order_of
from onetask.api.engine.fields import MANY
from onetask.api.engine.plan import (
    LONGEST_TEXT,
    ImportProblem,
    Lane,
    Person,
    Piece,
    Plan,
    Remark,
    Tag,
    Venture,
    short,
    storable,
)
from onetask.api.engine.steps import hue_of, importance_of, step_of
from onetask.api.engine.table import Row, Table
from onetask.core.locale import gettext as _

MOST_LANES = 50
STEPS = ("backlog", "ready", "doing", "review", "done")
_SPLIT = re.compile(r"[,;|\n]")
_LENGTH = re.compile(r"(\d+(?:[.,]\d+)?)\s*(w|d|h|m|)", re.IGNORECASE)
_DAYS = {"due": "due_on", "starts": "starts_on"}
_MINUTES = {"w": 2400, "d": 480, "h": 60, "m": 1, "": 60}

Cells = dict[str, list[str]]


class Reading(NamedTuple):
    """How a table is to be read."""

    table: Table
    mapping: list[str]
    name: str
    order: str = "auto"


def plan_of(reading: Reading) -> Plan:
    """Every row with words is a task or a said problem; blank rows are nothing."""
    if "title" not in reading.mapping:
        raise ImportProblem(_("No column is chosen for the title."))
    if len(reading.mapping) != len(reading.table.header):
        raise ImportProblem(_("The columns do not match the file."))
    plan, venture = Plan("csv"), Venture("table", short(reading.name) or _("Imported table"))
    reading = reading._replace(order=_order(reading))
    for row in reading.table.rows:
        _add(plan, venture, reading, row)
    _join(venture, reading)
    venture.lanes.sort(key=lambda lane: STEPS.index(lane.step))
    plan.ventures = [venture]
    extra = sum(piece.parent is not None and "/" in piece.key for piece in venture.pieces)
    plan.found = {"rows": len(reading.table.rows), "subtasks": extra}
    return plan


def _order(reading: Reading) -> str:
    if reading.order != "auto":
        return reading.order
    dates = [place for place, field in enumerate(reading.mapping) if field in ("due", "starts")]
    cells = (row.cells[at] for row in reading.table.rows for at in dates if at < len(row.cells))
    return order_of(cells)


def _add(plan: Plan, venture: Venture, reading: Reading, row: Row) -> None:
    cells = _cells(plan, reading, row)
    title = short(_first(cells, "title"))
    if not title:
        plan.trouble(_("The row has no title and was left out."), row.line)
        plan.skipped += 1
        return
    piece = Piece(f"row-{row.line}", title, lane=_lane(venture, _first(cells, "column")))
    _words(piece, cells)
    _when(plan, piece, cells, reading.order, row.line)
    _who(plan, piece, cells)
    piece.is_closed = bool(piece.closed_at)
    piece.parent = _first(cells, "parent") or None
    piece.waits_for = _parts(cells, "waits_for")
    venture.pieces.append(piece)
    for place, part in enumerate(_parts(cells, "subtasks"), 1):
        sub = Piece(f"{piece.key}/{place}", short(part), parent=piece.key)
        venture.pieces.append(sub)


def _cells(plan: Plan, reading: Reading, row: Row) -> Cells:
    if any(cell.strip() for cell in row.cells[len(reading.mapping) :]):
        text = _("The row has %(n)s cells, the header %(m)s; the rest was left out.")
        values = {"n": len(row.cells), "m": len(reading.mapping)}
        plan.trouble(text % values, row.line)
    found: Cells = {}
    for field, cell in zip(reading.mapping, row.cells, strict=False):
        if field and cell.strip() and (field in MANY or field not in found):
            found.setdefault(field, []).append(storable(unquoted(cell.strip())))
    return found


def _first(cells: Cells, field: str) -> str:
    return cells.get(field, [""])[0]


def _parts(cells: Cells, field: str) -> list[str]:
    """Names in one cell or in several columns of the same heading, each once."""
    parts = (short(part, 100) for cell in cells.get(field, []) for part in _SPLIT.split(cell))
    return list(dict.fromkeys(filter(None, parts)))[:50]


def _lane(venture: Venture, name: str) -> str:
    name = short(name, 100) or _("To do")
    if all(lane.key != name for lane in venture.lanes):
        if len(venture.lanes) >= MOST_LANES:
            raise ImportProblem(
                _("The chosen column has more than %(most)s different values.", most=MOST_LANES)
            )
        venture.lanes.append(Lane(name, name, step_of(name)))
    return name


def _words(piece: Piece, cells: Cells) -> None:
    piece.description = "\n\n".join(cells.get("description", []))[:LONGEST_TEXT]
    piece.importance = importance_of(_first(cells, "importance"))
    said = enumerate(cells.get("comment", []), 1)
    piece.remarks = [
        Remark(f"{piece.key}-{at}", body[:LONGEST_TEXT], None, None) for at, body in said
    ]
    piece.minutes = _length(_first(cells, "minutes"))
    piece.points = _number(_first(cells, "points"))


def _length(text: str) -> int | None:
    """2h 30m, 1.5d, 90m; a bare number counts hours."""
    found = _LENGTH.findall(text[:40])
    whole = sum(float(n.replace(",", ".")) * _MINUTES[unit.lower()] for n, unit in found)
    return int(whole) if 0 < whole < 1_000_000 else None


def _number(text: str) -> float | None:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return value if 0 <= value < 100_000 else None


def _when(plan: Plan, piece: Piece, cells: Cells, order: str, line: int) -> None:
    for field in ("due", "starts", "closed_at", "made_at"):
        text = _first(cells, field)
        day = date_of(text, order) if text else None
        if text and day is None and field != "closed_at":
            plan.trouble(_("“%(value)s” is no date.", value=short(text, 40)), line)
        if day:
            _set_day(piece, field, day, text)


def _set_day(piece: Piece, field: str, day: date, text: str) -> None:
    if field in _DAYS:
        setattr(piece, _DAYS[field], day)
    else:
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        setattr(piece, field, instant_of(text) or noon)


def _who(plan: Plan, piece: Piece, cells: Cells) -> None:
    names, emails = _parts(cells, "people"), _parts(cells, "emails")
    for place, name in enumerate(names or emails):
        email = emails[place] if place < len(emails) else (name if "@" in name else None)
        known = plan.people.setdefault(name.casefold(), Person(name.casefold(), name, email))
        known.email = known.email or email
        piece.people.append(known.key)
    for name in _parts(cells, "labels"):
        tag = Tag(name.casefold(), short(name, 60), hue_of("", name))
        piece.tags.append(plan.tags.setdefault(tag.key, tag).key)


def _join(venture: Venture, reading: Reading) -> None:
    """Parents and dependencies name other rows by their id or their title."""
    named = _names(venture, reading)
    for piece in venture.pieces:
        if piece.parent and "/" not in piece.key:
            found = named.get(piece.parent.casefold())
            piece.parent = None if found == piece.key else found
        waits = (named.get(name.casefold()) for name in piece.waits_for)
        piece.waits_for = [key for key in waits if key and key != piece.key]


def _names(venture: Venture, reading: Reading) -> dict[str, str]:
    named: dict[str, str] = {}
    for piece in venture.pieces:
        named.setdefault(piece.title.casefold(), piece.key)
    if "id" in reading.mapping:
        at = reading.mapping.index("id")
        rows = (row for row in reading.table.rows if at < len(row.cells))
        named |= {row.cells[at].strip().casefold(): f"row-{row.line}" for row in rows}
    kept = {piece.key for piece in venture.pieces}
    return {name: key for name, key in named.items() if name and key in kept}
