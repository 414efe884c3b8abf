"""Baselines of a project, and what became of them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from onetask.core.clock import now
from onetask.plan.engine.variance import Variance, variance
from onetask.plan.models.baselines import Baseline
from onetask.plan.queries.schedules import Schedule, ref_of, schedule_of
from onetask.work.models.projects import Project

Costs = Callable[[UUID], dict[UUID, float]]
cost_makers: list[Costs] = []


def costs(maker: Costs) -> Costs:
    """Lets money say what each task of a project is planned to cost."""
    cost_makers.append(maker)
    return maker


def items_of(project: Project) -> dict[str, dict[str, Any]]:
    """Every task as it is planned now, ready to be kept."""
    schedule = schedule_of(project, now().date())
    cost: dict[UUID, float] = {}
    for maker in cost_makers:
        cost |= maker(project.id)
    return {str(row.id): _item(schedule, row, cost.get(row.id)) for row in schedule.tasks}


def variance_of(project: Project, baseline: Baseline) -> Variance:
    return variance({item["id"]: item for item in baseline.items}, items_of(project))


def spans_of(baseline: Baseline) -> dict[UUID, tuple[int, int]]:
    return {
        UUID(item["id"]): (item["start"], item["finish"])
        for item in baseline.items
        if item.get("dated")
    }


def _item(schedule: Schedule, row: Any, cost: float | None) -> dict[str, Any]:
    planned = schedule.row(row.id)
    is_whole = len(schedule.asked.problem.leaves[schedule.asked.at[row.id]]) > 1
    dated = bool(row.starts_on or row.due_on)
    start, finish = planned.start, planned.finish
    if dated and not is_whole:
        finish = row.due_on.toordinal() if row.due_on else finish
        start = row.starts_on.toordinal() if row.starts_on else min(start, finish)
    return {
        **{"id": str(row.id), "ref": ref_of(row), "title": row.title},
        **{"start": start, "finish": max(start, finish), "dated": dated or is_whole},
        **{"minutes": row.minutes, "points": row.points, "cost": cost, "whole": is_whole},
        "days": schedule.item(row.id).length,
    }
