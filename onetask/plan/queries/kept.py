"""What stands to choose on pages of plans."""

from uuid import UUID

from onetask.core.change import Actor
from onetask.core.db import session
from onetask.plan.access.baselines import visible_baselines
from onetask.plan.models.baselines import Baseline


def baselines_of(actor: Actor, project_id: UUID) -> list[Baseline]:
    """Those kept of a project, the oldest first."""
    return list(session.scalars(visible_baselines(actor).where(Baseline.project_id == project_id)))
