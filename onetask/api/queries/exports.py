"""Everything of a workspace, or of one project, as rows of plain JSON."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.api.engine.own import FORMAT, VERSION
from onetask.api.queries.tables import content, fields_of, plain
from onetask.core.db import session
from onetask.core.events import Event, standing
from onetask.people.models import Workspace
from onetask.work.models.projects import Project

Tables = dict[str, list[dict[str, Any]]]
SHARED = ("members", "labels")
COPIED = "workspace.copied"


def export_of(workspace: Workspace, project: Project | None = None) -> dict[str, Any]:
    """Read in one transaction; the number tells how far the history goes."""
    number = standing(workspace.id).number
    tables = {name: _rows(name, workspace.id) for name in content()}
    scope = None
    if project is not None:
        tables, scope = _of_project(tables, str(project.id)), project.id
    history = _history(workspace.id, scope)
    about = {"id": str(workspace.id), "name": workspace.name, "hue": workspace.hue}
    last = history[-1]["number"] if history else number
    head = {"format": FORMAT, "version": VERSION, "number": last, "workspace": about}
    return (
        head
        | {"tables": {name: rows for name, rows in tables.items() if rows}}
        | {"events": history}
    )


def _rows(name: str, workspace_id: UUID) -> list[dict[str, Any]]:
    fields = list(fields_of(name).values())
    table: Any = fields[0].table
    rows = session.execute(
        select(*fields).where(table.c.workspace_id == workspace_id).order_by(table.c.id)
    )
    names = [field.name for field in fields]
    return [{one: plain(value) for one, value in zip(names, row, strict=True)} for row in rows]


def _history(workspace_id: UUID, scope: UUID | None) -> list[dict[str, Any]]:
    columns = [one for one in Event.__table__.columns if one.name != "workspace_id"]
    query = select(*columns).where(Event.workspace_id == workspace_id, Event.kind != COPIED)
    if scope is not None:
        query = query.where(Event.scope_id == scope)
    names = [one.name for one in columns]
    rows = session.execute(query.order_by(Event.number))
    return [{one: plain(value) for one, value in zip(names, row, strict=True)} for row in rows]


def _of_project(tables: Tables, project: str) -> Tables:
    """What hangs on the project, and the people and labels that are named there.

    What only some of its members may see, such as money, is left out.
    """
    tables = {name: rows for name, rows in tables.items() if not content()[name].is_confidential}
    own = _reachable(tables, project)
    kept = {
        name: [row for row in rows if row["id"] in own and _is_whole(row, name, own, tables)]
        for name, rows in tables.items()
        if name not in SHARED
    }
    named = {value for rows in kept.values() for row in rows for value in _ids(row)}
    for name in SHARED:
        kept[name] = [row for row in tables.get(name, []) if row["id"] in named]
    return kept


def _reachable(tables: Tables, project: str) -> set[str]:
    """Rows that point to the project, or to a row that does; until none is added."""
    own = {project}
    grown = 0
    while grown != len(own):
        grown = len(own)
        for name, rows in tables.items():
            if name not in SHARED:
                own |= {row["id"] for row in rows if own & _ids(row)}
    return own


def _ids(row: dict[str, Any]) -> set[str]:
    return {value for value in row.values() if isinstance(value, str) and len(value) == 36}


def _is_whole(row: dict[str, Any], name: str, own: set[str], tables: Tables) -> bool:
    """No row points out of what is exported, such as a dependency between projects."""
    for field in fields_of(name).values():
        for key in field.foreign_keys:
            target = key.column.table.name
            outside = target in tables and target not in SHARED
            if outside and row[field.name] is not None and row[field.name] not in own:
                return False
    return True
