"""Templates: saved from a project or a task, begun from, thrown away."""

from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.forms import read
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.work.access import visible_columns, visible_projects, visible_tasks
from onetask.work.forms import FromTemplate, TemplateNew
from onetask.work.operations import templates
from onetask.work.queries.templates import template_with, templates_of

bp = Blueprint("work_templates", __name__)


@bp.get("/templates")
def index() -> Answer:
    listed = {what: templates_of(me(), what) for what in ("project", "task")}
    return hx.page("work/templates.html", listed=listed)


@bp.post("/projects/<uuid:id>/template")
def save_project(id: UUID) -> Answer:
    project = one_or_404(visible_projects(me()), id)
    templates.save_project(me(), project, name=read(TemplateNew).name)
    return hx.redrawn("/templates")


@bp.post("/tasks/<uuid:id>/template")
def save_task(id: UUID) -> Answer:
    templates.save_task(me(), one_or_404(visible_tasks(me()), id), name=read(TemplateNew).name)
    return hx.redrawn("/templates")


@bp.post("/templates/<uuid:id>/tasks")
def make_task(id: UUID) -> Answer:
    form = read(FromTemplate)
    column = one_or_404(visible_columns(me()), form.column)
    title = {"title": form.title} if form.title else {}
    task = templates.make_task(me(), template_with(me(), id), column=column, **title)
    return hx.redrawn(f"/tasks/{task.id}")


@bp.delete("/templates/<uuid:id>")
def delete(id: UUID) -> Answer:
    templates.bin_template(me(), template_with(me(), id))
    return hx.redrawn("/templates")
