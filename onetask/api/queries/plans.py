"""Schedules as the API shows them."""

from datetime import date
from typing import Any

from onetask.api.engine import shown_plans as s
from onetask.api.queries.shown import number_of
from onetask.plan.queries.previews import told
from onetask.plan.queries.schedules import Preview, Schedule, Shift, last_day, ref_of, schedule_of
from onetask.work.models.projects import Project


def schedule_shown(actor: Any, project: Project) -> s.ScheduleShown:
    number, schedule = number_of(actor), schedule_of(project)
    tasks = [_task(schedule, row) for row in schedule.tasks]
    end = last_day(schedule)
    first = min((task["start"] for task in tasks if task["set_start"]), default=None)
    return s.ScheduleShown(number=number, start=first, finish=_text(end), tasks=tasks)


def preview_shown(actor: Any, found: Preview) -> s.PreviewShown:
    return s.PreviewShown(
        number=number_of(actor),
        finish=_text(found.end),
        was_finish=_text(found.end_before),
        text=told(found),
        shifts=[_shift(shift) for shift in found.shifts],
        critical=[str(one) for one in found.critical],
    )


def _task(schedule: Schedule, row: Any) -> s.ScheduledTask:
    planned, item = schedule.row(row.id), schedule.item(row.id)
    days = (planned.start, planned.finish, planned.late_start, planned.late_finish)
    start, finish, late_start, late_finish = map(_day, days)
    return s.ScheduledTask(
        id=str(row.id),
        ref=ref_of(row),
        title=row.title,
        start=start,
        finish=finish,
        late_start=late_start,
        late_finish=late_finish,
        total_slack=planned.total_slack,
        free_slack=planned.free_slack,
        critical=planned.is_critical and not row.closed_at,
        mode=row.mode or "automatic",
        milestone=bool(row.is_milestone),
        derived=not item.is_held and not item.is_fixed,
        set_start=_text(row.starts_on),
        set_finish=_text(row.due_on),
        missed=max(0, planned.missed),
    )


def _shift(shift: Shift) -> s.ShiftShown:
    return s.ShiftShown(
        id=str(shift.task_id),
        ref=shift.ref,
        title=shift.title,
        start=shift.after[0].isoformat(),
        finish=shift.after[1].isoformat(),
        was_start=_text(shift.before[0]),
        was_finish=_text(shift.before[1]),
    )


def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
