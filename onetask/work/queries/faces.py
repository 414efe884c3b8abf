"""What drawings print of people and labels, for many tasks in one query each."""

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import literal, select

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


def faces_on(ids: Sequence[UUID]) -> tuple[dict[UUID, list[Person]], dict[UUID, list[Tag]]]:
    """The people and the labels of tasks, in one statement."""
    people: list[tuple[UUID, Person]] = []
    labels: list[tuple[UUID, Tag]] = []
    for is_label, task_id, _order, *face in sorted(_faces(ids), key=itemgetter(0, 2)):
        if is_label:
            labels.append((task_id, Tag(*face)))
        else:
            people.append((task_id, Person._make([*face, initials(face[1])])))
    labels.sort(key=lambda pair: pair[1].name)
    return _grouped(people), _grouped(labels)


def people_on(ids: Sequence[UUID]) -> dict[UUID, list[Person]]:
    return faces_on(ids)[0]


def labels_on(ids: Sequence[UUID]) -> dict[UUID, list[Tag]]:
    return faces_on(ids)[1]


def _faces(ids: Sequence[UUID]) -> Sequence[Any]:
    """People by when they were assigned; labels are ordered by name afterwards."""
    shown = Assignment.task_id, Assignment.id, Member.id, Member.name, Member.hue
    people = select(literal(0), *shown).join(Member, Member.id == Assignment.member_id)
    marked = Labelling.subject_id, Labelling.id, Label.id, Label.name, Label.hue
    labels = select(literal(1), *marked).join(Label, Label.id == Labelling.label_id)
    live = Labelling.subject_id.in_(ids), Label.binned_at.is_(None)
    both = people.where(Assignment.task_id.in_(ids)).union_all(labels.where(*live))
    return session.execute(both).all()


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
