"""Undo: every kind of event names its inverse operation, or why there is none."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import through
from onetask.core.errors import Conflict, NotThere
from onetask.core.events import Event
from onetask.core.locale import gettext
from onetask.core.seal import change_of

Inverse = Callable[[Any, Event], object]
inverses: dict[str, Inverse | str] = {}


def undoes(*kinds: str) -> Callable[[Inverse], Inverse]:
    def add(inverse: Inverse) -> Inverse:
        inverses.update(dict.fromkeys(kinds, inverse))
        return inverse

    return add


def cannot_undo(why: str, *kinds: str) -> None:
    """Says aloud that these events have no inverse, in words for people."""
    inverses.update(dict.fromkeys(kinds, why))


def undo(actor: Actor, number: int) -> None:
    """Takes back a whole change as one change, its last event first."""

    def run(_: Change) -> None:
        for event in events_of_change(actor, number):
            inverse = inverses[event.kind]
            if isinstance(inverse, str):
                raise Conflict(gettext(inverse))
            inverse(actor, event)

    through(actor, run)


def undo_operation(actor: Actor, op: UUID) -> None:
    """Takes back the change that a request with this token made."""
    number = change_of(actor.workspace_id, op)
    if number is None:
        raise NotThere
    undo(actor, number)


def events_of_change(actor: Actor, number: int) -> list[Event]:
    of_change = Event.workspace_id == actor.workspace_id, Event.change == number
    return list(session.scalars(select(Event).where(*of_change).order_by(Event.number.desc())))
