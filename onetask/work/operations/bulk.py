"""One change for many tasks, and so one undo."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from onetask.core.change import Actor, Change
from onetask.core.db import Thing
from onetask.core.door import operation
from onetask.core.errors import Conflict, Invalid
from onetask.core.locale import gettext as _
from onetask.core.ranks import rank_between
from onetask.people.models import Member, Workspace
from onetask.talk.access import may_put
from onetask.talk.models import Label
from onetask.talk.operations.labels import put_label, take_label
from onetask.work.access import may_edit
from onetask.work.models.projects import Column, Project
from onetask.work.models.tasks import Task
from onetask.work.operations import tasks as one
from onetask.work.operations.people import assign_task, unassign_task
from onetask.work.operations.places import refuse_elsewhere
from onetask.work.operations.transfers import move_to_project
from onetask.work.queries.order import last_in_column, last_rank_in

MOST = 500
PLAIN: dict[str, Callable[[Actor, Task], object]] = {
    "close": one.close_task,
    "reopen": one.reopen_task,
    "archive": one.archive_task,
    "unarchive": one.unarchive_task,
    "bin": one.bin_task,
    "restore": one.restore_task,
}


@operation(may_edit, tasks=may_edit, thing=may_edit)
def change_many(
    change: Change,
    _home: Workspace,
    /,
    *,
    tasks: list[Task],
    what: str,
    thing: Thing | None = None,
    **fields: Any,
) -> list[Task]:
    """`what`: edit (with fields); assign, unassign, label, unlabel, project (a thing); or PLAIN."""
    _refuse_too_many(tasks)
    for task in tasks:
        _change_one(change.actor, task, what, thing, fields)
    return tasks


@operation(may_edit, tasks=may_edit)
def move_many(
    change: Change,
    column: Column,
    *,
    tasks: list[Task],
    after: UUID | None = None,
    before: UUID | None = None,
) -> list[Task]:
    """Together to one place, in the order they were given; without neighbours to the end."""
    _refuse_too_many(tasks)
    behind = after or (None if before else last_in_column(column))
    for task in tasks:
        one.move_task(change.actor, task, column=column, after=behind, before=before)
        behind, before = task.id, None
    return tasks


@operation(may_edit, people=may_edit, labels=may_put)
def create_many(
    change: Change,
    column: Column,
    /,
    *,
    lines: list[tuple[UUID | None, str]],
    people: list[Member] | None = None,
    labels: list[Label] | None = None,
    **fields: Any,
) -> list[Task]:
    """One task for each line (its id, if it has one, and its title), at the end of a column."""
    wanted = [(task_id, title) for task_id, title in lines if title.strip()]
    _refuse_too_many(wanted)
    one.refuse_known([task_id for task_id, _title in wanted if task_id])
    change.hold(column, column.board.project)
    refuse_elsewhere(column, column.board.project_id)
    rank, made = last_rank_in(column), []
    for task_id, title in wanted:
        rank = rank_between(rank, None)
        new = one.checked_new(change, title, **fields)
        made.append(one.place_new(change, column, rank, new, task_id))
    for task in made:
        _give(change.actor, task, people or [], labels or [])
    return made


def _give(actor: Actor, task: Task, people: list[Member], labels: list[Label]) -> None:
    for member in people:
        assign_task(actor, task, member=member)
    for label in labels:
        put_label(actor, task, label=label)


def _change_one(
    actor: Actor, task: Task, what: str, thing: Thing | None, fields: dict[str, Any]
) -> None:
    if what in PLAIN:
        PLAIN[what](actor, task)
    elif what == "edit":
        one.edit_task(actor, task, **fields)
    elif isinstance(thing, Member) and what in ("assign", "unassign"):
        (assign_task if what == "assign" else unassign_task)(actor, task, member=thing)
    elif isinstance(thing, Label) and what in ("label", "unlabel"):
        (put_label if what == "label" else take_label)(actor, task, label=thing)
    elif isinstance(thing, Project) and what == "project":
        move_to_project(actor, task, project=thing)
    else:
        raise Invalid({"what": _("This field is not known.")})


def _refuse_too_many(things: list[Any]) -> None:
    if not things:
        raise Conflict(_("Nothing is selected."))
    if len(things) > MOST:
        raise Conflict(_("At most %(most)s tasks can be changed at once.", most=MOST))
