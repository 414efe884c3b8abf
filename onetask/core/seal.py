"""The end of a change: rows first, then its number, and after it only log tables."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, select, update

from onetask.core.change import Change
from onetask.core.db import session
from onetask.core.errors import Repeated, Silent
from onetask.core.events import EVERY, Event, Head, promising, showing
from onetask.core.stamps import stamp

_WHOSE = Head.workspace_id == bindparam("workspace")
_NEXT = Head.number + bindparam("count")
_BUMP = update(Head).where(_WHOSE).values(number=_NEXT).returning(Head.number)
_RAISE = update(Head).where(_WHOSE).values(number=_NEXT, floor=_NEXT).returning(Head.number)

promisers: list[Callable[[Connection, list[Event]], list[UUID]]] = []


def change_of(workspace_id: UUID, op: UUID) -> int | None:
    """The number of the change that carried out a request before."""
    same = Event.workspace_id == workspace_id, Event.op == op
    return session.scalar(select(Event.change).where(*same))


def refuse_repeat(change: Change) -> None:
    if change.op and (number := change_of(change.workspace_id, change.op)):
        raise Repeated(number)


def seal(change: Change) -> None:
    done = 0
    while done < len(change.events):
        event, done = change.events[done], done + 1
        for promise in promising.get(event.kind, ()):
            promise(change, event)
    session.flush()
    if change.events:
        _show(change)
        _write_log(session.connection(), change)
    elif session().info.get("moved"):
        raise Silent


def _show(change: Change) -> None:
    for event in change.events:
        for show in (*showing.get(event.kind, ()), *showing.get(EVERY, ())):
            change.drawing.add(show(event))


def _write_log(connection: Connection, change: Change) -> None:
    _number(connection, change)
    columns = Event.__table__.columns.keys()
    rows = [{name: getattr(event, name) for name in columns} for event in change.events]
    connection.execute(insert(Event), rows)
    stamp(connection, change.drawing, change.workspace_id, change.number)
    for promise in promisers:
        change.jobs += promise(connection, change.events)


def _number(connection: Connection, change: Change) -> None:
    """Takes the counter, the last lock before the commit."""
    count = len(change.events)
    who = {"workspace": change.workspace_id, "count": count}
    bump = _RAISE if change.drawing.everywhere else _BUMP
    change.number = connection.execute(bump, who).scalar_one()
    for number, event in enumerate(change.events, change.number - count + 1):
        event.number, event.change = number, change.number
    change.events[-1].op = change.op
