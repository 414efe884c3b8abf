"""The health of projects: what is derived, why, and what somebody says instead."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from fractions import Fraction
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import case, func, select

from onetask.core.clock import local_moment
from onetask.core.db import session
from onetask.core.locale import figure
from onetask.core.locale import gettext as _
from onetask.plan.engine import health
from onetask.plan.engine.risk import HIGH
from onetask.plan.models.health import Judgement
from onetask.plan.models.risks import Risk
from onetask.plan.queries.earned import earned_values
from onetask.plan.queries.risks import open_risks
from onetask.plan.queries.shown import index
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Task

MONTH = timedelta(days=30)


class Health(NamedTuple):
    """The derived status with the reading of each side, and a verdict where there is one."""

    status: str
    readings: list[health.Reading]
    reasons: list[str]
    verdict: Judgement | None


def health_of(projects: Sequence[Project], today: date) -> dict[UUID, Health]:
    """For any number of projects in a constant number of statements."""
    ids = [project.id for project in projects]
    earned, risks = earned_values(projects, today), _risks(ids)
    scopes, verdicts = _scopes(ids, today), _verdicts(ids)
    found = {}
    for one in ids:
        value = earned[one].value
        readings = [
            health.schedule(value.spi),
            health.cost(value.cpi),
            _risk(risks.get(one, []), today),
            health.scope(*scopes.get(one, (0, 0))),
        ]
        said = [reason_of(reading) for reading in readings]
        found[one] = Health(health.worst(readings), readings, said, verdicts.get(one))
    return found


def verdict_on(project_id: UUID) -> Judgement | None:
    return session.scalar(select(Judgement).where(Judgement.project_id == project_id))


def reason_of(reading: health.Reading) -> str:
    """One side in a sentence."""
    value = reading.figure
    if reading.side == "risk":
        return _risk_said(reading)
    if value is None:
        return {
            "schedule": _("Nothing was due yet."),
            "cost": _("Nothing was budgeted and spent yet."),
            "scope": _("There was nothing to compare the scope with a month ago."),
        }[reading.side]
    if reading.side == "schedule":
        return _("Schedule performance is %(index)s.", index=index(_fraction(value)))
    if reading.side == "cost":
        return _("Cost performance is %(index)s.", index=index(_fraction(value)))
    return _("The scope grew by %(percent)s %% in 30 days.", percent=figure(float(value) * 100))


def _fraction(value: object) -> Fraction:
    return Fraction(str(value))


def _risk_said(reading: health.Reading) -> str:
    if reading.status == "on_track":
        return _("No grave risk is without a response.")
    return _("%(count)s risks are grave or overdue without a response.", count=reading.figure)


def _risk(risks: list[Risk], today: date) -> health.Reading:
    overdue = sum(1 for one in risks if one.is_unanswered(today))
    grave = sum(1 for one in risks if one.score >= HIGH and not one.response)
    return health.risk(grave, overdue)


def _risks(ids: Sequence[UUID]) -> dict[UUID, list[Risk]]:
    found: dict[UUID, list[Risk]] = {}
    for one in open_risks(ids):
        found.setdefault(one.project_id, []).append(one)
    return found


def _scopes(ids: Sequence[UUID], today: date) -> dict[UUID, tuple[int, int]]:
    """The cards there were a month ago, and those that came since."""
    since = local_moment(today - MONTH, time(), "UTC")
    cards = Task.project_id.in_(ids), Task.parent_id.is_(None), Task.binned_at.is_(None)
    old = func.sum(case((Task.made_at < since, 1), else_=0))
    counts = select(Task.project_id, old, func.count()).where(*cards).group_by(Task.project_id)
    rows = session.execute(counts)
    return {row[0]: (int(row[1]), int(row[2] - row[1])) for row in rows}


def _verdicts(ids: Sequence[UUID]) -> dict[UUID, Judgement]:
    rows = session.scalars(select(Judgement).where(Judgement.project_id.in_(ids)))
    return {row.project_id: row for row in rows}
