"""The projects that deliver initiatives, and how those stand: a few statements however many."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from onetask.core.db import session
from onetask.product.engine.outlook import Delivery
from onetask.product.models.links import Link
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Closure, Task
from onetask.work.queries.columns import IS_LIVE
from onetask.work.queries.hooks import Forecast, forecasts_of


def deliveries_of(initiative_ids: Iterable[UUID]) -> dict[UUID, list[Delivery]]:
    """For each initiative the projects that deliver it, those in the bin left out."""
    rows = _projects(list(initiative_ids))
    ids = {row.id for row in rows}
    counts, forecasts = _counts(ids), forecasts_of(ids)
    found: dict[UUID, list[Delivery]] = {}
    for row in rows:
        facts = _delivery(row, counts.get(row.id, (0, 0)), forecasts.get(row.id))
        found.setdefault(row.source_id, []).append(facts)
    return found


def initiatives_of_project(project_id: UUID) -> Sequence[UUID]:
    rows = select(Link.source_id).where(
        Link.target_id == project_id, Link.source_kind == "initiative"
    )
    return session.scalars(rows).all()


def _projects(initiative_ids: list[UUID]) -> Sequence[Any]:
    shown = Project.id, Project.name, Project.status, Project.starts_on, Project.ends_on
    rows = select(Link.source_id, *shown).join(Project, Project.id == Link.target_id)
    mine = Link.source_id.in_(initiative_ids), Link.target_kind == "project"
    there = rows.where(*mine, Project.binned_at.is_(None)).order_by(Link.id)
    return session.execute(there).all()


def _counts(project_ids: set[UUID]) -> dict[UUID, tuple[int, int]]:
    """The cards of each project, and how many of them are closed."""
    cards = select(Task.project_id, func.count(Task.id), func.count(Closure.id))
    cards = cards.outerjoin(Closure, Closure.task_id == Task.id)
    there = Task.project_id.in_(project_ids), Task.column_id.is_not(None), IS_LIVE
    rows = session.execute(cards.where(*there).group_by(Task.project_id)) if project_ids else ()
    return {row[0]: (row[1], row[2]) for row in rows}


def _delivery(row: Any, count: tuple[int, int], forecast: Forecast | None) -> Delivery:
    named: dict[str, Any] = {"id": row.id, "name": row.name, "status": row.status}
    days: dict[str, Any] = {"starts_on": row.starts_on, "ends_on": row.ends_on}
    late: dict[str, Any] = {}
    if forecast:
        late = {"late_on": forecast.late_on, "cause": forecast.cause}
    return Delivery(**named, **days, **late, cards=count[0], closed=count[1])
