"""Todoist's CSV: rows are tasks, sections and notes, and the indent says whose part a task is."""

import re
from dataclasses import dataclass, field

from onetask.api.engine.dialects.reading import Dialect, Read, column, first
from onetask.api.engine.table import Row, Table

FIELDS = ("id", "title", "column", "parent", "description", "importance", "people", "due", "labels")
# p1 to p4 of Todoist.
IMPORTANCE = {"1": "critical", "2": "important"}
_LABEL = re.compile(r"(?:^|\s)@([^\s@]+)")
_PERSON = re.compile(r"\s*\(\d+\)$")


@dataclass
class Task:
    """A row on its way: its cells, and the notes that follow it."""

    line: int
    cells: list[str]
    notes: list[str] = field(default_factory=list)


def read(table: Table) -> Read:
    tasks = _tasks(table)
    most = max((len(task.notes) for task in tasks), default=0)
    rows = [Row(t.line, t.cells + t.notes + [""] * (most - len(t.notes))) for t in tasks]
    mapping = [*FIELDS, *["comment"] * most]
    return Read(Table(mapping.copy(), rows, table.blank), mapping)


def _tasks(table: Table) -> list[Task]:
    tasks: list[Task] = []
    above: dict[int, str] = {}
    section = ""
    for row in table.rows:
        kind, text = _cell(table, row, "type").casefold(), _cell(table, row, "content")
        if kind == "section":
            section, above = text, {}
        elif kind == "note":
            _note(tasks, text)
        elif kind == "task":
            tasks.append(_task(table, row, section, above))
    return tasks


def _note(tasks: list[Task], text: str) -> None:
    """Notes follow their task; one before any task belongs to the project, which has none."""
    if tasks:
        tasks[-1].notes.append(text)


def _task(table: Table, row: Row, section: str, above: dict[int, str]) -> Task:
    indent = _cell(table, row, "indent")
    depth = int(indent) if indent.isdecimal() and len(indent) < 3 else 1
    key, text = f"line-{row.line}", _cell(table, row, "content")
    parent = next((above[level] for level in range(depth - 1, 0, -1) if level in above), "")
    for level in [level for level in above if level >= depth]:
        del above[level]
    above[depth] = key
    title = _LABEL.sub("", text.removeprefix("* ")).strip() or text
    about, importance = _cell(table, row, "description"), _cell(table, row, "priority")
    people = _PERSON.sub("", _cell(table, row, "responsible"))
    labels = ", ".join(_LABEL.findall(text))
    known = [about, IMPORTANCE.get(importance, ""), people, _cell(table, row, "date"), labels]
    return Task(row.line, [key, title, section, parent, *known])


def _cell(table: Table, row: Row, heading: str) -> str:
    return first(row, column(table, heading))


DIALECT = Dialect("todoist", ("type", "content", "priority", "indent"), read)
