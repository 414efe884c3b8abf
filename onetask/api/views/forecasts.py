"""When a project lands, for programs."""

from datetime import date
from typing import Any
from uuid import UUID

from onetask.api.engine.shown_forecasts import DecidingTask, ForecastShown
from onetask.api.queries.shown import number_of
from onetask.api.views.registry import route
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.plan.queries.forecasts import forecast_on
from onetask.plan.words.forecasts import cause_of, forecast_said
from onetask.work.access import visible_projects
from onetask.work.models.projects import Project

NOTHING: dict[str, Any] = {"runs": 0, "left": 0, "finished": 0, "pace": 0, "critical": []}


@route("GET", "/projects/<uuid:id>/forecast", ForecastShown)
def read_forecast(id: UUID) -> ForecastShown:
    """Its last day as 15, 50 and 85 of 100 runs have it, the chance of its target, and why."""
    number = number_of(me())
    project: Project = one_or_404(visible_projects(me()), id)
    row = forecast_on(project.id)
    facts: dict[str, Any] = row.facts if row else NOTHING
    return ForecastShown(
        number=number,
        project=str(project.id),
        problem=row.problem if row else "unknown",
        text=forecast_said(row, project.ends_on),
        cause=cause_of(row) if row else "",
        p15=_day(row.early_on if row else None),
        p50=_day(row.likely_on if row else None),
        p85=_day(row.late_on if row else None),
        target=_day(project.ends_on),
        chance=row.chance if row else None,
        runs=facts["runs"],
        left=facts["left"],
        finished=facts["finished"],
        a_week=facts["pace"],
        deciding=[_deciding(one) for one in facts["critical"]],
        worked_out_at=row.at.isoformat() if row else None,
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _deciding(one: dict[str, Any]) -> DecidingTask:
    return DecidingTask(id=one["id"], ref=one["ref"], title=one["title"], share=one["share"])
