"""A task at the side of the page it was opened from, or as a page of its own."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.errors import NotThere
from onetask.core.events import standing
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.talk.queries.panel import Talk
from onetask.work.access import visible_tasks
from onetask.work.engine.filters import Filter
from onetask.work.models.tasks import Task
from onetask.work.queries.choices import choices_of, columns_of
from onetask.work.queries.panel import blockers_on
from onetask.work.queries.scene import project_head, scene_of
from onetask.work.queries.sheets import blank_part, drawn_task
from onetask.work.queries.tasks import open_beside, with_ref

bp = Blueprint("work_panel", __name__)


@bp.get("/tasks/<uuid:id>")
def show(id: UUID) -> Answer:
    actor, task = me(), _task(id)
    now = standing(actor.workspace_id)
    facts: dict[str, Any] = {"task": task, "sheet": drawn_task(task, now), "now": now}
    facts |= {"talk": Talk(actor, task), "blank_part": blank_part(), "project": task.project}
    columns = columns_of(task.project.board.id)
    choices = choices_of(actor, now) | {"columns": columns}
    facts["scene"] = scene_of(Filter(), choices, f"/tasks/{id}")
    if hx.is_partial():
        is_page = "page" in request.args
        return hx.page("work/_panel.html", is_page=is_page, **facts)
    return hx.page("work/task.html", head=project_head(task.project, now), tab="", **facts)


@bp.get("/t/<ref>")
def by_ref(ref: str) -> Answer:
    task = with_ref(visible_tasks(me()), ref)
    if task is None:
        raise NotThere
    return redirect(f"/tasks/{task.id}", 302)


@bp.get("/tasks/<uuid:id>/blockers")
def blockers(id: UUID) -> Answer:
    task, (waits_for, _holds_up) = _task(id), blockers_on([id])
    facts: dict[str, Any] = {"waits_for": waits_for.get(id, [])}
    facts["others"] = open_beside(visible_tasks(me()), task)
    return hx.page("work/_blockers.html", task=task, **facts)


def _task(id: UUID) -> Task:
    found: Task = one_or_404(visible_tasks(me()), id)
    return found
