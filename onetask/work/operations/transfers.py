"""How a card comes to another project: with all its parts, under new numbers there."""

from typing import Any
from uuid import UUID

from onetask.core.change import Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.work.access import may_edit
from onetask.work.models.projects import Column, Project
from onetask.work.models.tasks import OldRef, Task
from onetask.work.operations.places import follow_column, refuse_elsewhere, stand
from onetask.work.queries.columns import first_column, first_of_kind
from onetask.work.queries.order import last_in_column
from onetask.work.queries.tasks import below, old_refs


@operation(may_edit, project=may_edit)
def move_to_project(change: Change, task: Task, /, *, project: Project) -> Task:
    """To the end of the column of its kind there, or else of the first one."""
    _refuse_part(task)
    if project.id == task.project_id:
        return task
    step = task.column.step if task.column else "ready"
    column = first_of_kind(project.board.id, step) or first_column(project.board.id)
    if column is None:
        raise Conflict(_("“%(name)s” has no column.", name=project.name))
    return transfer(change, task, column, last_in_column(column), None)


def transfer(
    change: Change, task: Task, column: Column, after: UUID | None, before: UUID | None
) -> Task:
    _refuse_part(task)
    project, family, left = column.board.project, [task, *below(task.id)], task.column
    refuse_elsewhere(column, project.id)
    _refuse_put_away(project)
    change.hold(column, project)
    told = stand(task, column, after, before)
    for one, facts in zip(family, _renumber(project, family), strict=True):
        change.record("task.transferred", one, **facts, **(told if one is task else {}))
    follow_column(change, task, left)
    return task


def _renumber(project: Project, family: list[Task]) -> list[dict[str, Any]]:
    """Whoever comes back gets the old number back; the one that is left behind leads here."""
    known = old_refs([one.id for one in family], project.id)
    return [_go(project, one, known.get(one.id)) for one in family]


def _go(project: Project, task: Task, known: OldRef | None) -> dict[str, Any]:
    was, left = task.ref, task.project_id
    session.add(
        OldRef(
            id=uuid7(),
            workspace_id=task.workspace_id,
            task_id=task.id,
            project_id=left,
            number=task.number,
        )
    )
    if known is None:
        project.last_number += 1
    else:
        session.delete(known)
    task.number = known.number if known else project.last_number
    task.project, task.project_id = project, project.id
    return {"project": [str(left), str(project.id)], "ref": [was, task.ref], "to": project.name}


def _refuse_part(task: Task) -> None:
    if task.parent_id is not None:
        raise Conflict(_("%(ref)s is a sub-task: move the task it belongs to.", ref=task.ref))


def _refuse_put_away(project: Project) -> None:
    if project.archived_at is not None:
        raise Conflict(_("“%(name)s” is archived.", name=project.name))
    if project.binned_at is not None:
        raise Conflict(_("“%(name)s” lies in the bin.", name=project.name))
