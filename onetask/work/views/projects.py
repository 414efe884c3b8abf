"""Projects: all of them, a new one, its settings and who among the guests may come in."""

from typing import Any
from uuid import UUID

from flask import Blueprint
from sqlalchemy import select
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.db import session
from onetask.core.errors import Refused
from onetask.core.events import standing
from onetask.core.forms import read, seen
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.access import is_editor, visible_members
from onetask.people.models import HUES, Member, Workspace
from onetask.work.access import binned_projects, visible_projects
from onetask.work.forms import ProjectEdit, ProjectNew
from onetask.work.models.projects import Project
from onetask.work.operations import projects
from onetask.work.operations.templates import make_project
from onetask.work.queries.overview import archived_columns, guests_of, projects_of
from onetask.work.queries.scene import project_head
from onetask.work.queries.templates import template_with, templates_of

bp = Blueprint("work_projects", __name__)


@bp.get("/projects")
def index() -> Answer:
    return hx.page(
        "work/projects.html", projects=projects_of(me()), now=standing(me().workspace_id)
    )


@bp.get("/projects/new")
def new() -> Answer:
    if not is_editor(me()):
        raise Refused
    facts: dict[str, Any] = {"templates": templates_of(me(), "project"), "hues": HUES}
    return hx.page(
        "work/_project_new.html" if hx.is_partial() else "work/project_new.html", **facts
    )


@bp.post("/projects")
def create() -> Answer:
    form, actor = read(ProjectNew), me()
    fields = {name: value for name, value in form.given().items() if value is not None}
    template_id = fields.pop("template", None)
    home = session.get_one(Workspace, actor.workspace_id)
    if template_id:
        template = template_with(actor, template_id)
        project = make_project(actor, template, key=fields.pop("key"), name=fields.pop("name"))
    else:
        project = projects.create_project(actor, home, **fields)
    return hx.go(f"/projects/{project.id}")


@bp.patch("/projects/<uuid:id>")
@bp.post("/projects/<uuid:id>")
def edit(id: UUID) -> Answer:
    projects.edit_project(me(), _project(id), seen=seen(), **read(ProjectEdit).given())
    return hx.redrawn(f"/projects/{id}/settings")


@bp.get("/projects/<uuid:id>/edit")
def change(id: UUID) -> Answer:
    return hx.page("work/_project_edit.html", project=_edited(id), **_fields_shown())


@bp.get("/projects/<uuid:id>/settings")
def settings(id: UUID) -> Answer:
    project, now = _edited(id), standing(me().workspace_id)
    facts = _fields_shown() | {"guests": guests_of(me(), id), "now": now, "standing": now}
    facts |= {"archived": archived_columns(project.board.id), "tab": "settings"}
    return hx.page("work/settings.html", project=project, head=project_head(project, now), **facts)


@bp.post("/projects/<uuid:id>/archive")
def archive(id: UUID) -> Answer:
    projects.archive_project(me(), _project(id))
    return hx.redrawn("/projects")


@bp.delete("/projects/<uuid:id>/archive")
def unarchive(id: UUID) -> Answer:
    projects.unarchive_project(me(), _project(id))
    return hx.redrawn(f"/projects/{id}")


@bp.delete("/projects/<uuid:id>")
def delete(id: UUID) -> Answer:
    projects.bin_project(me(), _project(id))
    return hx.redrawn("/projects")


@bp.post("/projects/<uuid:id>/restoration")
def restore(id: UUID) -> Answer:
    projects.restore_project(me(), one_or_404(binned_projects(me()), id))
    return hx.redrawn(f"/projects/{id}")


@bp.get("/projects/<uuid:id>/seats")
def seats(id: UUID) -> Answer:
    facts: dict[str, Any] = {"guests": guests_of(me(), id), "now": standing(me().workspace_id)}
    return hx.page("work/_guests.html", project=_edited(id), **facts)


@bp.put("/projects/<uuid:id>/seats/<uuid:member_id>")
def seat(id: UUID, member_id: UUID) -> Answer:
    projects.seat_guest(me(), _project(id), member=one_or_404(visible_members(me()), member_id))
    return hx.redrawn(f"/projects/{id}/settings")


@bp.delete("/projects/<uuid:id>/seats/<uuid:member_id>")
def unseat(id: UUID, member_id: UUID) -> Answer:
    here = select(Member).where(Member.workspace_id == me().workspace_id)
    projects.unseat_guest(me(), _project(id), member=one_or_404(here, member_id))
    return hx.redrawn(f"/projects/{id}/settings")


def _fields_shown() -> dict[str, Any]:
    """What the form of a project offers."""
    people = session.scalars(visible_members(me()).where(Member.role != "guest"))
    return {"people": list(people), "hues": HUES}


def _edited(id: UUID) -> Project:
    """Who else is a guest here is no guest's business."""
    project = _project(id)
    if not is_editor(me()):
        raise Refused
    return project


def _project(id: UUID) -> Project:
    found: Project = one_or_404(visible_projects(me()), id)
    return found
