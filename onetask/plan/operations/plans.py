"""Moving a plan: a task and all that waits for it, as one step."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Invalid
from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.plan.queries.schedules import Move, Preview, Shift, preview_of
from onetask.work.access import may_edit
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Task
from onetask.work.operations.fields import a_day, plain
from onetask.work.operations.tasks import edit_task

FARTHEST = 25_000


@operation(may_edit)
def apply_plan(
    change: Change, project: Project, /, *, moves: Mapping[UUID, Move], follow: bool = True
) -> Preview:
    """Puts tasks where they are wanted, and what waits for them where that leads."""
    refuse_odd(moves)
    change.hold(project)
    found = preview_of(project, moves, change.at.date())
    shifts = [shift for shift in found.shifts if follow or shift.task_id in moves]
    if shifts:
        end = [plain(found.end_before), plain(found.end)]
        change.record("project.planned", project, count=len(shifts), end=end)
    tasks = {task.id: task for task in session.scalars(_those(shifts)).unique()}
    for shift in shifts:
        edit_task(change.actor, tasks[shift.task_id], **_dates(shift))
    return found._replace(shifts=shifts)


def refuse_odd(moves: Mapping[UUID, Move]) -> None:
    for move in moves.values():
        starts, ends = (_checked(day) for day in (move.starts_on, move.due_on))
        if starts and ends and starts > ends:
            raise Invalid({"finish": _("The start lies behind the end.")})
        if abs(move.by) > FARTHEST:
            raise Invalid({"by": _("This date is too far away.")})


def _checked(day: date | None) -> date | None:
    try:
        return a_day(day)
    except ValueError as error:
        raise Invalid({"start": str(error)}) from None


def _those(shifts: list[Shift]) -> Select[Any]:
    return select(Task).where(Task.id.in_([shift.task_id for shift in shifts]))


def _dates(shift: Shift) -> dict[str, Any]:
    """What has only a due date keeps it so."""
    starts_on, due_on = shift.after
    if shift.before[0] is None and shift.before[1] is not None:
        return {"due_on": due_on}
    return {"starts_on": starts_on, "due_on": due_on}


@undoes("project.planned")
def unplan(_actor: Actor, _event: Event) -> None:
    """Each task goes back by itself: its own event stands beside this one."""
