"""Jira's CSV, of servers and of the cloud: a column for each value where there are several."""

import re
from collections import defaultdict

from onetask.api.engine.dates import date_of, instant_of
from onetask.api.engine.dialects.reading import (
    Dialect,
    Read,
    changed,
    column,
    every,
    first,
    meant,
    with_columns,
)
from onetask.api.engine.plan import Person, Plan, Remark, short
from onetask.api.engine.table import Row, Table

KEYS = ("issue key", "clave de incidencia", "vorgangsschlüssel")
IDS = ("issue id", "id de la incidencia", "vorgangs-id")
KINDS = ("issue type", "work type", "tipo de incidencia", "vorgangstyp")
PARENTS = ("parent key", "clave principal", "parent", "parent id", "principal")
EPICS = ("custom field (epic link)", "campo personalizado (epic link)")
ESTIMATES = ("original estimate", "estimación original", "ursprüngliche schätzung")
COMMENTS = ("comment", "comentario", "kommentar")
TITLES = ("summary", "resumen", "zusammenfassung")
PROJECTS = ("project name", "nombre del proyecto", "projektname")
PEOPLE = {
    **{"assignee": "assignee id", "reporter": "reporter id", "creator": "creator id"},
    **{"persona asignada": "id de la persona asignada", "informador": "id del informador"},
}
KNOWN = {
    **dict.fromkeys((*KEYS[:1], *KEYS[1:]), "id"),
    **dict.fromkeys((*IDS, *PARENTS, *EPICS, *ESTIMATES), ""),
    **dict.fromkeys((*KINDS, "component/s", "components", "componentes", "sprint"), "labels"),
    **{"resolved": "closed_at", "resuelta": "closed_at", "created": "made_at", "creada": "made_at"},
    **{"custom field (start date)": "starts", "campo personalizado (start date)": "starts"},
    **dict.fromkeys(
        (
            *("custom field (story points)", "custom field (story point estimate)"),
            *("campo personalizado (story point estimate)", "campo personalizado (story points)"),
        ),
        "points",
    ),
    **{"watchers": "", "creator": "", "reporter": "", "environment": "", "parent summary": ""},
}
_EPIC = re.compile(r"^[eé]pi[ck]|^épica|^epopeya", re.IGNORECASE)
_SAID = re.compile(r"^(\d{1,2}/[^/;]+/\d{2,4}[^;]*|\d{4}-[^;]+);([^;]*);(.*)$", re.DOTALL)


def read(table: Table) -> Read:
    table = changed(table, column(table, *COMMENTS), lambda cell: _named(cell, _names(table)))
    parents, labels = _parents(table)
    more = {
        "Parent task": parents,
        "Epic": labels,
        "Blocked by": _blockers(table),
        "Estimate": [_minutes(first(row, column(table, *ESTIMATES))) for row in table.rows],
    }
    mapping = meant(table.header, KNOWN)
    whole = with_columns(table, more)
    gap = [""] * (len(whole.header) - len(mapping) - len(more))
    return Read(whole, [*mapping, *gap, "parent", "labels", "waits_for", "minutes"], _name(table))


def _parents(table: Table) -> tuple[list[str], list[str]]:
    """The key of each row's parent; where that is an epic, its name as a label instead.

    An epic holds more than a card can: its stories stand on the board beside it.
    """
    keys, titles = column(table, *KEYS), column(table, *TITLES)
    by_id = {first(row, column(table, *IDS)): row for row in table.rows}
    by_key = {first(row, keys): row for row in table.rows} | by_id
    parents, labels = [], []
    for row in table.rows:
        named = first(row, [at for one in PARENTS for at in column(table, one)])
        epic = first(row, column(table, *EPICS))
        above = by_key.get(named) if named else None
        is_part = above is not None and not _is_epic(table, above)
        parents.append(first(above, keys) if is_part and above else "")
        held = by_key.get(epic or named)
        labels.append(short(first(held, titles), 60) if held and not is_part else "")
    return parents, labels


def _is_epic(table: Table, row: Row) -> bool:
    return bool(_EPIC.match(first(row, column(table, *KINDS))))


def _blockers(table: Table) -> list[str]:
    """Who is named by another row's outward link waits for it, as one with an inward link does."""
    keys = column(table, *KEYS)
    inward = column(table, "inward issue link (blocks)")
    outward = column(table, "outward issue link (blocks)")
    waits: dict[str, list[str]] = defaultdict(list)
    for row in table.rows:
        key = first(row, keys)
        waits[key] += every(row, inward)
        for other in every(row, outward):
            waits[other].append(key)
    return [", ".join(dict.fromkeys(waits[first(row, keys)])) for row in table.rows]


def _minutes(cell: str) -> str:
    """Jira counts seconds."""
    return f"{int(float(cell)) // 60}m" if re.fullmatch(r"\d+(\.\d+)?", cell) else cell


def _names(table: Table) -> dict[str, str]:
    """The people behind the ids that comments are signed with."""
    found = {}
    for name, number in PEOPLE.items():
        for row in table.rows:
            found[first(row, column(table, number))] = first(row, column(table, name))
    return {key: name for key, name in found.items() if key and name}


def _named(cell: str, names: dict[str, str]) -> str:
    said = _SAID.match(cell)
    return f"{said[1]};{names.get(said[2], said[2])};{said[3]}" if said else cell


def _name(table: Table) -> str:
    names = {first(row, column(table, *PROJECTS)) for row in table.rows} - {""}
    return names.pop() if len(names) == 1 else ""


def finish(plan: Plan) -> None:
    """Comments know when they were said and by whom."""
    for piece in plan.pieces():
        piece.remarks = [_signed(plan, remark) for remark in piece.remarks]


def _signed(plan: Plan, remark: Remark) -> Remark:
    said = _SAID.match(remark.body)
    if said is None:
        return remark
    name, day = short(said[2], 100), date_of(said[1])
    at = instant_of(said[1]) or (instant_of(day.isoformat()) if day else None)
    if name:
        plan.people.setdefault(name.casefold(), Person(name.casefold(), name))
    return Remark(remark.key, said[3].strip() or "…", name.casefold() or None, at)


DIALECT = Dialect("jira", ("issue key", "summary"), read, finish)
SPANISH = Dialect("jira", ("clave de incidencia", "resumen"), read, finish)
GERMAN = Dialect("jira", ("vorgangsschlüssel", "zusammenfassung"), read, finish)
