"""What goes out: a sweep at a moment, how its deliveries stand, and the one outlet."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from onetask.core.db import session
from onetask.core.jobs import lost_jobs, run_job
from onetask.remind.jobs.sweeping import sweep_once
from onetask.remind.models import Delivery, Outlet

HOME = "/settings/connections"
DAY = timedelta(days=1)
NINE = datetime(2027, 3, 18, 7, 0, tzinfo=UTC)


def run(moment, clock):
    """A sweep, and all jobs that it asked for."""
    clock.moment = moment
    sweep_once()
    clock.moment += timedelta(seconds=2)
    for job_id, _ in lost_jobs():
        run_job(job_id)


def states(channel):
    session.rollback()
    rows = select(Delivery).where(Delivery.channel == channel).order_by(Delivery.attempts)
    return [(one.state, one.error) for one in session.scalars(rows)]


def the_outlet():
    session.rollback()
    return session.scalars(select(Outlet)).one()
