"""The one door: every change to OneTask's data enters through an operation."""

import logging
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from onetask.core.change import Actor, Change
from onetask.core.db import Bookkeeping, Thing, session, write_gate
from onetask.core.errors import Busy, Refused, WriteOutsideDoor
from onetask.core.seal import refuse_repeat, seal

TRIES = 5
RERUN_STATES = ("40001", "40P01")
RERUN_RULES = ("rank", "op", "number", "key", "slug")
WAITED_TOO_LONG = ("55P03", "57014")

S = TypeVar("S", bound=Thing)
R = TypeVar("R")
P = ParamSpec("P")
May = Callable[[Any, Any], bool]
Body = Callable[Concatenate[Change, S, P], R]
Entrance = Callable[Concatenate[Actor, S, P], R]

log = logging.getLogger(__name__)
operations: dict[str, tuple[Callable[..., Any], frozenset[str]]] = {}
tellers: list[Callable[[Change], None]] = []


@dataclass
class Request:
    """What one request was named, and the changes it has made so far."""

    op: UUID | None = None
    changes: list[Change] = field(default_factory=list)


_request: ContextVar[Request | None] = ContextVar("request", default=None)


def operation(may: May, **details: May) -> Callable[[Body[S, P, R]], Entrance[S, P, R]]:
    """Lets an actor change content, where the rule of each Thing it is given allows it."""

    def wrap(body: Body[S, P, R]) -> Entrance[S, P, R]:
        @wraps(body)
        def enter(actor: Actor, subject: S, /, *args: P.args, **named: P.kwargs) -> R:
            def run(change: Change) -> R:
                given = [(rule, named.get(name)) for name, rule in details.items()]
                rules: list[tuple[May, Any]] = [(may, subject), *given]
                if not all(_allows(rule, change.actor, thing) for rule, thing in rules):
                    raise Refused(body.__name__)
                return body(change, subject, *args, **named)

            return through(actor, run)

        operations[body.__name__] = body, frozenset(details)
        return enter

    return wrap


def bookkeeping(body: Callable[P, R]) -> Callable[P, R]:
    """Lets a function write rows that are not content: same gate, no event."""

    @wraps(body)
    def enter(*args: P.args, **named: P.kwargs) -> R:
        if "may_write" in session().info:
            return body(*args, **named)
        return _until_done(lambda: _transact((Bookkeeping,), lambda: body(*args, **named)))

    return enter


@contextmanager
def asked_with(op: UUID | None) -> Iterator[Request]:
    """Names a request, so that its one operation is carried out once however often it comes."""
    asked = Request(op)
    token = _request.set(asked)
    try:
        yield asked
    finally:
        _request.reset(token)


def through(actor: Actor, run: Callable[[Change], R]) -> R:
    """Runs as one change, or as a part of the change under way."""
    if outer := session().info.get("change"):
        return run(outer)
    if "may_write" in session().info:
        raise WriteOutsideDoor("an operation inside bookkeeping")
    change, result = _until_done(lambda: _change_once(actor, run))
    if asked := _request.get():
        asked.changes.append(change)
    for tell in tellers:
        _tell(tell, change)
    return result


def _allows(rule: May, actor: Actor, given: Any) -> bool:
    """A rule holds for each Thing given: one, none or several."""
    things = given if isinstance(given, (list, tuple)) else [] if given is None else [given]
    return all(_same_workspace(actor, thing) and rule(actor, thing) for thing in things)


def _same_workspace(actor: Actor, thing: Thing) -> bool:
    return thing.workspace_id == actor.workspace_id


def _until_done(attempt: Callable[[], R]) -> R:
    for tries in range(TRIES):
        try:
            return attempt()
        except (StaleDataError, DBAPIError) as error:
            if not _was_overtaken(error):
                raise
            time.sleep(random.random() * 0.005 * 2**tries)  # noqa: S311
    raise Busy


def _was_overtaken(error: Exception) -> bool:
    cause: Any = getattr(error, "orig", None)
    state = getattr(cause, "sqlstate", None) or ""
    if state in WAITED_TOO_LONG:
        raise Busy from error
    if isinstance(error, IntegrityError):
        return _broken_rule(cause).endswith(RERUN_RULES)
    return isinstance(error, StaleDataError) or state in RERUN_STATES or "locked" in str(cause)


def _broken_rule(cause: Any) -> str:
    """PostgreSQL names the constraint, SQLite its last column."""
    named = getattr(getattr(cause, "diag", None), "constraint_name", None)
    return named or str(cause).rsplit(".", 1)[-1]


def _change_once(actor: Actor, run: Callable[[Change], R]) -> tuple[Change, R]:
    def body() -> tuple[Change, R]:
        asked = _request.get()
        is_first = asked is not None and not asked.changes
        change = session().info["change"] = Change(actor, asked.op if asked and is_first else None)
        refuse_repeat(change)
        result = run(change)
        seal(change)
        return change, result

    return _transact((Thing, Bookkeeping), body)


def _transact(may_write: tuple[type, ...], body: Callable[[], R]) -> R:
    session.rollback()
    with write_gate():
        try:
            session.connection(execution_options={"door": True})
            session().info["may_write"] = may_write
            result = body()
            session.commit()
        except BaseException:
            session.rollback()
            raise
        finally:
            for key in ("may_write", "change", "moved"):
                session().info.pop(key, None)
    return result


def _tell(tell: Callable[[Change], None], change: Change) -> None:
    try:
        tell(change)
    except Exception:
        log.exception("change %s stands, but was not told", change.number)
