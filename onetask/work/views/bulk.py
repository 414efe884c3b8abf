"""Many tasks at once, and taking changes back."""

from typing import Any
from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.change import Actor
from onetask.core.db import Thing, session
from onetask.core.errors import Invalid, NotThere
from onetask.core.forms import read
from onetask.core.locale import gettext as _
from onetask.core.locale import ngettext
from onetask.core.subjects import one_or_404
from onetask.core.undo import undo_operation
from onetask.core.who import me
from onetask.people.access import visible_members
from onetask.people.models import Member, Workspace
from onetask.talk.access import visible_labels
from onetask.work.access import binned_tasks, visible_columns, visible_projects, visible_tasks
from onetask.work.forms import Bulk, due_fields
from onetask.work.models.tasks import Task
from onetask.work.operations.bulk import PLAIN, change_many, create_many, move_many
from onetask.work.queries.likeness import like_shown

bp = Blueprint("work_bulk", __name__)
FINDERS = {
    "assign": visible_members,
    "unassign": visible_members,
    "label": visible_labels,
    "unlabel": visible_labels,
    "project": visible_projects,
}


@bp.post("/tasks/bulk")
def change() -> Answer:
    form, actor = read(Bulk), me()
    count = _create(actor, form) if form.create or form.titles else _change(actor, form)
    answer = hx.redrawn()
    told = ngettext("%(num)s task changed", "%(num)s tasks changed", count)
    return hx.say(answer, told) if hx.is_partial() else answer


@bp.post("/operations/<uuid:op>/undo")
def undo(op: UUID) -> Answer:
    undo_operation(me(), op)
    return hx.redrawn()


def _create(actor: Member, form: Bulk) -> int:
    if form.column is None:
        raise Invalid({"column": _("This field is needed.")})
    lines = [(line.id, line.title) for line in form.create]
    lines += [(None, title) for title in form.titles]
    column = one_or_404(visible_columns(actor), form.column)
    like = like_shown(actor, form.like or "")
    given = {"people": like.people, "labels": like.labels, **like.fields}
    return len(create_many(actor, column, lines=lines, **given))


def _change(actor: Actor, form: Bulk) -> int:
    tasks = _tasks(actor, form)
    if form.column:
        column = one_or_404(visible_columns(actor), form.column)
        move_many(actor, column, tasks=tasks, after=form.after, before=form.before)
        return len(tasks)
    what, thing, fields = _asked(actor, form)
    home = session.get_one(Workspace, actor.workspace_id)
    change_many(actor, home, tasks=tasks, what=what, thing=thing, **fields)
    return len(tasks)


def _asked(actor: Any, form: Bulk) -> tuple[str, Thing | None, dict[str, Any]]:
    """The one change that is wanted for all."""
    given = form.given()
    if fields := _fields(actor, form):
        return "edit", None, fields
    for name in FINDERS.keys() & given.keys():
        return name, one_or_404(FINDERS[name](actor), given[name]), {}
    for name in PLAIN:
        if given.get(name):
            return name, None, {}
    raise Invalid({"ids": _("Say what is to be changed.")})


def _fields(actor: Any, form: Bulk) -> dict[str, Any]:
    fields: dict[str, Any] = {"importance": form.importance} if form.importance else {}
    return fields | (due_fields(form.due, actor.zone) if "due" in form.given() else {})


def _tasks(actor: Actor, form: Bulk) -> list[Task]:
    """All of them, in the order they were sent; one that is not there refuses the whole."""
    query = binned_tasks(actor) if form.restore else visible_tasks(actor)
    found = {task.id: task for task in session.scalars(query.where(Task.id.in_(form.ids))).unique()}
    if len(found) < len(set(form.ids)):
        raise NotThere
    return [found[task_id] for task_id in dict.fromkeys(form.ids)]
