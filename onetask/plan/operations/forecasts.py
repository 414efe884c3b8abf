"""The forecast of a project, kept when it says something new."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from onetask.core.change import Change
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.door import bookkeeping, operation
from onetask.core.ids import uuid7
from onetask.core.jobs import promise
from onetask.core.undo import cannot_undo
from onetask.people.models import Workspace
from onetask.plan.models.forecasts import Forecast
from onetask.plan.queries.forecasts import forecast_on, is_news
from onetask.plan.words.forecasts import cause_of
from onetask.work.access import may_upkeep
from onetask.work.models.projects import Project
from onetask.work.operations.fields import plain

DAYS = ("early_on", "likely_on", "late_on")

cannot_undo("The forecast follows from the plan.", "project.forecast")


@operation(may_upkeep)
def keep_forecast(change: Change, project: Project, /, *, found: Mapping[str, Any]) -> Project:
    """As it was worked out before the door; nobody is told where nothing is different."""
    row = forecast_on(project.id)
    if row is None or is_news(row, found):
        _keep(change, project, row, found)
    return project


def _keep(change: Change, project: Project, row: Forecast | None, found: Mapping[str, Any]) -> None:
    tight = set(row.facts.get("tight", ())) if row else set()
    before = {name: getattr(row, name) if row else None for name in (*DAYS, "chance")}
    if row is None:
        home = {"workspace_id": project.workspace_id, "project_id": project.id}
        row = Forecast(id=uuid7(), **home)
        session.add(row)
    row.at = change.at
    for name, value in found.items():
        setattr(row, name, value)
    session.flush()
    facts = {name: [plain(was), plain(getattr(row, name))] for name, was in before.items()}
    drift = drift_of(project, before["late_on"], row.late_on)
    turned = sorted(tight ^ set(row.facts.get("tight", ())))
    told = {"drift": drift, "cause": cause_of(row), "turned": turned}
    change.record("project.forecast", project, **facts, **told)


def drift_of(project: Project, was: Any, late: Any) -> int:
    """Days by which it will be too late, told once: when it first is, or moved a week further."""
    if late is None or project.ends_on is None or late <= project.ends_on:
        return 0
    known = was is not None and was > project.ends_on
    moved = (late - was).days if known else 7
    return (late - project.ends_on).days if moved >= 7 else 0


@bookkeeping
def look_tomorrow(home: Workspace) -> None:
    """A day passed without anything done is news, too; once while one is waiting."""
    tomorrow = now().replace(hour=3, minute=10, second=0, microsecond=0) + timedelta(days=1)
    promise("plan.forecast_all", home.id, at=tomorrow, key=f"plan.forecast_all:{home.id}")
