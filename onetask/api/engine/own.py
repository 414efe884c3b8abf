"""Our own export: rows as they stood, taken in as they are or under new ids."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from onetask.api.engine.plan import ImportProblem, Person, Plan, Tag, Venture
from onetask.api.engine.rows import Facts, Frame, Row, derived
from onetask.core.locale import gettext as _

FORMAT = "onetask"
VERSION = 1
ACTORS = {"made_by_id", "by_id"}
COUNTED = {
    **{"projects": "projects", "columns": "columns", "comments": "comments"},
    **{"labels": "labels", "members": "people", "files": "files"},
}


@dataclass(slots=True)
class Copy(Plan):
    """An export, read; its tables keep their order, those that others point to first."""

    tables: dict[str, list[Facts]] = field(default_factory=dict)

    def counts(self) -> dict[str, int]:
        tasks = self.tables.get("tasks", [])
        whole = {name: len(self.tables.get(table, [])) for table, name in COUNTED.items()}
        return whole | {
            "tasks": sum(not task.get("parent_id") for task in tasks),
            "subtasks": sum(bool(task.get("parent_id")) for task in tasks),
            "archived": sum(bool(task.get("archived_at")) for task in tasks),
            "closed": len(self.tables.get("closures", [])),
        }


def is_ours(data: object) -> bool:
    return isinstance(data, dict) and data.get("format") == FORMAT


def plan_of(data: Facts) -> Copy:
    if data.get("version") != VERSION:
        raise ImportProblem(_("This export was written by a newer OneTask."))
    copy = Copy("onetask", tables=_tables(data))
    for member in copy.tables.get("members", []):
        key, email = str(member["id"]), member.get("email")
        name = str(member.get("name"))
        copy.people[key] = Person(key, name, email if isinstance(email, str) else None)
    for label in copy.tables.get("labels", []):
        copy.tags[str(label["id"])] = Tag(str(label["id"]), str(label.get("name")), 0)
    for project in copy.tables.get("projects", []):
        code, name = str(project.get("key")), str(project.get("name"))
        copy.ventures.append(Venture(str(project["id"]), name, code=code))
    copy.found = copy.counts()
    return copy


def rows_kept(copy: Copy, frame: Frame) -> list[Row]:
    """Every row under its own id: into a workspace that has none of them."""
    whose = {"workspace_id": str(frame.workspace_id)}
    return [Row(table, facts | whose) for table, facts in _in_order(copy)]


def rows_mapped(copy: Copy, frame: Frame) -> list[Row]:
    """Every row under a new id that follows from the import; people and labels may be known."""
    ids = _new_ids(copy, frame)
    known = frame.people.keys() | frame.tags.keys()
    rows = []
    for table, facts in _in_order(copy):
        if str(facts["id"]) in known:
            continue
        whose = {"workspace_id": str(frame.workspace_id)}
        rows.append(Row(table, _adapted(table, _renamed(facts, ids), facts, frame) | whose))
    return rows


def _tables(data: Facts) -> dict[str, list[Facts]]:
    tables = data.get("tables")
    if not isinstance(tables, dict):
        raise ImportProblem(_("The export holds no tables."))
    for name, rows in tables.items():
        if not isinstance(rows, list):
            raise ImportProblem(_("“%(name)s” is not a list.", name=name))
        for place, row in enumerate(rows, 1):
            if not isinstance(row, dict) or not _is_uuid(row.get("id")):
                raise ImportProblem(_("A row of “%(name)s” has no id.", name=name), place)
    return tables


def _is_uuid(value: object) -> bool:
    try:
        return isinstance(value, str) and str(UUID(value)) == value
    except ValueError:
        return False


def _in_order(copy: Copy) -> Iterator[tuple[str, Facts]]:
    for table, rows in copy.tables.items():
        ordered = _parents_first(rows) if table == "tasks" else rows
        yield from ((table, row) for row in ordered)


def _parents_first(rows: list[Facts]) -> list[Facts]:
    known = {row["id"]: row for row in rows}
    return sorted(rows, key=lambda row: _depth(row, known))


def _depth(row: Facts, known: dict[Any, Facts]) -> int:
    depth, seen = 0, {row["id"]}
    while (above := known.get(row.get("parent_id"))) is not None:
        if above["id"] in seen:
            raise ImportProblem(_("A task in this file is its own ancestor."))
        seen.add(above["id"])
        row, depth = above, depth + 1
    return depth


def _new_ids(copy: Copy, frame: Frame) -> dict[str, str]:
    ids = {
        str(row["id"]): str(derived(frame.import_id, table, str(row["id"])))
        for table, rows in copy.tables.items()
        for row in rows
    }
    return ids | frame.people | frame.tags


def _renamed(facts: Facts, ids: dict[str, str]) -> Facts:
    return {name: _one(value, ids) for name, value in facts.items()}


def _one(value: Any, ids: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [_one(part, ids) for part in value]
    return ids.get(value, value) if isinstance(value, str) else value


def _adapted(table: str, new: Facts, old: Facts, frame: Frame) -> Facts:
    """What cannot be carried elsewhere: roles, codes that are taken, files that are not here."""
    new = new | {name: str(frame.by_id) for name in ACTORS & new.keys() if new[name] == old[name]}
    if table == "members":
        role = "guest" if old.get("role") == "guest" else "member"
        return new | {"role": role, "picture": None}
    if table == "projects":
        return new | {"key": frame.codes.get(str(old["id"]), new.get("key"))}
    if table == "files":
        return new | {"stored_as": None}
    return new
