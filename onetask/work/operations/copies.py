"""A task once more, with its parts."""

from onetask.core.change import Change
from onetask.core.door import operation
from onetask.core.errors import Conflict
from onetask.core.locale import gettext as _
from onetask.talk.operations.labels import put_label
from onetask.work.access import may_edit
from onetask.work.models.projects import Column
from onetask.work.models.tasks import Task
from onetask.work.operations.people import assign_task
from onetask.work.operations.tasks import create_subtask, create_task
from onetask.work.queries.columns import first_of_kind
from onetask.work.queries.tasks import assignees, labels_of, live_parts

COPIED = ("description", "importance", "starts_on", "due_on", "due_at", "minutes", "points")


@operation(may_edit, column=may_edit)
def duplicate_task(change: Change, task: Task, *, column: Column | None = None) -> Task:
    """Behind the original, or at the end of another column; open, whatever the original is."""
    fields = {name: getattr(task, name) for name in COPIED} | {"title": task.title}
    if task.parent is not None:
        copy = create_subtask(change.actor, task.parent, **fields)
    else:
        target = column or _open_column(task)
        after = task.id if target is task.column else "end"
        copy = create_task(change.actor, target, after=after, **fields)
    _copy_inside(change, task, copy)
    return copy


def _open_column(task: Task) -> Column:
    """The original's own column, or where work begins if that one is done."""
    own = task.column
    begins = first_of_kind(task.project.board.id, "doing", "ready", "backlog", "review")
    found = begins if own is None or own.step == "done" else own
    if found is None:
        raise Conflict(_("The board has no open column."))
    return found


def _copy_inside(change: Change, task: Task, copy: Task) -> None:
    for member in assignees(task.id):
        assign_task(change.actor, copy, member=member)
    for label in labels_of(task.id):
        put_label(change.actor, copy, label=label)
    for part in live_parts(task.id):
        fields = {name: getattr(part, name) for name in COPIED} | {"title": part.title}
        _copy_inside(change, part, create_subtask(change.actor, copy, **fields))
