"""Imports run beside the pages, a while at a time, so that a killed one goes on soon."""

from uuid import UUID

from onetask.api.models import Import
from onetask.api.operations.running import Begun, run
from onetask.core import jobs
from onetask.core.db import session
from onetask.core.door import bookkeeping

A_WHILE = 15.0


@jobs.job(timeout=30)
def run_import(import_id: str) -> None:
    one = session.get(Import, UUID(import_id))
    if one and not run(Begun(one), seconds=A_WHILE):
        promise_import(UUID(import_id))


def promise_import(import_id: UUID) -> None:
    job_id = _promise(import_id)
    for put in jobs.enqueuers:
        put([(job_id, 0)])


@bookkeeping
def _promise(import_id: UUID) -> UUID:
    return jobs.promise(run_import, import_id)
