"""Which tool a file came from, and its plan."""

import json
import zlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from onetask.api.engine import own, tabular, trello
from onetask.api.engine.dialects import github
from onetask.api.engine.dialects.known import DIALECTS, TOOLS, dialect_of
from onetask.api.engine.dialects.reading import Read
from onetask.api.engine.fields import guess
from onetask.api.engine.plan import ImportProblem, Lane, Plan, Venture
from onetask.api.engine.steps import step_of
from onetask.api.engine.table import Table, table_of
from onetask.core.locale import gettext as _

LARGEST = 64 * 1024 * 1024
Options = dict[str, Any]


class Opened(NamedTuple):
    """A file that was read: a table with what its columns mean, or what its JSON holds."""

    source: str
    data: Any
    mapping: Sequence[str] = ()
    name: str = ""

    @property
    def table(self) -> Table | None:
        return self.data if isinstance(self.data, Table) else None


def unpacked(raw: bytes) -> bytes:
    """A gzipped file as it was, if it is not too large."""
    if not raw.startswith(b"\x1f\x8b"):
        return raw
    opened = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        text = opened.decompress(raw, LARGEST)
    except zlib.error:
        raise ImportProblem(_("The packed file is damaged.")) from None
    if opened.unconsumed_tail:
        raise ImportProblem(_("The file is too large when unpacked."))
    return text


def opened(raw: bytes, source: str = "") -> Opened:
    """A file by the tool it came from; what is not JSON is taken for a table."""
    start = raw[:400].lstrip(b"\xef\xbb\xbf \t\r\n")
    is_table = source == "csv" or source in TOOLS
    if is_table or not (source or start.startswith((b"{", b"["))):
        return _table(table_of(raw), source)
    data = json_of(raw)
    known = {"onetask": own.is_ours(data), "trello": trello.is_trello(data)}
    known["github"] = github.is_it(data)
    found = next((tool for tool, is_it in known.items() if is_it), "")
    if not found or source not in ("", found):
        raise ImportProblem(_("This JSON is no Trello board, no list of GitHub and none of ours."))
    return _read(found, github.read(data)) if found == "github" else Opened(found, data)


def _table(table: Table, source: str) -> Opened:
    """A table is read as the tool wrote it, or by its headings alone."""
    dialect = None if source == "csv" else dialect_of(table, source)
    if dialect:
        return _read(dialect.tool, dialect.read(table))
    return Opened(source or "csv", table, guess(table.header))


def _read(tool: str, read: Read) -> Opened:
    return Opened(tool, read.table, read.mapping, read.name)


def json_of(raw: bytes) -> Any:
    try:
        return json.loads(raw.decode("utf-8-sig"), parse_constant=_refuse)
    except UnicodeDecodeError:
        raise ImportProblem(_("This is no text file.")) from None
    except RecursionError:
        raise ImportProblem(_("The file is nested too deeply.")) from None
    except json.JSONDecodeError as error:
        text = _("This is not whole JSON: %(why)s.", why=error.msg)
        raise ImportProblem(text, error.lineno) from None
    except ValueError:
        raise ImportProblem(_("The file holds a number that is none.")) from None


def _refuse(_name: str) -> None:
    raise ValueError


def plan_of(file: Opened, options: Options) -> Plan:
    if file.table:
        return _steps_chosen(_tabular(file, file.table, options), options)
    if file.source == "onetask":
        return own.plan_of(file.data)
    return _steps_chosen(_named(trello.plan_of(file.data), options), options)


def _tabular(file: Opened, table: Table, options: Options) -> Plan:
    mapping = options.get("mapping") or list(file.mapping)
    order = options.get("order") or "auto"
    plan = tabular.plan_of(tabular.Reading(table, mapping, options.get("name") or "", order))
    plan.source = file.source
    for dialect in DIALECTS:
        if dialect.tool == file.source:
            dialect.finish(plan)
    return plan


def _named(plan: Plan, options: Options) -> Plan:
    for venture in plan.ventures:
        venture.name = options.get("name") or venture.name
    return plan


def _steps_chosen(plan: Plan, options: Options) -> Plan:
    """Takes the kinds a person chose for the columns, and what follows for their tasks."""
    chosen = options.get("steps") or {}
    for venture in plan.ventures:
        venture.lanes = [replace(lane, step=_step(lane, chosen)) for lane in venture.lanes]
        _close(venture)
    return plan


def _step(lane: Lane, chosen: dict[str, str]) -> str:
    return chosen.get(lane.key) or lane.step or step_of(lane.name)


def _close(venture: Venture) -> None:
    done = {lane.key for lane in venture.lanes if lane.step == "done"}
    for piece in venture.pieces:
        if piece.parent is None and piece.lane in done:
            piece.is_closed = True
