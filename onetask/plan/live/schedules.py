"""What looks different after a schedule has changed: every page that shows the plan of its project.

A moved task may make any other critical, so these pages fetch their plan anew, once, kept for all.
"""

from uuid import UUID

from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing
from onetask.plan.queries.reach import projects_of_owner, projects_waiting

PLAN = "plan"


@shows("task.created", "task.edited", "task.moved", "task.ordered", "task.closed", "task.reopened")
@shows("task.archived", "task.unarchived", "task.binned", "task.restored", "task.purged")
@shows("task.assigned", "task.unassigned", "task.timed")
@shows("task.blocked", "task.unblocked", "task.relinked")
def plan_changed(event: Event) -> Drawing:
    return Drawing().stale(PLAN, at=f"project:{event.scope_id}")


@shows("task.transferred")
def plans_changed(event: Event) -> Drawing:
    drawing = Drawing()
    for project_id in event.facts["project"]:
        for region in (PLAN, "budget", "risks", "time"):
            drawing.stale(region, at=f"project:{project_id}")
    return drawing


@shows("task.edited", "task.closed", "task.reopened", "task.binned", "task.restored")
@shows("task.transferred")
def waiting_plans_changed(event: Event) -> Drawing:
    """A task of another project may be what a plan waits for."""
    drawing = Drawing()
    for project_id in projects_waiting(event.subject_id, event.scope_id):
        drawing.stale(PLAN, at=f"project:{project_id}")
    return drawing


@shows("project.planned", "project.edited", "project.restored")
def project_changed(event: Event) -> Drawing:
    inside = f"project:{event.subject_id}"
    return Drawing().stale(PLAN, at=inside).stale("calendars", at=inside)


@shows("calendar.set")
def calendar_changed(event: Event) -> Drawing:
    drawing = Drawing().stale("calendars", at=f"workspace:{event.workspace_id}")
    for project_id in projects_of_owner(event.subject_kind, event.subject_id):
        drawing.stale(PLAN, at=f"project:{project_id}")
        drawing.stale("calendars", at=f"project:{project_id}")
    return drawing


@shows("timeoff.taken", "timeoff.edited", "timeoff.binned", "timeoff.restored")
def time_off_changed(event: Event) -> Drawing:
    drawing = Drawing().stale("calendars", at=f"workspace:{event.workspace_id}")
    owner = UUID(event.facts["owner"])
    for project_id in projects_of_owner(event.facts["owner_kind"], owner):
        drawing.stale(PLAN, at=f"project:{project_id}")
        drawing.stale("calendars", at=f"project:{project_id}")
    return drawing
