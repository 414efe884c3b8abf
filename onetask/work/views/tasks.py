"""What is sent to change one task."""

from typing import Any
from uuid import UUID

from flask import Blueprint
from sqlalchemy import select
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.change import Actor
from onetask.core.errors import Invalid
from onetask.core.forms import read, seen
from onetask.core.locale import gettext as _
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.access import visible_members
from onetask.people.models import Member
from onetask.work.access import binned_tasks, visible_columns, visible_projects, visible_tasks
from onetask.work.forms import Blocker, Copy, Order, Place, TaskEdit, TaskNew
from onetask.work.models.tasks import Task
from onetask.work.operations import people, tasks, waiting
from onetask.work.operations.bulk import create_many
from onetask.work.operations.copies import duplicate_task
from onetask.work.operations.transfers import move_to_project
from onetask.work.queries.likeness import Likeness, like_shown
from onetask.work.queries.tasks import with_ref

bp = Blueprint("work_tasks", __name__)


@bp.post("/tasks")
def create() -> Answer:
    form, actor = read(TaskNew), me()
    like = like_shown(actor, form.like or "")
    task = _made(actor, form, like)
    answer = hx.redrawn(f"/tasks/{task.id}", status=201 if hx.is_partial() else 200)
    told = {"ref": task.ref, "names": ", ".join(like.names)}
    return hx.say(answer, _("%(ref)s added with %(names)s", **told)) if like.names else answer


@bp.patch("/tasks/<uuid:id>")
def edit(id: UUID) -> Answer:
    form = read(TaskEdit)
    task = tasks.edit_task(me(), _task(id), seen=seen(), **form.fields(me().zone))
    return hx.redrawn(f"/tasks/{task.id}")


@bp.put("/tasks/<uuid:id>/place")
def place(id: UUID) -> Answer:
    form, task = read(Place), _task(id)
    if form.project:
        project = one_or_404(visible_projects(me()), form.project)
        move_to_project(me(), task, project=project)
    elif form.column:
        column = one_or_404(visible_columns(me()), form.column)
        tasks.move_task(me(), task, column=column, after=form.after, before=form.before)
    else:
        raise Invalid({"column": _("This field is needed.")})
    return hx.redrawn(f"/tasks/{id}")


@bp.put("/tasks/<uuid:id>/order")
def order(id: UUID) -> Answer:
    form = read(Order)
    tasks.order_subtask(me(), _task(id), after=form.after, before=form.before)
    return hx.redrawn(f"/tasks/{id}")


@bp.post("/tasks/<uuid:id>/closure")
def close(id: UUID) -> Answer:
    tasks.close_task(me(), _task(id))
    return hx.redrawn(f"/tasks/{id}")


@bp.delete("/tasks/<uuid:id>/closure")
def reopen(id: UUID) -> Answer:
    tasks.reopen_task(me(), _task(id))
    return hx.redrawn(f"/tasks/{id}")


@bp.post("/tasks/<uuid:id>/archive")
def archive(id: UUID) -> Answer:
    tasks.archive_task(me(), _task(id))
    return hx.redrawn(f"/tasks/{id}")


@bp.delete("/tasks/<uuid:id>/archive")
def unarchive(id: UUID) -> Answer:
    tasks.unarchive_task(me(), _task(id))
    return hx.redrawn(f"/tasks/{id}")


@bp.delete("/tasks/<uuid:id>")
def delete(id: UUID) -> Answer:
    task = tasks.bin_task(me(), _task(id))
    return hx.redrawn(f"/projects/{task.project_id}")


@bp.post("/tasks/<uuid:id>/restoration")
def restore(id: UUID) -> Answer:
    tasks.restore_task(me(), one_or_404(binned_tasks(me()), id))
    return hx.redrawn(f"/tasks/{id}")


@bp.put("/tasks/<uuid:id>/assignees/<uuid:member_id>")
def assign(id: UUID, member_id: UUID) -> Answer:
    people.assign_task(me(), _task(id), member=one_or_404(visible_members(me()), member_id))
    return hx.redrawn(f"/tasks/{id}")


@bp.delete("/tasks/<uuid:id>/assignees/<uuid:member_id>")
def unassign(id: UUID, member_id: UUID) -> Answer:
    people.unassign_task(me(), _task(id), member=_anybody(me(), member_id))
    return hx.redrawn(f"/tasks/{id}")


@bp.post("/tasks/<uuid:id>/blockers")
def block(id: UUID) -> Answer:
    """By id or by ref, as people type it."""
    wanted = read(Blocker).task.strip()
    blocker = with_ref(visible_tasks(me()), wanted)
    if blocker is None:
        raise Invalid({"task": _("There is no task “%(ref)s”.", ref=wanted[:40])})
    waiting.block_task(me(), _task(id), blocker=blocker)
    return hx.redrawn(f"/tasks/{id}")


@bp.delete("/tasks/<uuid:id>/blockers/<uuid:blocker_id>")
def unblock(id: UUID, blocker_id: UUID) -> Answer:
    waiting.unblock_task(me(), _task(id), blocker=_task(blocker_id))
    return hx.redrawn(f"/tasks/{id}")


@bp.post("/tasks/<uuid:id>/copies")
def duplicate(id: UUID) -> Answer:
    form = read(Copy)
    column = one_or_404(visible_columns(me()), form.column) if form.column else None
    copy = duplicate_task(me(), _task(id), column=column)
    return hx.redrawn(f"/tasks/{copy.id}")


def _made(actor: Actor, form: TaskNew, like: Likeness) -> Task:
    more: dict[str, Any] = form.fields(me().zone) | {"title": form.title, "id": form.id}
    if form.parent:
        return tasks.create_subtask(actor, _task(form.parent), **more)
    if form.column is None:
        raise Invalid({"column": _("This field is needed.")})
    after = None if form.after == "top" else form.after
    column = one_or_404(visible_columns(actor), form.column)
    if form.like:
        given = {"people": like.people, "labels": like.labels, **like.fields}
        return create_many(actor, column, lines=[(form.id, form.title)], **given)[0]
    return tasks.create_task(actor, column, after=after, **more)


def _task(id: UUID) -> Task:
    found: Task = one_or_404(visible_tasks(me()), id)
    return found


def _anybody(actor: Actor, member_id: UUID) -> Member:
    """Somebody who left can be taken from a task, too."""
    here = Member.workspace_id == actor.workspace_id
    found: Member = one_or_404(select(Member).where(here), member_id)
    return found
