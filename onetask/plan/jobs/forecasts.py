"""Forecasts are worked out behind the pages: after what may move a date, and every morning."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from sqlalchemy import select

from onetask.core.asking import Telling, Wanted, asks_for, still_true, tells
from onetask.core.change import System
from onetask.core.clock import now
from onetask.core.db import Thing, session
from onetask.core.events import Event
from onetask.core.jobs import job, on
from onetask.core.locale import gettext as _
from onetask.people.models import Workspace
from onetask.plan.operations.forecasts import keep_forecast, look_tomorrow
from onetask.plan.queries.forecasts import (
    forecast_on,
    is_news,
    projects_to_forecast,
    work_out,
)
from onetask.work.models.projects import Project
from onetask.work.operations.projects import project_of

TASKS = ("created", "edited", "moved", "closed", "reopened", "archived", "unarchived", "binned")
LINKS = (
    "transferred",
    "restored",
    "assigned",
    "unassigned",
    "timed",
    "blocked",
    "unblocked",
    "relinked",
)


@on(*(f"task.{verb}" for verb in (*TASKS, *LINKS)), after=2, once_per="project", timeout=60)
@on("project.edited", "project.planned", "project.restored", after=2, once_per="project")
def forecast_anew(workspace_id: str, number: str) -> None:
    """One project, however many of its tasks were touched; two, where a task went over."""
    home, at = UUID(workspace_id), int(number)
    event = session.scalar(select(Event).filter_by(workspace_id=home, number=at))
    if event:
        ids = {event.scope_id or event.subject_id, *map(UUID, event.facts.get("project", ()))}
        _forecast(filter(None, (session.get(Project, one) for one in ids)))


@on("calendar.set", "timeoff.taken", "timeoff.edited", "timeoff.binned", "timeoff.restored",
    after=2, once_per="workspace", timeout=300)  # fmt: skip
@on("import.finished", "import.undone", after=2, once_per="workspace", timeout=300)
def forecast_again(workspace_id: str, _number: str) -> None:
    forecast_all(workspace_id)


@job(timeout=300)
def forecast_all(workspace_id: str) -> None:
    _forecast(projects_to_forecast(UUID(workspace_id)))


def _forecast(projects: Iterable[Project]) -> None:
    for project in projects:
        if project.archived_at or project.binned_at:
            continue
        found, row = work_out(project, now()), forecast_on(project.id)
        if row is None or is_news(row, found):
            keep_forecast(System(project.workspace_id), project, found=found)
        look_tomorrow(session.get_one(Workspace, project.workspace_id))


@asks_for("project.forecast")
def ask_the_lead(event: Event) -> Iterator[Wanted]:
    """A drift is told once, to who leads the project, with its cause."""
    project = project_of(event)
    if event.facts["drift"] and project.lead_id:
        facts = {"late": event.facts["late_on"][1], "days": event.facts["drift"]}
        facts |= {"cause": event.facts["cause"], "name": project.name}
        yield Wanted(project, (project.lead_id,), "drift", event.at, "drift", facts)


@still_true("project")
def is_late_still(project: Thing, _rule: str) -> bool:
    row, ends_on = forecast_on(project.id), getattr(project, "ends_on", None)
    return bool(row and row.late_on and ends_on and row.late_on > ends_on)


@tells("drift")
def drifts(facts: dict[str, object]) -> Telling:
    words = _("%(name)s lands %(days)s days late, 85 %% sure: %(cause)s", **facts)
    return Telling(words, _("You get this because you lead the project."))
