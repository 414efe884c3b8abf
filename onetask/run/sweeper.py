"""The sweeper looks each second for what was promised and nobody does."""

import logging
import time

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from onetask.core.db import session
from onetask.core.errors import Busy
from onetask.core.jobs import lost_jobs
from onetask.core.watch import sweeps
from onetask.run import beats, queue
from onetask.run.migrate import ready_app
from onetask.run.worker import carry_out

EACH = 1.0
PAUSE = 4.0
log = logging.getLogger(__name__)


def main(_arguments: list[str]) -> None:
    sweep_on(ready_app())


def sweep_on(app: Flask) -> None:
    while True:
        try:
            with app.app_context():
                sweep()
        except (SQLAlchemyError, Busy) as error:
            log.warning("the database refused the sweep: %s", str(error).partition("\n")[0])
            time.sleep(PAUSE)
        time.sleep(EACH)


def sweep() -> None:
    """Without a queue the rows are carried out right here."""
    for look in sweeps:
        look()
    rows = lost_jobs()
    session.rollback()
    beats.beat("sweeper")
    if not rows or queue.put(rows):
        return
    for job_id, _ in rows:
        carry_out(str(job_id))
        beats.beat("sweeper")
