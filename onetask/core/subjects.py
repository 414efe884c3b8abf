"""What things there are, so that rooms below can treat those above alike."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select

from onetask.core.change import Actor
from onetask.core.db import Thing, session
from onetask.core.errors import NotThere

Rule = Callable[[Any, Any], bool]
May = Callable[[Any, UUID], bool]


@dataclass(frozen=True)
class Subject:
    """How a kind of thing is found, guarded and shown."""

    kind: str
    model: type[Thing]
    visible: Callable[[Any], Select[Any]]
    may_edit: Rule
    may_talk: Rule
    url: Callable[[Any], str]
    place: Callable[[Any], str]


_subjects: dict[str, Subject] = {}
_places: dict[str, May] = {}


def register(subject: Subject) -> None:
    _subjects[subject.kind] = subject


def subject(kind: str) -> Subject:
    if kind not in _subjects:
        raise NotThere
    return _subjects[kind]


def kinds() -> list[str]:
    return list(_subjects)


def find(actor: Actor, kind: str, thing_id: UUID) -> Thing:
    """The thing, where this actor may see it."""
    about = subject(kind)
    found: Thing = one_or_404(about.visible(actor).where(about.model.id == thing_id))
    return found


def one_or_404(query: Select[Any], thing_id: UUID | None = None) -> Any:
    """The one row, or NotThere; missing and forbidden look the same."""
    if thing_id is not None:
        query = query.where(query.column_descriptions[0]["entity"].id == thing_id)
    found = session.scalars(query).unique().one_or_none()
    if found is None:
        raise NotThere
    return found


def place(kind: str) -> Callable[[May], May]:
    """Says who may join a place, and so see all that is sent there."""

    def add(rule: May) -> May:
        _places[kind] = rule
        return rule

    return add


def may_join(actor: Actor, name: str) -> bool:
    kind, _, thing_id = name.partition(":")
    try:
        return kind in _places and _places[kind](actor, UUID(thing_id))
    except ValueError:
        return False
