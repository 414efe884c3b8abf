"""Tools whose tables need little more than the meaning of their headings."""

from onetask.api.engine.dialects.reading import (
    Dialect,
    Read,
    changed,
    column,
    day_of_epoch,
    first,
    meant,
    with_columns,
)
from onetask.api.engine.table import Table

_ASANA = {"section/column": "column", "projects": "", "blocking (dependencies)": ""}
_LINEAR = {
    **{"estimate": "points", "started": "", "triaged": "", "canceled": "", "archived": ""},
    **{"completed": "", "parent issue": "parent", "cycle name": "labels", "team": ""},
    **{"project": "labels", "project milestone": "labels", "creator": "", "cycle start": ""},
}
_CLICKUP = {
    **{"task id": "id", "parent id": "parent", "list name": "labels", "list (clickup)": "labels"},
    **{"date closed": "closed_at", "date done": "closed_at", "date created": "made_at"},
    **{"assignees": "people", "time estimate": "", "start date": "starts", "due date": "due"},
    **{"task custom id": "", "space name": "", "folder name/path": "", "checklists": ""},
}
_MONDAY = {
    **{"name": "title", "person": "people", "owner": "people", "group": "labels", "item id": ""},
    **{
        "timeline - start": "starts",
        "timeline - end": "due",
        "date": "due",
        "subitems": "subtasks",
    },
    **{"dependent on": "waits_for", "last updated": "", "updates": "comment"},
}


def asana(table: Table) -> Read:
    name = first_of(table, "projects")
    return Read(table, meant(table.header, _ASANA), name)


def linear(table: Table) -> Read:
    """What was cancelled is over, too."""
    over = column(table, "completed", "canceled")
    ended = [first(row, over) for row in table.rows]
    mapping = meant(table.header, _LINEAR)
    whole = with_columns(table, {"Closed": ended})
    gap = [""] * (len(whole.header) - len(mapping) - 1)
    return Read(whole, [*mapping, *gap, "closed_at"], first_of(table, "team"))


def clickup(table: Table) -> Read:
    dates = [at for at, field in enumerate(meant(table.header, _CLICKUP)) if field in _DATES]
    table = changed(table, dates, day_of_epoch)
    lists = column(table, "tags", "assignees", "task assignee(s)")
    table = changed(table, lists, lambda cell: cell.strip("[]"))
    estimates = column(table, "time estimate")
    minutes = [_minutes(first(row, estimates)) for row in table.rows]
    mapping = meant(table.header, _CLICKUP)
    whole = with_columns(table, {"Estimate": minutes})
    gap = [""] * (len(whole.header) - len(mapping) - 1)
    return Read(whole, [*mapping, *gap, "minutes"])


_DATES = ("due", "starts", "closed_at", "made_at")


def monday(table: Table) -> Read:
    return Read(table, meant(table.header, _MONDAY))


def _minutes(cell: str) -> str:
    """ClickUp counts milliseconds."""
    return f"{int(cell) // 60_000}m" if cell.isdecimal() and len(cell) < 12 else cell


def first_of(table: Table, heading: str) -> str:
    """The one value a column has in all rows; where it has several, none."""
    values = {first(row, column(table, heading)) for row in table.rows} - {""}
    return values.pop() if len(values) == 1 else ""


ASANA = Dialect("asana", ("task id", "section/column", "name"), asana)
LINEAR = Dialect("linear", ("id", "team", "title", "cycle number"), linear)
CLICKUP = Dialect("clickup", ("task name", "list name", "status"), clickup)
CLICKUP_SHORT = Dialect("clickup", ("task name", "list (clickup)"), clickup)
MONDAY = Dialect("monday", ("name", "person", "status"), monday)
