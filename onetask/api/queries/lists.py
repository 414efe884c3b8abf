"""The tasks of a project or a workspace as a table for people."""

from typing import Any

from sqlalchemy import select

from onetask.api.engine.canonical import csv_of
from onetask.api.queries.shown import tasks_where
from onetask.core.db import session
from onetask.people.models import Member, Workspace
from onetask.work.models.projects import Column, Project
from onetask.work.models.tasks import Task

HEADER = [
    *("ID", "Title", "Project", "Status", "Priority", "Assignee", "Labels", "Start date"),
    *("Due date", "Minutes", "Points", "Completed at", "Parent", "Archived", "Description"),
]


def tasks_csv(home: Workspace, project: Project | None = None) -> str:
    """What is not in the bin; with a mark that says UTF-8 to spreadsheets."""
    query = select(Task.id).join(Project, Project.id == Task.project_id)
    query = query.where(
        Task.workspace_id == home.id, Task.binned_at.is_(None), Project.binned_at.is_(None)
    )
    if project is not None:
        query = query.where(Task.project_id == project.id)
    tasks = []
    ids = list(session.scalars(query.order_by(Project.key, Task.number)))
    for start in range(0, len(ids), 500):
        tasks += tasks_where(select(Task.id).where(Task.id.in_(ids[start : start + 500])))
    names = _names(home)
    place = {str(one): at for at, one in enumerate(ids)}
    rows = [_row(task, names) for task in sorted(tasks, key=lambda task: place[task["id"]])]
    return "\ufeff" + csv_of(HEADER, rows)


def _names(home: Workspace) -> dict[str, str]:
    """Whatever a task points to, by id."""
    named: dict[str, str] = {}
    for columns in (
        (Member.id, Member.name, Member.workspace_id),
        (Column.id, Column.name, Column.workspace_id),
        (Project.id, Project.name, Project.workspace_id),
        (Task.id, Task.description, Task.workspace_id),
    ):
        found = session.execute(select(*columns[:2]).where(columns[2] == home.id))
        named |= {str(key): text for key, text in found}
    refs = select(Task.id, Project.key, Task.number).join(Project, Project.id == Task.project_id)
    rows = session.execute(refs.where(Task.workspace_id == home.id))
    return named | {f"ref {key}": f"{code}-{number}" for key, code, number in rows}


def _row(task: Any, names: dict[str, str]) -> list[Any]:
    return [
        task["ref"],
        task["title"],
        names.get(task["project_id"]),
        names.get(task["column"] or ""),
        task["importance"],
        ", ".join(names.get(one, "") for one in task["assignees"]),
        ", ".join(label["name"] for label in task["labels"]),
        task["starts_on"],
        task["due_on"],
        task["minutes"],
        task["points"],
        task["closed_at"],
        names.get(f"ref {task['parent']}"),
        task["archived_at"],
        names.get(task["id"]),
    ]
