"""One change for many tasks, and so one undo."""

from collections.abc import Callable
from typing import Any

from onetask.core.change import Actor, Change
from onetask.core.db import Thing
from onetask.core.door import operation
from onetask.core.errors import Conflict, Invalid
from onetask.core.locale import gettext as _
from onetask.people.models import Member, Workspace
from onetask.work.access import may_edit
from onetask.work.models.projects import Column
from onetask.work.models.tasks import Task
from onetask.work.operations import tasks as one
from onetask.work.operations.people import assign_task, unassign_task
from onetask.work.queries.order import last_in_column

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
    """`what`: edit (with fields), move (thing: a column), assign, unassign, or one of PLAIN."""
    _refuse_too_many(tasks)
    for task in tasks:
        _change_one(change.actor, task, what, thing, fields)
    return tasks


@operation(may_edit)
def create_tasks(
    change: Change, column: Column, /, *, titles: list[str], **fields: Any
) -> list[Task]:
    """One task for each line, in their order at the end of a column."""
    _refuse_too_many(titles)
    lines = [title for title in titles if title.strip()]
    return [one.create_task(change.actor, column, title=title, **fields) for title in lines]


def _change_one(
    actor: Actor, task: Task, what: str, thing: Thing | None, fields: dict[str, Any]
) -> None:
    if what in PLAIN:
        PLAIN[what](actor, task)
    elif what == "edit":
        one.edit_task(actor, task, **fields)
    elif isinstance(thing, Column) and what == "move":
        one.move_task(actor, task, column=thing, after=last_in_column(thing))
    elif isinstance(thing, Member) and what in ("assign", "unassign"):
        (assign_task if what == "assign" else unassign_task)(actor, task, member=thing)
    else:
        raise Invalid({"what": _("This field is not known.")})


def _refuse_too_many(things: list[Any]) -> None:
    if not things:
        raise Conflict(_("Nothing is selected."))
    if len(things) > MOST:
        raise Conflict(_("At most %(most)s tasks can be changed at once.", most=MOST))
