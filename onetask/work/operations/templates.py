"""What can be begun from a template, and how one is made."""

from datetime import date, timedelta
from typing import Any

from onetask.core.change import Actor, Change
from onetask.core.clock import today_in
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.people.models import Workspace
from onetask.work.access import may_edit
from onetask.work.models.projects import Column, Project
from onetask.work.models.tasks import Task
from onetask.work.models.templates import Template
from onetask.work.operations.fields import checked, line
from onetask.work.operations.projects import create_project, fill_board
from onetask.work.operations.tasks import create_subtask, create_task
from onetask.work.queries.templates import KEPT, body_of_project, body_of_task

NAME = {"name": line(120)}


@operation(may_edit)
def save_project(change: Change, project: Project, *, name: str) -> Template:
    return _save(change, project, name, body_of_project(project, _today(change.actor)))


@operation(may_edit)
def save_task(change: Change, task: Task, *, name: str) -> Template:
    return _save(change, task, name, body_of_task(task, task.starts_on or _today(change.actor)))


@operation(may_edit)
def make_project(change: Change, template: Template, *, key: str, name: str) -> Project:
    """With the template's columns and open tasks, its days counted from today."""
    if template.what != "project":
        raise Conflict(_("“%(name)s” is a template for a task.", name=template.name))
    home = session.get_one(Workspace, template.workspace_id)
    facts = {name: template.body[name] for name in ("about", "hue")}
    project = create_project(change.actor, home, key=key, name=name, columns=[], **facts)
    for column, listed in fill_board(project.board, template.body["columns"]):
        for task in listed["tasks"]:
            _make_task(change, column, task)
    return project


@operation(may_edit, column=may_edit)
def make_task(change: Change, template: Template, /, *, column: Column, **fields: Any) -> Task:
    """As it was kept, but for the fields that are given."""
    if template.what != "task":
        raise Conflict(_("“%(name)s” is a template for a project.", name=template.name))
    return _make_task(change, column, template.body, **fields)


@operation(may_edit)
def bin_template(change: Change, template: Template) -> Template:
    if template.binned_at is None:
        template.binned_at = change.at
        change.record("template.binned", template)
    return template


@operation(may_edit)
def restore_template(change: Change, template: Template) -> Template:
    if template.binned_at is not None:
        template.binned_at = None
        change.record("template.restored", template)
    return template


def _save(change: Change, thing: Project | Task, name: str, body: dict[str, Any]) -> Template:
    what = {"workspace_id": thing.workspace_id, "what": thing.kind, "made_by_id": change.actor.id}
    template = Template(id=uuid7(), name=checked(NAME, {"name": name})["name"], body=body, **what)
    session.add(template)
    change.record("template.made", template, name=[None, template.name])
    return template


def _make_task(change: Change, column: Column, body: dict[str, Any], **given: Any) -> Task:
    task = create_task(change.actor, column, **_fields(change, body) | given)
    _make_parts(change, task, body)
    return task


def _make_parts(change: Change, task: Task, body: dict[str, Any]) -> None:
    for part in body["parts"]:
        made = create_subtask(change.actor, task, **_fields(change, part))
        _make_parts(change, made, part)


def _fields(change: Change, body: dict[str, Any]) -> dict[str, Any]:
    fields = {name: body[name] for name in KEPT}
    for name in ("starts_on", "due_on"):
        if body[name] is not None:
            fields[name] = _today(change.actor) + timedelta(days=body[name])
    return fields


def _today(actor: Actor) -> date:
    return today_in(getattr(actor, "zone", "UTC"))


def _template_of(event: Event) -> Template:
    return session.get_one(Template, event.subject_id)


@undoes("template.made", "template.restored")
def bin_again(actor: Actor, event: Event) -> None:
    bin_template(actor, _template_of(event))


@undoes("template.binned")
def restore_again(actor: Actor, event: Event) -> None:
    restore_template(actor, _template_of(event))
