"""The queue: Redis or Valkey hands job rows to workers, and is never the only copy of anything."""

import logging
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from typing import Any
from uuid import UUID

from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry
from rq import Queue
from rq.exceptions import DuplicateJobError
from rq.job import Job as Errand
from rq.serializers import JSONSerializer

from onetask.core.jobs import works
from onetask.core.settings import settings

NAME = "onetask"
CARRY_OUT = "onetask.run.worker.carry_out"
QUICK = 0.25
FAILED_FOR = 60
log = logging.getLogger(__name__)


class Foreign(Exception):
    """Somebody else has put work into our queue."""


class OurErrand(Errand):
    """Carries out our job rows and nothing else, whatever is written in Redis."""

    @property
    def func(self) -> Any:
        if self.func_name != CARRY_OUT or self.instance:
            raise Foreign(self.func_name)
        return super().func

    def restore(self, raw_data: Any) -> Any:
        """Callbacks and webhooks would let a writer of Redis call anything."""
        super().restore(raw_data)
        self._success_callback_name = self._failure_callback_name = None
        self._stopped_callback_name, self.webhooks = None, []


def redis() -> "Redis | None":
    """None where there is no Redis at all: then the sweeper does the work itself."""
    url = settings().redis_url
    return connect(url) if url else None


@cache
def connect(url: str) -> "Redis":
    """For questions that must not keep anybody waiting; one retry for a line gone stale."""
    waits = {"socket_timeout": QUICK, "socket_connect_timeout": QUICK}
    return Redis.from_url(url, retry=Retry(NoBackoff(), 1), **waits)


def put(rows: Iterable[tuple[UUID, int]]) -> bool:
    """Hands rows to the workers; False when the queue is away."""
    line = redis()
    if line is None:
        return False
    queue = Queue(NAME, connection=line, serializer=JSONSerializer, job_class=OurErrand)
    try:
        for job_id, tries in rows:
            _put(queue, job_id, tries)
    except RedisError as error:
        log.warning("the queue is away: %s", type(error).__name__)
        return False
    return True


def _put(queue: Queue, job_id: UUID, tries: int) -> None:
    """One errand per try: RQ takes a finished one of the same name for a duplicate, too."""
    with suppress(DuplicateJobError):
        queue.enqueue_call(
            CARRY_OUT,
            args=[str(job_id)],
            job_id=f"{job_id}-{tries}",
            unique=True,
            timeout=max((work.timeout for work in works.values()), default=FAILED_FOR),
            result_ttl=0,
            failure_ttl=FAILED_FOR,
        )
