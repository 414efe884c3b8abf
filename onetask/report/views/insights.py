"""Insights: how the work of all or one of my projects is going."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, make_response, request
from werkzeug.wrappers import Response as Answer

from onetask.core import charts as chart
from onetask.core import hx
from onetask.core.clock import now, today_in
from onetask.core.errors import NotThere
from onetask.core.events import standing
from onetask.core.locale import gettext as _
from onetask.core.locale import short_day
from onetask.core.stamps import newest
from onetask.core.who import me
from onetask.report.access import place_of
from onetask.report.engine import flow, spans
from onetask.report.queries.lives import health_of, lives_of, projects_at_work
from onetask.work.models.projects import Project

DAYS = 56
WEEKS = 8
OLDEST = 8
bp = Blueprint("report", __name__)


@bp.get("/insights")
def insights() -> Answer:
    now_at, place = standing(me().workspace_id), place_of(me())
    since, part = request.args.get("since", type=int), request.args.get("part")
    if since is not None and max(newest(place), now_at.floor) <= since:
        return make_response("", 204)
    every = projects_at_work(me())
    chosen = _chosen(every)
    lives = lives_of(chosen)
    today = now().date()
    days = flow.cumulative_flow(lives, flow.days_until(today, DAYS))
    return hx.page(
        "report/_insights.html" if part else "report/insights.html",
        place=place,
        number=now_at.number,
        healths=health_of(chosen, today_in(me().zone)),
        projects=every,
        chosen=chosen[0] if len(chosen) == 1 else None,
        weeks=list(zip(flow.weeks_until(today, WEEKS), _weekly(lives), strict=True)),
        tiles=_tiles(lives),
        cfd=_cfd(days),
        burnup=_burnup(days),
        scatter=_scatter(lives),
        ageing=spans.ageing(lives, now())[:OLDEST],
        steps=spans.days_in_steps(lives, now()),
    )


def _chosen(every: list[Project]) -> list[Project]:
    asked = request.args.get("project")
    if not asked:
        return every
    found = [project for project in every if str(project.id) == asked or project.key == asked]
    if not found:
        raise NotThere
    return found


def _weekly(lives: list[flow.Life]) -> list[int]:
    return flow.throughput(lives, flow.weeks_until(now().date(), WEEKS))


def _tiles(lives: list[flow.Life]) -> dict[str, Any]:
    weekly = _weekly(lives)
    spans = [days for life in lives if (days := flow.cycle_days(life)) is not None]
    rate = flow.on_time_rate(lives)
    return {
        "open": sum(life.closed_at is None for life in lives),
        "week": weekly[-1],
        "usual": round(sum(weekly[-5:-1]) / 4, 1),
        "half": flow.percentile(spans, 0.5),
        "most": flow.percentile(spans, 0.85),
        "on_time": None if rate is None else round(100 * rate),
        "spark": chart.line("", weekly, max(*weekly, 1)).path,
    }


def _cfd(days: list[flow.Day]) -> dict[str, Any]:
    names = {"done": _("Done"), "review": _("In review"), "doing": _("In progress")}
    names |= {"ready": _("Ready"), "backlog": _("Backlog")}
    top = chart.nice_top(max(sum(day.counts.values()) for day in days))
    layers = [(step, [float(day.counts[step]) for day in days]) for step in flow.STEPS]
    return _axes(days, top) | {"bands": chart.stacked(layers, top), "names": names, "days": days}


def _burnup(days: list[flow.Day]) -> dict[str, Any]:
    scope = [float(sum(day.counts.values())) for day in days]
    done = [float(day.counts["done"]) for day in days]
    top = chart.nice_top(max(scope))
    lines = [chart.line(_("Scope"), scope, top), chart.line(_("Done"), done, top)]
    return _axes(days, top) | {"lines": lines, "scope": int(scope[-1]), "done": int(done[-1])}


def _scatter(lives: list[flow.Life]) -> dict[str, Any]:
    """Each finished task as a point, with the days within which 50 and 85 of 100 were done."""
    since = now() - timedelta(days=DAYS)
    points = spans.finished(lives, since)
    limits = spans.spread(point.days for point in points)
    top = chart.nice_top(max((point.days for point in points), default=0))
    spots = [
        {
            "x": chart.x_of((point.closed_at - since).days, DAYS),
            "y": chart.y_of(point.days, top),
            "point": point,
        }
        for point in points
    ]
    shares = ((50, limits.p50), (85, limits.p85))
    lines = [(share, chart.y_of(days, top), days) for share, days in shares if days is not None]
    names = [short_day(day) for day in flow.days_until(now().date(), DAYS)]
    return {"x": chart.x_ticks(names), "y": chart.y_ticks(top), "spots": spots, "lines": lines}


def _axes(days: list[flow.Day], top: int) -> dict[str, Any]:
    names = [short_day(day.day) for day in days]
    return {"x": chart.x_ticks(names), "y": chart.y_ticks(top)}
