"""Each second: what is due is claimed and handed over; once a day all is planned again."""

import logging
import time
from collections import deque
from datetime import date
from uuid import UUID

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.jobs import enqueuers
from onetask.core.watch import each_second, gauge
from onetask.remind.engine.steady import Steady
from onetask.remind.operations.choices import plan_again
from onetask.remind.operations.keeping import claim_due
from onetask.remind.queries.deliveries import (
    database_now,
    is_anything_due,
    oldest_due_unsent_seconds,
)
from onetask.remind.queries.people import reachable_members

RED = 60
AT_ONCE = 5

log = logging.getLogger(__name__)
clock = Steady()
to_plan: deque[UUID] = deque()
planned_on: list[date] = []

gauge("oldest_due_unsent_seconds", RED)(oldest_due_unsent_seconds)


@each_second
def sweep_once() -> None:
    """Reads first, and writes only when something is due; any number of sweepers may do so."""
    moment = database_now()
    if not clock.may_go_on(moment.timestamp(), time.monotonic()):
        log.error("the clock has jumped: reminders wait until it has been steady for 5 minutes")
        return
    is_due = is_anything_due(moment)
    session.rollback()
    if is_due:
        rows = [(job_id, 0) for job_id in claim_due()]
        for put in enqueuers:
            put(rows)


@each_second
def plan_daily() -> None:
    """Local times mean other instants when the rules of time zones change."""
    if planned_on != [now().date()]:
        planned_on[:] = [now().date()]
        to_plan.extend(reachable_members())
        session.rollback()
    for _ in range(min(AT_ONCE, len(to_plan))):
        plan_again(to_plan.popleft())
