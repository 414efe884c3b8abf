"""A task made whole at once: with its people and labels, as one change."""

from typing import Any

from onetask.core.change import Change
from onetask.core.door import operation
from onetask.people.models import Member
from onetask.talk.access import may_put
from onetask.talk.models import Label
from onetask.talk.operations.labels import put_label
from onetask.work.access import may_edit
from onetask.work.models.projects import Column
from onetask.work.models.tasks import Task
from onetask.work.operations.people import assign_task
from onetask.work.operations.tasks import create_subtask, create_task


@operation(may_edit, people=may_edit, labels=may_put)
def add_task(
    change: Change,
    above: Column | Task,
    /,
    *,
    people: list[Member],
    labels: list[Label],
    **fields: Any,
) -> Task:
    """In a column, or below a task."""
    if isinstance(above, Column):
        task = create_task(change.actor, above, **fields)
    else:
        fields.pop("after", None)
        task = create_subtask(change.actor, above, **fields)
    for member in people:
        assign_task(change.actor, task, member=member)
    for label in labels:
        put_label(change.actor, task, label=label)
    return task
