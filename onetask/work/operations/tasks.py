"""What can be done to a task."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.change import Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.markup import to_html
from onetask.work.access import may_edit
from onetask.work.models.projects import Column, Project
from onetask.work.models.tasks import IMPORTANCES, Task
from onetask.work.operations.fields import (
    a_day,
    a_moment,
    agree_on_due,
    checked,
    line,
    number,
    one_of,
    plain,
    prose,
    refuse_reversed,
    write,
)
from onetask.work.operations.naming import name_described
from onetask.work.operations.places import (
    close,
    column_before_done,
    done_column,
    follow_column,
    live_column,
    put,
    refuse_elsewhere,
    reopen,
)
from onetask.work.operations.transfers import transfer
from onetask.work.queries.order import last_below, last_in_column, rank_behind, spot_below
from onetask.work.queries.tasks import below

CHECKS = {
    "title": line(500),
    "description": prose(100_000),
    "importance": one_of(*IMPORTANCES),
    "starts_on": a_day,
    "due_on": a_day,
    "due_at": a_moment,
    "minutes": number(int, 0, 60 * 24 * 366),
    "points": number(float, 0, 10_000),
}
TYPED = ("title", "description")
DEEPEST = 8


@operation(may_edit)
def create_task(
    change: Change, column: Column, /, *, title: str, id: UUID | None = None, **fields: Any
) -> Task:
    """`after`: the id of its new neighbour, None for the top, "end" (as it is when left out)."""
    after = fields.pop("after", "end")
    new = checked_new(change, title, **fields)
    refuse_known([id] if id else [])
    change.hold(column, column.board.project)
    refuse_elsewhere(column, column.board.project_id)
    rank = rank_behind(column, last_in_column(column) if after == "end" else after)
    return place_new(change, column, rank, new, id)


@operation(may_edit)
def create_subtask(
    change: Change, task: Task, /, *, title: str, id: UUID | None = None, **fields: Any
) -> Task:
    _refuse_too_deep(task)
    new = checked_new(change, title, **fields)
    refuse_known([id] if id else [])
    change.hold(task.project)
    part = _numbered(change, task.project, new, id)
    part.rank = spot_below(task, last_below(task), None, moving=part).rank
    part.parent, part.parent_id = task, task.id
    session.add(part)
    change.record("task.created", part, title=[None, part.title], parent=[None, str(task.id)])
    name_described(change, part)
    return part


@operation(may_edit)
def edit_task(change: Change, task: Task, /, *, seen: int | None = None, **fields: Any) -> Task:
    new = checked(CHECKS, fields)
    agree_on_due(new, change.actor)
    refuse_reversed(task, new, "due_on")
    for field in TYPED:
        if field in new:
            change.clash(task, field, new[field], seen)
    before = task.description
    if "description" in new:
        change.hold(task)
        task.description_html = to_html(new["description"])
    if facts := write(task, new):
        change.record("task.edited", task, **facts)
        name_described(change, task, before)
    return task


@operation(may_edit, column=may_edit)
def move_task(
    change: Change,
    task: Task,
    /,
    *,
    column: Column,
    after: UUID | None = None,
    before: UUID | None = None,
) -> Task:
    """Behind `after`, else before `before`; with neither at the top; of any project's board."""
    if column.board.project_id != task.project_id and task.parent_id is None:
        return transfer(change, task, column, after, before)
    change.hold(column)
    left = task.column
    put(change, task, column, after, before)
    follow_column(change, task, left)
    return task


@operation(may_edit)
def order_subtask(
    change: Change, task: Task, /, *, after: UUID | None = None, before: UUID | None = None
) -> Task:
    if task.parent is None:
        raise Conflict(_("%(ref)s is not a sub-task.", ref=task.ref))
    change.hold(task.project)
    spot = spot_below(task.parent, after, before, moving=task)
    task.rank = spot.rank
    change.record("task.ordered", task, behind=plain(spot.behind))
    return task


@operation(may_edit)
def close_task(change: Change, task: Task) -> Task:
    """Ticked off; where the board has a column for what is done, the card goes to its top."""
    if task.is_closed:
        return task
    column = done_column(task)
    if column:
        change.hold(column)
    close(change, task, moved=column is not None)
    if column:
        put(change, task, column, None, None)
    return task


@operation(may_edit)
def reopen_task(change: Change, task: Task) -> Task:
    if not task.is_closed:
        return task
    column = column_before_done(task)
    if column:
        change.hold(column)
    reopen(change, task, moved=column is not None)
    if column:
        put(change, task, column, None, None)
    return task


@operation(may_edit)
def archive_task(change: Change, task: Task) -> Task:
    if task.archived_at is None:
        _set_all(task, "archived_at", change.at)
        change.record("task.archived", task, archived_at=[None, plain(change.at)])
    return task


@operation(may_edit)
def unarchive_task(change: Change, task: Task) -> Task:
    if task.archived_at is not None:
        change.record("task.unarchived", task, archived_at=[plain(task.archived_at), None])
        _set_all(task, "archived_at", None)
        _find_column(change, task)
    return task


@operation(may_edit)
def bin_task(change: Change, task: Task) -> Task:
    """With all its sub-tasks; what lies in the bin for 30 days is purged."""
    if task.binned_at is None:
        _set_all(task, "binned_at", change.at)
        change.record("task.binned", task, binned_at=[None, plain(change.at)])
    return task


@operation(may_edit)
def restore_task(change: Change, task: Task) -> Task:
    if task.binned_at is not None:
        _refuse_without_parent(task)
        change.record("task.restored", task, binned_at=[plain(task.binned_at), None])
        _set_all(task, "binned_at", None)
        _find_column(change, task)
    return task


def checked_new(change: Change, title: str, **fields: Any) -> dict[str, Any]:
    new = checked(CHECKS, fields | {"title": title})
    agree_on_due(new, change.actor)
    refuse_reversed(None, new, "due_on")
    return new | {"description_html": to_html(new.get("description", ""))}


def refuse_known(ids: list[UUID]) -> None:
    if ids and session.scalar(select(Task.id).where(Task.id.in_(ids)).limit(1)):
        raise Conflict(_("This task exists already."))


def place_new(
    change: Change, column: Column, rank: str, new: dict[str, Any], id: UUID | None
) -> Task:
    """A new card in a column that is held, as its project is."""
    task = _numbered(change, column.board.project, new, id)
    task.rank, task.column, task.column_id = rank, column, column.id
    session.add(task)
    facts = {"column": [None, str(column.id)], "names": [None, column.name]}
    change.record("task.created", task, title=[None, task.title], **facts)
    name_described(change, task)
    follow_column(change, task, None)
    return task


def _numbered(change: Change, project: Project, new: dict[str, Any], id: UUID | None) -> Task:
    """The next number of the project, whose row is held."""
    if project.binned_at is not None:
        raise Conflict(_("“%(name)s” lies in the bin.", name=project.name))
    project.last_number += 1
    made = {"made_by_id": change.actor.id, "made_at": change.at}
    where = {"workspace_id": project.workspace_id, "project_id": project.id, "project": project}
    empty = {"closure": None, "parent": None, "parent_id": None}
    return Task(id=id or uuid7(), number=project.last_number, **where, **made, **empty, **new)


def _refuse_too_deep(task: Task) -> None:
    above: Task | None = task
    for _depth in range(DEEPEST):
        above = above.parent if above else None
    if above is not None:
        raise Conflict(_("Sub-tasks nest at most %(most)s deep.", most=DEEPEST))


def _refuse_without_parent(task: Task) -> None:
    if task.parent and task.parent.binned_at is not None:
        raise Conflict(_("%(ref)s lies in the bin, too. Restore it first.", ref=task.parent.ref))


def _set_all(task: Task, field: str, moment: Any) -> None:
    """The task and those of its sub-tasks that share its state."""
    was = getattr(task, field)
    family: Iterable[Task] = [task, *below(task.id)]
    for one in family:
        if getattr(one, field) == was:
            setattr(one, field, moment)


def _find_column(change: Change, task: Task) -> None:
    if column := live_column(task):
        change.hold(column)
        put(change, task, column, None, None)
