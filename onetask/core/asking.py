"""How lower rooms ask that people are reminded of something, and others say what they know."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from onetask.core.db import Thing
from onetask.core.events import Event


class Wanted(NamedTuple):
    """One reminder that a room asks for; its topic says how it is told in a reader's language."""

    thing: Thing
    member_ids: tuple[UUID, ...]
    key: str
    at: datetime
    topic: str
    facts: dict[str, Any]


class Telling(NamedTuple):
    """What happened, and why its reader hears of it."""

    words: str
    why: str


Ask = Callable[[Event], Iterable[Wanted]]
Doubt = Callable[[Thing, str], bool]
Tell = Callable[[dict[str, Any]], Telling]
Floats = Mapping[UUID, tuple[int, str]]
Read = Callable[[UUID], "Floats | None"]

asking: dict[str, list[Ask]] = {}
doubting: dict[str, Doubt] = {}
telling: dict[str, Tell] = {}
floats: list[Read] = []


def asks_for(*kinds: str) -> Callable[[Ask], Ask]:
    """After these events, these reminders are wanted; those asked for before are called off."""

    def add(ask: Ask) -> Ask:
        for kind in kinds:
            asking.setdefault(kind, []).append(ask)
        return ask

    return add


def tells(topic: str) -> Callable[[Tell], Tell]:
    """How reminders of a topic are told."""

    def add(tell: Tell) -> Tell:
        telling[topic] = tell
        return tell

    return add


def still_true(kind: str) -> Callable[[Doubt], Doubt]:
    """Asked again before anything is said about things of this kind."""

    def add(doubt: Doubt) -> Doubt:
        doubting[kind] = doubt
        return doubt

    return add


def knows_floats(read: Read) -> Read:
    """The tasks of a project that have no day to lose, with what cannot wait; all others have.

    Nothing where no schedule is known.
    """
    floats.append(read)
    return read
