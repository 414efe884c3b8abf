"""Baselines and what became of them, for programs."""

from datetime import date
from uuid import UUID

from onetask.api.engine import shown_plans as s
from onetask.api.queries.shown import number_of
from onetask.api.views.registry import route
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.access import is_editor
from onetask.plan.access.baselines import visible_baselines
from onetask.plan.engine.variance import Change
from onetask.plan.forms.baselines import BaselineForm
from onetask.plan.models.baselines import Baseline
from onetask.plan.operations.baselines import bin_baseline, take_baseline
from onetask.plan.queries.baselines import variance_of
from onetask.plan.queries.kept import baselines_of
from onetask.work.access import visible_projects
from onetask.work.models.projects import Project


@route("GET", "/projects/<uuid:id>/baselines", s.Baselines)
def list_baselines(id: UUID) -> s.Baselines:
    """The baselines of a project, the oldest first."""
    number, project = number_of(me()), one_or_404(visible_projects(me()), id)
    return s.Baselines(number=number, items=[_shown(one) for one in baselines_of(me(), project.id)])


@route("POST", "/projects/<uuid:id>/baselines", s.BaselineWhole, takes=BaselineForm)
def create_baseline(form: BaselineForm, id: UUID) -> s.BaselineWhole:
    """Keeps the plan as it stands: every task with its days, effort, points and cost."""
    made = take_baseline(me(), one_or_404(visible_projects(me()), id), name=form.name)
    return _whole(made)


@route("DELETE", "/baselines/<uuid:id>", s.BaselineWhole)
def delete_baseline(id: UUID) -> s.BaselineWhole:
    """Puts it into the bin."""
    return _whole(bin_baseline(me(), one_or_404(visible_baselines(me()), id)))


@route("GET", "/baselines/<uuid:id>/variance", s.VarianceShown)
def read_variance(id: UUID) -> s.VarianceShown:
    """What was added, removed, moved and grew since, by item and in sum; costs for members."""
    number, baseline = number_of(me()), one_or_404(visible_baselines(me()), id)
    project: Project = one_or_404(visible_projects(me()), baseline.project_id)
    found, sees_cost = variance_of(project, baseline), is_editor(me())
    more = {name: now - was for name, (was, now) in found.totals.items()}
    return s.VarianceShown(
        number=number,
        baseline=str(baseline.id),
        name=baseline.name,
        was_finish=_day(found.end_was),
        finish=_day(found.end),
        finish_days=found.ends,
        minutes=more["minutes"],
        points=more["points"],
        cost=more["cost"] if sees_cost else 0,
        items=[_item(one, 1 if sees_cost else 0) for one in found.changes if one.what],
    )


def _item(change: Change, cost: int) -> s.VarianceItem:
    was, now = change.was or {}, change.now or {}
    return s.VarianceItem(
        id=change.key,
        ref=change.ref,
        title=change.title,
        what=change.what,
        was_start=_day(was.get("start")),
        was_finish=_day(was.get("finish")),
        start=_day(now.get("start")),
        finish=_day(now.get("finish")),
        start_days=change.starts,
        finish_days=change.ends,
        minutes=change.more["minutes"],
        points=change.more["points"],
        cost=change.more["cost"] * cost,
    )


def _shown(baseline: Baseline) -> s.BaselineShown:
    return s.BaselineShown(
        id=str(baseline.id),
        name=baseline.name,
        made_at=baseline.made_at.isoformat(),
        items=len(baseline.items),
    )


def _whole(baseline: Baseline) -> s.BaselineWhole:
    return s.BaselineWhole(number=number_of(me()), **_shown(baseline))


def _day(ordinal: int | None) -> str | None:
    return date.fromordinal(ordinal).isoformat() if ordinal else None
