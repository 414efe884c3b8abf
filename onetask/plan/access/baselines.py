"""Who sees a baseline: who sees its project."""

from typing import Any

from sqlalchemy import Select, select

from onetask.core.change import Actor
from onetask.plan.models.baselines import Baseline
from onetask.work.access import visible_projects
from onetask.work.models.projects import Project


def visible_baselines(actor: Actor) -> Select[Any]:
    seen = visible_projects(actor).with_only_columns(Project.id)
    here = Baseline.workspace_id == actor.workspace_id, Baseline.binned_at.is_(None)
    return select(Baseline).where(*here, Baseline.project_id.in_(seen)).order_by(Baseline.id)
