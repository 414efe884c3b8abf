"""What looks different after time was noted, handed in or approved."""

from uuid import UUID

from onetask.core.db import session
from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing
from onetask.plan.models.time import WEEK_STATES, Stint, Timesheet


@shows("stint.created", "stint.edited", "stint.binned", "stint.restored")
def time_changed(event: Event) -> Drawing:
    stint = session.get_one(Stint, event.subject_id)
    drawing = Drawing().stale("timesheet", at=f"member:{stint.member_id}")
    drawing.stale(f"task-time-{stint.task_id}", at=f"task:{stint.task_id}")
    return drawing.stale("time", at=f"project:{stint.project_id}")


@shows("timer.started", "timer.stopped", "timer.dropped")
def timer_changed(event: Event) -> Drawing:
    whose = f"member:{UUID(str(event.actor_id))}"
    return Drawing().stale("timer", at=whose).stale("timesheet", at=whose)


@shows(*(f"timesheet.{state}" for state in WEEK_STATES))
def week_changed(event: Event) -> Drawing:
    sheet = session.get_one(Timesheet, event.subject_id)
    drawing = Drawing().stale("timesheet", at=f"member:{sheet.member_id}")
    return drawing.stale("approvals", at=f"workspace:{event.workspace_id}")
