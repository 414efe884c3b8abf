"""When projects are done: what the engine is asked, and what is kept of its answer."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.asking import Floats, knows_floats
from onetask.core.db import session
from onetask.plan.engine.axis import TooFar
from onetask.plan.engine.forecast import ENOUGH, Found, Outlook, forecast
from onetask.plan.engine.network import Circle
from onetask.plan.engine.schedule import pieces_of
from onetask.plan.engine.tree import spread
from onetask.plan.models.forecasts import Forecast
from onetask.plan.queries.past import Past, begun_at, past_of, scope_now
from onetask.plan.queries.problems import Asked, asked_of
from onetask.plan.queries.tight import tight_in
from onetask.plan.words.forecasts import cause_of
from onetask.work.models.projects import Project
from onetask.work.queries import hooks
from onetask.work.queries.hooks import forecasts

AT_WORK = ("doing", "review")


def forecast_on(project_id: UUID) -> Forecast | None:
    return session.scalar(select(Forecast).where(Forecast.project_id == project_id))


def forecasts_on(project_ids: Sequence[UUID]) -> dict[UUID, Forecast]:
    rows = session.scalars(select(Forecast).where(Forecast.project_id.in_(project_ids)))
    return {row.project_id: row for row in rows}


def projects_to_forecast(workspace_id: UUID) -> Sequence[Project]:
    here = Project.workspace_id == workspace_id, Project.archived_at.is_(None)
    rows = select(Project).where(*here, Project.binned_at.is_(None)).order_by(Project.id)
    return session.scalars(rows).all()


def is_news(row: Forecast, found: Mapping[str, Any]) -> bool:
    return any(getattr(row, name) != value for name, value in found.items())


@forecasts
def known_forecasts(project_ids: list[UUID]) -> dict[UUID, hooks.Forecast]:
    """For the roadmap: only what was worked out before; nothing is reckoned for a page."""
    return {
        one: hooks.Forecast(row.likely_on, row.late_on, cause_of(row))
        for one, row in forecasts_on(project_ids).items()
        if row.late_on
    }


@knows_floats
def known_floats(project_id: UUID) -> Floats | None:
    """As they were worked out last; reminders are firm where there is no day to lose."""
    row = forecast_on(project_id)
    if row is None or "tight" not in row.facts:
        return None
    return {UUID(one): (0, cause) for one, cause in row.facts["tight"].items()}


def work_out(project: Project, at: datetime) -> dict[str, Any]:
    """Everything a forecast holds, as it follows from the plan and the past today."""
    left, closed = scope_now(project.id)
    try:
        asked = asked_of(project, at.date())
        minutes = asked.calendar.minutes_a_day
        past = past_of(project.id, asked.problem.axes[0], minutes, at)
        facts = _facts(left, closed, past) | {"tight": _tight(project, asked)}
        if problem := _problem(left, past):
            return _without(facts, problem)
        found = forecast(_outlook(project, asked, past, left, at))
    except (Circle, TooFar):
        return _without(_facts(left, closed, Past(closed, [], [])), "plan")
    return _without(facts, "stalled") if found is None else _with(facts, project, asked, found)


def _tight(project: Project, asked: Asked) -> dict[str, str]:
    try:
        return tight_in(project, asked)
    except (Circle, TooFar):
        return {}


def _problem(left: int, past: Past) -> str:
    if not left:
        return "done"
    return "history" if past.finished < ENOUGH else ""


def _facts(left: int, closed: int, past: Past) -> dict[str, Any]:
    pace = round(sum(past.weekly) / len(past.weekly), 1) if past.weekly else 0
    more = {"weeks": len(past.weekly), "ratios": len(past.ratios), "enough": ENOUGH}
    return {"left": left, "closed": closed, "finished": past.finished, "pace": pace} | more


def _without(facts: dict[str, Any], problem: str) -> dict[str, Any]:
    days = dict.fromkeys(("early_on", "likely_on", "late_on", "chance"))
    more = {"runs": 0, "by_pace": False, "critical": []}
    return {"problem": problem, **days, "facts": facts | more}


def _with(facts: dict[str, Any], project: Project, asked: Asked, found: Found) -> dict[str, Any]:
    rows = asked.tree.rows
    named = [
        {"id": str(rows[at].id), "ref": f"{rows[at].key}-{rows[at].number}",
         "title": rows[at].title, "share": round(100 * share)}
        for at, share in found.critical
        if at < len(rows)
    ]  # fmt: skip
    days = {"early_on": found.early, "likely_on": found.likely, "late_on": found.late}
    chance = found.chance_by(project.ends_on) if project.ends_on else None
    more = {"runs": found.runs, "by_pace": found.by_pace, "critical": named}
    return {"problem": "", **days, "chance": chance, "facts": facts | more}


def _outlook(project: Project, asked: Asked, past: Past, left: int, at: datetime) -> Outlook:
    problem, begun = asked.problem, begun_at(project.id)
    links, more = spread(problem.links, problem.leaves)
    lent = asked.tree.lent
    return Outlook(
        axes=problem.axes,
        pieces=pieces_of(problem, more),
        links=links,
        is_open={
            place: row.step in AT_WORK or row.id in begun
            for place, row in enumerate(asked.tree.rows)
            if problem.leaves[place] == [place] and not row.closed_at and row.id not in lent
        },
        cards=left,
        weekly=past.weekly,
        ratios=past.ratios,
        days_a_week=sum(1 for minutes in asked.calendar.week if minutes) or 5,
        today=at.date().toordinal(),
        seed=project.id.int % 2**32,
    )
