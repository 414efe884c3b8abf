"""One pass through the door: who, when, and what is to be told."""

from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import inspect, select

from onetask.core.clock import now
from onetask.core.db import Thing, session
from onetask.core.errors import Clash, Theirs
from onetask.core.events import Event
from onetask.core.ids import NOBODY
from onetask.core.stamps import Drawing


class Actor(Protocol):
    @property
    def id(self) -> UUID: ...
    @property
    def workspace_id(self) -> UUID: ...
    @property
    def role(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def hue(self) -> int: ...


@dataclass(frozen=True)
class System:
    """OneTask itself, acting for a workspace: jobs and imports."""

    workspace_id: UUID
    id: UUID = NOBODY
    role: str = "system"
    name: str = "OneTask"
    hue: int = 258


class Change:
    def __init__(self, actor: Actor, op: UUID | None) -> None:
        self.actor, self.op, self.at = actor, op, now()
        self.workspace_id = actor.workspace_id
        self.events: list[Event] = []
        self.drawing = Drawing()
        self.jobs: list[UUID] = []
        self.number = 0

    def record(self, kind: str, subject: Thing, **facts: Any) -> None:
        """Notes what happened; facts hold old and new as plain JSON, so that it can be undone."""
        who = {"workspace_id": self.workspace_id, "actor_id": self.actor.id, "at": self.at}
        what = {"subject_kind": subject.kind, "subject_id": subject.id, "label": subject.label}
        event = Event(**who, **what, kind=kind, scope_id=subject.scope_id, facts=facts)
        self.events.append(event)

    def hold(self, *things: Thing) -> None:
        """Locks what is ordered or counted, always in the same order: the rows alone, no joins."""
        session.flush()  # a refresh would forget what is not written yet
        for thing in sorted(things, key=lambda held: (held.__tablename__, held.id)):
            own = inspect(type(thing)).column_attrs.keys()
            session.refresh(thing, own, with_for_update={"key_share": True})

    def clash(self, subject: Thing, field: str, mine: Any, seen: int | None) -> None:
        """Raises when somebody else changed this field after the drawing the actor looked at."""
        if seen is None:
            return
        others = Event.subject_id == subject.id, Event.actor_id != self.actor.id
        newer = select(Event).where(*others, Event.number > seen).order_by(Event.number.desc())
        for event in session.scalars(newer):
            if field in event.facts and event.facts[field][-1] != mine:
                raise Clash(_theirs(event, field), mine)


def _theirs(event: Event, field: str) -> Theirs:
    return Theirs(field, event.facts[field][-1], str(event.actor_id), event.at, event.number)
