"""Workers: RQ forks a process per errand, so a poisoned job takes nobody along."""

import logging
import os
import signal
import time
from typing import Any
from uuid import UUID

from flask import Flask, current_app
from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry
from rq import Queue, Worker
from rq.serializers import JSONSerializer
from rq.timeouts import JobTimeoutException, UnixSignalDeathPenalty

from onetask.core.db import session
from onetask.core.jobs import Job, run_job, works
from onetask.core.settings import settings
from onetask.run import beats, queue
from onetask.run.children import HOPELESS, die_with
from onetask.run.migrate import ready_app

USUAL_LIMIT = 60
LONGEST_WAIT = 2.0
LONGEST_SILENCE = 30  # RQ waits up to 15 seconds for the next errand
log = logging.getLogger(__name__)


def main(_arguments: list[str]) -> None:
    work(ready_app())


def work(app: Flask) -> None:
    if not settings().redis_url:
        log.error("a worker needs REDIS_URL, or a running bin/run on the same folder")
        raise SystemExit(HOPELESS)
    once_more = Retry(NoBackoff(), 1)
    line = Redis.from_url(settings().redis_url, socket_timeout=LONGEST_SILENCE, retry=once_more)
    wait_for(line)
    warn_of_eviction(line)
    with app.app_context():
        horse_owner(line).work(logging_level="WARNING")


def horse_owner(line: "Redis") -> "Horses":
    return Horses(
        [Queue(queue.NAME, connection=line, serializer=JSONSerializer, job_class=queue.OurErrand)],
        connection=line,
        serializer=JSONSerializer,
        job_class=queue.OurErrand,
        worker_ttl=30,
        maintenance_interval=15,
        job_monitoring_interval=5,
    )


def wait_for(line: "Redis") -> None:
    while True:
        try:
            line.ping()
        except RedisError:
            time.sleep(0.05)
        else:
            return


def warn_of_eviction(line: "Redis") -> None:
    try:
        policy = line.config_get("maxmemory-policy").get("maxmemory-policy", "noeviction")
    except RedisError:
        return
    if policy != "noeviction":
        log.warning("Redis may throw jobs away: set maxmemory-policy to noeviction (is %s)", policy)


class Horses(Worker):
    """RQ's worker without its thread, which must not be there when it forks."""

    max_connection_wait_time = LONGEST_WAIT

    def subscribe(self) -> None:
        self.pubsub = self.pubsub_thread = None

    def unsubscribe(self) -> None:
        """There is nothing to leave."""

    def heartbeat(self, timeout: int | None = None, pipeline: Any = None) -> None:
        super().heartbeat(timeout, pipeline)
        beats.beat("worker")

    def main_work_horse(self, job: Any, queue: Any) -> None:
        die_with(os.getppid(), signal.SIGKILL)
        super().main_work_horse(job, queue)


def carry_out(job_id: str) -> None:
    """One row within its own time limit; its outcome stands in the row, not in RQ."""
    with current_app.app_context():
        limit = time_limit(UUID(job_id))
        within = UnixSignalDeathPenalty(limit, JobTimeoutException, job_id=job_id)  # type: ignore[no-untyped-call]
        with within:
            run_job(UUID(job_id))
        session.remove()


def time_limit(job_id: UUID) -> int:
    row = session.get(Job, job_id)
    return works[row.func].timeout if row and row.func in works else USUAL_LIMIT
