"""What drawings print of people and labels, for many tasks in one query each."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.people.models import Member, initials
from onetask.talk.models import Label, Labelling
from onetask.work.models.tasks import Assignment

Badges = Callable[[list[UUID]], dict[UUID, list[str]]]
badge_makers: list[Badges] = []


class Person(NamedTuple):
    id: UUID
    name: str
    hue: int
    initials: str


class Tag(NamedTuple):
    id: UUID
    name: str
    hue: int


def badges(maker: Badges) -> Badges:
    """Lets rooms above print on cards, asked once for a batch of tasks."""
    badge_makers.append(maker)
    return maker


def people_on(ids: Sequence[UUID]) -> dict[UUID, list[Person]]:
    shown = Assignment.task_id, Member.id, Member.name, Member.hue
    rows = select(*shown).join(Member, Member.id == Assignment.member_id)
    found = session.execute(rows.where(Assignment.task_id.in_(ids)).order_by(Assignment.id))
    return _grouped((row[0], Person(*row[1:], initials(row.name))) for row in found)


def labels_on(ids: Sequence[UUID]) -> dict[UUID, list[Tag]]:
    shown = Labelling.subject_id, Label.id, Label.name, Label.hue
    rows = select(*shown).join(Label, Label.id == Labelling.label_id)
    here = Labelling.subject_id.in_(ids), Label.binned_at.is_(None)
    found = session.execute(rows.where(*here).order_by(Label.name))
    return _grouped((row[0], Tag(*row[1:])) for row in found)


def badges_on(ids: list[UUID]) -> dict[UUID, list[str]]:
    return _grouped(
        (task, badge)
        for maker in badge_makers
        for task, printed in maker(ids).items()
        for badge in printed
    )


def _grouped(pairs: Iterable[tuple[UUID, Any]]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
