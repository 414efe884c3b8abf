"""Work promised with a change: rows are the truth, a queue only carries them out."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import JSON, Connection, Index, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from onetask.core.change import Change
from onetask.core.clock import now
from onetask.core.db import Bookkeeping, session
from onetask.core.door import bookkeeping, tellers
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.seal import promisers

TRIES = 8
LOST_AFTER = timedelta(seconds=10)

log = logging.getLogger(__name__)


class Job(Bookkeeping):
    """One piece of work after a commit, done at least once."""

    func: Mapped[str]
    args: Mapped[list[Any]] = mapped_column(JSON)
    workspace_id: Mapped[UUID | None]
    number: Mapped[int | None]
    key: Mapped[str | None]
    run_at: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    dead_at: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None]
    __table_args__ = (Index(None, "done_at", "dead_at", "run_at"), Index(None, "key"))


class Work(NamedTuple):
    """A function that jobs may name."""

    run: Callable[..., None]
    timeout: int


class Listener(NamedTuple):
    """A job asked for by an event."""

    func: str
    after: float
    once_per: str | None


works: dict[str, Work] = {}
listening: dict[str, list[Listener]] = {}
enqueuers: list[Callable[[list[tuple[UUID, int]]], None]] = []


def job(timeout: int = 30) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Allows a function to be carried out as a job, under its room's and its own name."""

    def add(function: Callable[..., None]) -> Callable[..., None]:
        works[name_of(function)] = Work(function, timeout)
        return function

    return add


def on(
    *kinds: str, after: float = 0, once_per: str | None = None, timeout: int = 30
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Carries out a job after these events, given (workspace id, number); may be coalesced."""

    def add(function: Callable[..., None]) -> Callable[..., None]:
        works[name_of(function)] = Work(function, timeout)
        for kind in kinds:
            listener = Listener(name_of(function), after, once_per)
            listening.setdefault(kind, []).append(listener)
        return function

    return add


def name_of(function: Callable[..., None]) -> str:
    room = function.__module__.removeprefix("onetask.").split(".")[0]
    return f"{room}.{function.__name__}"


def promise(
    function: Callable[..., None] | str,
    *args: Any,
    at: datetime | None = None,
    key: str | None = None,
) -> UUID:
    """Adds a job row to the transaction under way; with a key, once while one is waiting.

    Operations, which stand below their room's jobs, name the function.
    """
    name = function if isinstance(function, str) else name_of(function)
    row = _row(name, [str(arg) for arg in args], at or now(), key)
    if key and (waiting := _waiting(session.connection(), [key])):
        return waiting[key]
    session.connection().execute(insert(Job), row)
    if (change := session().info.get("change")) and at is None:
        change.jobs.append(row["id"])
    return row["id"]  # type: ignore[no-any-return]


def promise_for_events(connection: Connection, events: list[Event]) -> list[UUID]:
    """Adds the job rows that events ask for; called under the counter."""
    rows: dict[Any, dict[str, Any]] = {}
    for event in events:
        for listener in listening.get(event.kind, ()):
            row = _row_for(listener, event)
            rows[row["key"] or row["id"]] = row
    waiting = _waiting(connection, [row["key"] for row in rows.values() if row["key"]])
    new = [row for row in rows.values() if row["key"] not in waiting]
    if new:
        connection.execute(insert(Job), new)
    return [row["id"] for row in new if row["run_at"] <= now()]


def enqueue(change: Change) -> None:
    """Hands the rows of a committed change to the queue; a lost one is swept up later."""
    for put in enqueuers:
        put([(job_id, 0) for job_id in change.jobs])


def run_job(job_id: UUID) -> bool:
    """Carries out one row in this process; False when there is nothing left to do."""
    claimed = claim_job(job_id)
    if claimed is None:
        return False
    func, args = claimed
    try:
        works[func].run(*args)
    except Exception as error:
        session.rollback()
        log.exception("job %s (%s) failed", func, job_id)
        note_failure(job_id, repr(error)[:500])
        return True
    note_done(job_id)
    return True


@bookkeeping
def claim_job(job_id: UUID) -> tuple[str, list[Any]] | None:
    row = session.scalar(select(Job).where(Job.id == job_id).with_for_update(skip_locked=True))
    if row is None or row.done_at or row.dead_at or _is_running(row):
        return None
    if row.tries >= TRIES:  # it has killed its process each time
        row.dead_at = now()
        return None
    row.claimed_at, row.tries = now(), row.tries + 1
    return row.func, row.args


@bookkeeping
def note_done(job_id: UUID) -> None:
    session.execute(update(Job).where(Job.id == job_id).values(done_at=now(), error=None))


@bookkeeping
def note_failure(job_id: UUID, error: str) -> None:
    row = session.get_one(Job, job_id)
    row.error, row.claimed_at = error, None
    row.run_at = now() + timedelta(seconds=min(3600, 2**row.tries))
    row.dead_at = now() if row.tries >= TRIES else None


def lost_jobs(limit: int = 100) -> list[tuple[UUID, int]]:
    """Rows that are due and that nobody works on: the sweeper enqueues them again."""
    moment = now()
    open_rows = Job.done_at.is_(None), Job.dead_at.is_(None), Job.run_at <= moment - LOST_AFTER / 10
    rows = session.scalars(select(Job).where(*open_rows).order_by(Job.run_at).limit(limit))
    return [(row.id, row.tries) for row in rows if not _is_running(row)]


def _is_running(row: Job) -> bool:
    patience = timedelta(seconds=2 * works[row.func].timeout if row.func in works else 60)
    return row.claimed_at is not None and row.claimed_at > now() - patience


def _row_for(listener: Listener, event: Event) -> dict[str, Any]:
    key = f"{listener.func}:{_once(listener.once_per, event)}" if listener.once_per else None
    at = event.at + timedelta(seconds=listener.after)
    args = [str(event.workspace_id), event.number]
    owner = {"workspace_id": event.workspace_id, "number": event.number}
    return _row(listener.func, args, at, key) | owner


def _once(what: str, event: Event) -> object:
    return {"project": event.scope_id, "subject": event.subject_id}.get(what, event.workspace_id)


def _row(func: str, args: list[Any], at: datetime, key: str | None) -> dict[str, Any]:
    empty = {"workspace_id": None, "number": None, "tries": 0}
    return empty | {"id": uuid7(), "func": func, "args": args, "run_at": at, "key": key}


def _waiting(connection: Connection, keys: list[str]) -> dict[str, UUID]:
    """The rows nobody has begun, by their keys."""
    if not keys:
        return {}
    waiting = Job.claimed_at.is_(None), Job.done_at.is_(None), Job.dead_at.is_(None)
    found = connection.execute(select(Job.key, Job.id).where(Job.key.in_(keys), *waiting))
    return {str(key): job_id for key, job_id in found}


promisers.append(promise_for_events)
tellers.append(enqueue)
