"""The capture box: chips while a line is typed, a task when it is sent."""

from typing import Any

from flask import Blueprint, request
from werkzeug.wrappers import Response as Answer

from onetask.assist.engine.chips import shown
from onetask.assist.forms import Typed
from onetask.assist.operations.captures import capture_task
from onetask.assist.queries.lines import Understood, column_for, kept, understand
from onetask.core import hx
from onetask.core.errors import Invalid, Refused
from onetask.core.forms import read
from onetask.core.locale import gettext as _
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.access import is_editor, visible_members
from onetask.people.models import Member
from onetask.talk.access import visible_labels
from onetask.talk.models import Label
from onetask.work.access import visible_columns
from onetask.work.models.projects import Column
from onetask.work.models.tasks import Task
from onetask.work.queries.templates import template_with

LONGEST = 2000

bp = Blueprint("assist_quick_add", __name__)


@bp.get("/quick-add")
def chips() -> Answer:
    """Reads, writes nothing."""
    if not is_editor(me()):
        raise Refused
    text, plain = request.args.get("title", "")[:LONGEST], request.args.getlist("plain")[:50]
    found = understand(me(), text, plain=plain)
    return hx.page("assist/_chips.html", found=found, chips=shown(found.line), plain=plain)


@bp.post("/quick-add")
def capture() -> Answer:
    form, actor = read(Typed), me()
    found = understand(actor, form.title, plain=form.plain)
    above = _above(actor, found, form)
    fields = found.fields | _begun(actor, found, form)
    fields |= {"people": _people(actor, found, form), "labels": _labels(actor, found, form)}
    task = capture_task(actor, above, line=kept(found), **fields)
    return hx.redrawn(f"/tasks/{task.id}", status=201 if hx.is_partial() else 200)


def _begun(actor: Member, found: Understood, form: Typed) -> dict[str, Any]:
    """Its title, or the template that has one."""
    if not form.template:
        if not form.title.strip():
            raise Invalid({"title": _("This field is needed.")})
        return {"title": found.line.title}
    title = {"title": found.line.title} if found.line.title else {}
    return title | {"template": template_with(actor, form.template)}


def _people(actor: Member, found: Understood, form: Typed) -> list[Member]:
    """Who is named, else whom the page it was opened on shows, else oneself if wanted."""
    if not found.people and form.assignee:
        return [one_or_404(visible_members(actor), form.assignee)]
    return found.people or ([actor] if form.mine else [])


def _labels(actor: Member, found: Understood, form: Typed) -> list[Label]:
    shown = [one_or_404(visible_labels(actor), form.label)] if form.label else []
    return found.labels + [one for one in shown if one not in found.labels]


def _above(actor: Member, found: Understood, form: Typed) -> Column | Task:
    """The parent or project that is named, else where the form says."""
    if found.parent:
        return found.parent
    if found.project and (column := column_for(actor, found.project)):
        return column
    if form.column is None:
        raise Invalid({"column": _("Choose a project.")})
    column_: Column = one_or_404(visible_columns(actor), form.column)
    return column_
