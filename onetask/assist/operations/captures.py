"""A typed line becomes a task, whole and at once; one that repeats comes again."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from onetask.assist.engine.quickadd.occurrences import occurrences
from onetask.assist.models import Capture
from onetask.core.change import Change
from onetask.core.clock import local_moment
from onetask.core.db import session
from onetask.core.door import operation
from onetask.people.models import Member, Workspace
from onetask.talk.access import may_put
from onetask.talk.models import Label, Labelling
from onetask.talk.operations.labels import make_label, put_label
from onetask.work.access import may_edit
from onetask.work.models.projects import Column
from onetask.work.models.tasks import Assignment, Task
from onetask.work.operations.people import assign_task
from onetask.work.operations.tasks import create_subtask, create_task
from onetask.work.operations.templates import make_task

HUES = (130, 155, 190, 215, 235, 285, 315, 345, 60, 75)


@operation(may_edit, people=may_edit, labels=may_put)
def capture_task(
    change: Change,
    above: Column | Task,
    /,
    *,
    people: list[Member],
    labels: list[Label],
    line: dict[str, Any],
    **fields: Any,
) -> Task:
    """In a column or below a task; `line` is what was typed, its rule and its new labels.

    With a `template` the fields are what it does not say, and nothing is made below a task.
    """
    task = _made(change, above, **fields)
    for member in people:
        assign_task(change.actor, task, member=member)
    for label in [*labels, *_new_labels(change, line.get("labels", []))]:
        put_label(change.actor, task, label=label)
    said = {name: line.get(name) for name in ("rrule", "stated")}
    kept = {"line": line["raw"], "anchor": line.get("anchor", "due")} | said
    session.add(Capture(workspace_id=task.workspace_id, task_id=task.id, **kept))
    return task


def _made(change: Change, above: Column | Task, **fields: Any) -> Task:
    template = fields.pop("template", None)
    if isinstance(above, Task):
        return create_subtask(change.actor, above, **fields)
    if template is None:
        return create_task(change.actor, above, **fields)
    return make_task(change.actor, template, column=above, **fields)


@operation(may_edit)
def repeat_task(change: Change, task: Task, /, *, zone: str) -> Task | None:
    """The next one after a task that repeats, once."""
    kept = session.scalar(select(Capture).where(Capture.task_id == task.id))
    if kept is None or not kept.rrule or kept.next_id or not task.is_closed:
        return None
    column = _first_column(task)
    at = _next(kept, task, change.at, zone)
    if column is None or at is None:
        return None
    fields = {"title": task.title, "importance": task.importance, "minutes": task.minutes}
    due = {"due_on": at.date()}
    if task.due_at:
        due["due_at"] = local_moment(at.date(), at.time(), zone)
    again = capture_task(
        change.actor,
        column,
        people=_people(task),
        labels=_labels(task),
        line={"raw": kept.line, "rrule": kept.rrule, "anchor": kept.anchor},
        **fields,
        **due,
    )
    kept.next_id = again.id
    return again


def _new_labels(change: Change, names: list[str]) -> list[Label]:
    workspace = session.get_one(Workspace, change.workspace_id)
    hues = (HUES[sum(map(ord, name)) % len(HUES)] for name in names)
    pairs = zip(names, hues, strict=True)
    return [make_label(change.actor, workspace, name=name, hue=hue) for name, hue in pairs]


def _next(kept: Capture, task: Task, closed: datetime, zone: str) -> datetime | None:
    """Counted from the due date, or from the day it was done."""
    from_due = kept.anchor == "due" and task.due_on is not None
    local = closed.astimezone(_zone(zone)).replace(tzinfo=None)
    start = datetime.combine(task.due_on, local.time()) if from_due and task.due_on else local
    clock = task.due_at.astimezone(_zone(zone)).time() if task.due_at else None
    coming = occurrences(kept.rrule or "", start, clock)
    least = max(start.date(), local.date() if from_due else start.date())
    return next((at for at in coming if at.date() > least), None)


def _zone(name: str) -> Any:
    return ZoneInfo(name)


def _first_column(task: Task) -> Column | None:
    board = task.column.board_id if task.column else None
    mine = Column.board_id == board, Column.archived_at.is_(None), Column.step != "done"
    order = Column.step != "ready", Column.rank
    return session.scalars(select(Column).where(*mine).order_by(*order).limit(1)).unique().first()


def _people(task: Task) -> list[Member]:
    on = select(Member).join(Assignment, Assignment.member_id == Member.id)
    mine = on.where(Assignment.task_id == task.id, Member.left_at.is_(None))
    return list(session.scalars(mine))


def _labels(task: Task) -> list[Label]:
    on = select(Label).join(Labelling, Labelling.label_id == Label.id)
    mine = on.where(Labelling.subject_id == task.id, Label.binned_at.is_(None))
    return list(session.scalars(mine))
