"""The report of one project: how far it is, when it lands and what decides that."""

from typing import Any
from uuid import UUID

from flask import Blueprint, make_response, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.clock import now
from onetask.core.events import standing
from onetask.core.stamps import newest
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.plan.queries.forecasts import forecast_on
from onetask.plan.words.forecasts import cause_of, forecast_said, range_of
from onetask.report.engine import flow
from onetask.report.engine.fan import Outlook, burndown, burnup
from onetask.report.engine.quality import quality
from onetask.report.queries.lives import lives_of
from onetask.work.access import visible_projects
from onetask.work.models.projects import Project
from onetask.work.queries.scene import project_head

DAYS = 56
bp = Blueprint("report_projects", __name__)


@bp.get("/projects/<uuid:id>/reports")
def show(id: UUID) -> Answer:
    project: Project = one_or_404(visible_projects(me()), id)
    now_at, place = standing(project.workspace_id), f"project:{project.id}"
    since = request.args.get("since", type=int)
    if since is not None and max(newest(place), now_at.floor) <= since:
        return make_response("", 204)
    shown: dict[str, Any] = {"project": project, "now": now_at, "standing": now_at}
    shown |= {"number": now_at.number, "tab": "reports", **_forecast(project)}
    if "part" in request.args:
        return hx.page("report/_reports.html", **shown)
    return hx.page("report/reports.html", head=project_head(project, now_at), **shown)


def _forecast(project: Project) -> dict[str, Any]:
    row, today = forecast_on(project.id), now().date()
    lives = lives_of([project])
    days = flow.cumulative_flow(lives, flow.days_until(today, DAYS))
    ends = (row.early_on, row.likely_on, row.late_on) if row else (None, None, None)
    return {
        "forecast": row,
        "said": forecast_said(row, project.ends_on),
        "cause": cause_of(row) if row else "",
        "range": range_of(row),
        "days": days,
        "quality": quality(lives),
        "left": burndown(days, project.ends_on),
        "chart": burnup(days, Outlook(*ends, project.ends_on)),
    }
