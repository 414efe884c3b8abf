"""Capture from anywhere: one line, and where it goes."""

from typing import Any
from uuid import UUID

from flask import Blueprint
from sqlalchemy import select
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.db import session
from onetask.core.errors import Invalid, Refused
from onetask.core.forms import read
from onetask.core.locale import gettext as _
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.access import is_editor
from onetask.work.access import visible_columns, visible_projects
from onetask.work.forms import Capture
from onetask.work.models.projects import Board, Column, Project
from onetask.work.operations.people import assign_task
from onetask.work.operations.tasks import create_task
from onetask.work.queries.likeness import like_shown
from onetask.work.queries.templates import templates_of

bp = Blueprint("work_quick_add", __name__)


@bp.get("/tasks/new")
def show() -> Answer:
    if not is_editor(me()):
        raise Refused
    came, projects = hx.came_from(), _columns_by_project()
    facts: dict[str, Any] = {"projects": projects, "templates": templates_of(me(), "task")}
    facts |= {"like": like_shown(me(), came.query), "here": _shown_at(came.path, projects)}
    return hx.page("work/_quick_add.html", **facts)


@bp.post("/captures")
def capture() -> Answer:
    form, actor = read(Capture), me()
    if form.column is None:
        raise Invalid({"column": _("Choose a project.")})
    column = one_or_404(visible_columns(actor), form.column)
    task = create_task(actor, column, title=form.title, **form.fields(actor.zone))
    if form.mine:
        assign_task(actor, task, member=actor)
    return hx.redrawn(f"/tasks/{task.id}", status=201 if hx.is_partial() else 200)


def _shown_at(path: str, projects: list[tuple[Project, list[Column]]]) -> UUID | None:
    """The column to offer first: of the project whose page it was opened on."""
    for project, columns in projects:
        if columns and {str(project.id), str(columns[0].board_id)} & set(path.split("/")):
            return columns[0].id
    return None


def _columns_by_project() -> list[tuple[Project, list[Column]]]:
    """Where a task can go: each project's columns, those that are ready to be worked on first."""
    there = Project.archived_at.is_(None), Project.binned_at.is_(None)
    projects = visible_projects(me()).where(*there).order_by(Project.name)
    found: dict[Any, tuple[Project, list[Column]]] = {
        project.id: (project, []) for project in session.scalars(projects)
    }
    columns = select(Board.project_id, Column).join(Board, Board.id == Column.board_id)
    open_ones = Board.project_id.in_(found), Column.archived_at.is_(None)
    rows = session.execute(columns.where(*open_ones).order_by(Column.step != "ready", Column.rank))
    for project_id, column in rows:
        found[project_id][1].append(column)
    return list(found.values())
