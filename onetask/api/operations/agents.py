"""The tools of agents: our operations with the asking member's rights, dry or for good."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import select

from onetask.api.queries.shown import task_whole
from onetask.assist.operations.captures import capture_task
from onetask.assist.queries.answers import answer
from onetask.assist.queries.lines import column_for, kept, understand
from onetask.core.change import Change
from onetask.core.db import session
from onetask.core.door import asked_with, through
from onetask.core.errors import Conflict, Invalid, NotThere, Refused
from onetask.core.locale import gettext as _
from onetask.core.subjects import one_or_404
from onetask.core.undo import events_of_change, undo
from onetask.core.words import sentence
from onetask.people.models import Member
from onetask.search.queries import found
from onetask.talk.operations.comments import add_comment
from onetask.work.access import visible_projects, visible_tasks
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Task
from onetask.work.operations import tasks

Given = dict[str, Any]


class Tried(Exception):
    """Everything worked, and is taken back: the sentences of what would have happened."""


def run_tool(actor: Member, name: str, given: Given) -> Given:
    if name in READS:
        return READS[name](actor, given)
    if name == "undo":
        return _undone(actor, given)
    dry = given.pop("dry_run", False)
    return _tried(actor, name, given) if dry else _done(actor, name, given)


def _done(actor: Member, name: str, given: Given) -> Given:
    with asked_with(None) as asked:
        task = WRITES[name](actor, given)
        changes = list(asked.changes)
    told = [sentence(event) for change in changes for event in change.events]
    number = changes[-1].number if changes else None
    return {"done": told, "number": number, "ref": task.ref, "url": f"/tasks/{task.id}"}


def _tried(actor: Member, name: str, given: Given) -> Given:
    """The whole operation runs, with its rules and rights, and is rolled back."""

    def run(change: Change) -> None:
        WRITES[name](actor, given)
        raise Tried([sentence(event) for event in change.events])

    try:
        through(actor, run)
    except Tried as tried:
        return {"would": tried.args[0], "dry_run": True}
    raise Conflict(name)


def _undone(actor: Member, given: Given) -> Given:
    """Only what one did oneself."""
    events = events_of_change(actor, given["number"])
    if not events or any(event.actor_id != actor.id for event in events):
        raise NotThere
    with asked_with(None) as asked:
        undo(actor, given["number"])
        return {"undone": given["number"], "number": asked.changes[-1].number}


def _task(actor: Member, given: Given) -> Task:
    key, _dash, number = given["ref"].upper().rpartition("-")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise NotThere
    of_key = select(Project.id).where(Project.key == key)
    named = visible_tasks(actor).where(Task.number == int(number), Task.project_id.in_(of_key))
    task: Task = one_or_404(named)
    return task


def _project(actor: Member, key: str) -> Project:
    project: Project = one_or_404(visible_projects(actor).where(Project.key == key.upper()))
    return project


def _add(actor: Member, given: Given) -> Task:
    line = understand(actor, given["line"][:2000])
    column = column_for(actor, line.project or _project(actor, given["project"]))
    if column is None:
        raise Invalid({"project": _("It has no column for new work.")})
    above = line.parent or column
    return capture_task(
        actor, above, people=line.people, labels=line.labels, line=kept(line),
        title=line.line.title, **line.fields,
    )  # fmt: skip


def _edit(actor: Member, given: Given) -> Task:
    fields = {name: value for name, value in given.items() if name != "ref"}
    if "due_on" in fields:
        try:
            fields["due_on"] = date.fromisoformat(fields["due_on"])
        except ValueError:
            raise Invalid({"due_on": _("This must be a date like 2026-03-18.")}) from None
    return tasks.edit_task(actor, _task(actor, given), **fields)


def _comment(actor: Member, given: Given) -> Task:
    task = _task(actor, given)
    add_comment(actor, task, body=given["body"])
    return task


def _ask(actor: Member, given: Given) -> Given:
    told = answer(actor, given["question"][:300])
    facts = [{"text": one.text, "why": one.why, "url": one.url} for one in told.facts]
    return {"answer": told.words, "facts": facts}


def _search(actor: Member, given: Given) -> Given:
    hits = found(actor, given["text"][:300])
    named = ({"kind": hit.subject_kind, "title": hit.title, "text": hit.body[:200]} for hit in hits)
    return {"found": list(named)}


def _projects(actor: Member, _given: Given) -> Given:
    there = visible_projects(actor).where(Project.archived_at.is_(None)).order_by(Project.key)
    rows = session.scalars(there)
    return {"projects": [{"key": one.key, "name": one.name, "status": one.status} for one in rows]}


READS: dict[str, Callable[[Member, Given], Given]] = {
    "list_projects": _projects,
    "search": _search,
    "ask": _ask,
    "read_task": lambda actor, given: dict(task_whole(actor, _task(actor, given).id)),
}
WRITES: dict[str, Callable[[Member, Given], Task]] = {
    "add_task": _add,
    "edit_task": _edit,
    "close_task": lambda actor, given: tasks.close_task(actor, _task(actor, given)),
    "reopen_task": lambda actor, given: tasks.reopen_task(actor, _task(actor, given)),
    "comment": _comment,
}
FAULTS = (Conflict, Invalid, NotThere, Refused)


def refusal(error: Exception) -> str:
    """In words for whoever asked; missing and forbidden look the same."""
    if isinstance(error, NotThere):
        return _("It is not there.")
    return str(error) if not isinstance(error, Refused) else _("You may not do this.")
