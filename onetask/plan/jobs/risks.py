"""A risk is looked at when the day of its trigger is over."""

from datetime import time, timedelta
from uuid import UUID

from onetask.core.change import Change, System
from onetask.core.clock import local_moment
from onetask.core.db import session
from onetask.core.events import Event, within
from onetask.core.jobs import job, promise
from onetask.plan.models.risks import Risk
from onetask.plan.operations.risks import warn_of_risk
from onetask.plan.queries.risks import zone_of


@within("risk.created", "risk.edited", "risk.restored")
def look_at_trigger_later(_change: Change, event: Event) -> None:
    risk = session.get_one(Risk, event.subject_id)
    if "trigger_on" in event.facts:
        risk.warned_at = None
    if risk.trigger_on and risk.is_live and not risk.warned_at:
        at = local_moment(risk.trigger_on + timedelta(days=1), time(), zone_of(risk))
        promise(look_at_trigger, risk.id, at=at, key=f"plan.look_at_trigger:{risk.id}:{at:%Y%m%d}")


@job()
def look_at_trigger(risk_id: str) -> None:
    risk = session.get(Risk, UUID(risk_id))
    if risk:
        warn_of_risk(System(risk.workspace_id), risk)
