"""Tasks as rows: what lists, my tasks and priorities are made of."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import and_, func, or_, select

from onetask.core.change import Actor
from onetask.core.db import session
from onetask.talk.models import Labelling
from onetask.work.access import visible_tasks
from onetask.work.engine.filters import NOBODY, Filter
from onetask.work.models.projects import Column, Project
from onetask.work.models.tasks import Assignment, Closure, Dependency, Task
from onetask.work.queries.cards import cards_with, is_waiting
from onetask.work.queries.faces import Person, Tag, faces_on

MOST = 5000


class Row(NamedTuple):
    """A task with its people and labels; the facts of the card are on `card`."""

    card: Any
    people: Sequence[Person]
    labels: Sequence[Tag]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.card, name)


def rows_of(actor: Actor, conditions: Iterable[Any], most: int = MOST) -> list[Row]:
    """Tasks an actor may see, in three statements."""
    seen = visible_tasks(actor).with_only_columns(Task.id)
    shown = Task.id.in_(seen.where(Task.archived_at.is_(None), *conditions))
    cards = session.execute(
        _ROWS.where(shown).order_by(Task.column_id, Task.rank).limit(most)
    ).all()
    ids = [card.id for card in cards]
    people, labels = faces_on(ids)
    return [Row(card, people.get(card.id, ()), labels.get(card.id, ())) for card in cards]


def conditions(found: Filter, actor: Actor, today: date) -> list[Any]:
    """A filter as conditions on tasks."""
    where: list[Any] = [_PLAIN[name](found.where[name]) for name in found.where if name in _PLAIN]
    if dues := found.where.get("due"):
        where.append(or_(*(_due(value, today) for value in dues)))
    where += [_state(value, actor) for value in found.where.get("is", ())]
    where += [_text(found.text)] if found.text else []
    return where + (_startable(today) if found.now else [])


def is_mine(member_id: UUID) -> Any:
    mine = Assignment.task_id == Task.id, Assignment.member_id == member_id
    return select(Assignment.id).where(*mine).exists()


def is_closed() -> Any:
    return select(Closure.id).where(Closure.task_id == Task.id).exists()


def _assigned(values: tuple[str, ...]) -> Any:
    on = select(Assignment.id).where(Assignment.task_id == Task.id)
    some = on.where(Assignment.member_id.in_(_ids(values))).exists()
    return or_(some, ~on.exists()) if NOBODY in values else some


def _labelled(values: tuple[str, ...]) -> Any:
    on = select(Labelling.id).where(Labelling.subject_id == Task.id)
    some = on.where(Labelling.label_id.in_(_ids(values))).exists()
    return or_(some, ~on.exists()) if NOBODY in values else some


def _due(value: str, today: date) -> Any:
    week = today + timedelta(days=7)
    return {
        "overdue": and_(Task.due_on < today, ~is_closed()),
        "today": Task.due_on == today,
        "week": Task.due_on.between(today, week),
        "later": Task.due_on > week,
        "none": Task.due_on.is_(None),
    }[value]


def _state(value: str, actor: Actor) -> Any:
    return {
        "open": ~is_closed(),
        "closed": is_closed(),
        "blocked": is_waiting(),
        "mine": is_mine(actor.id),
    }[value]


def _text(text: str) -> Any:
    """In the words, or the ref of a task."""
    like = "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    wanted: list[Any] = [
        Task.title.ilike(like, escape="\\"),
        Task.description.ilike(like, escape="\\"),
    ]
    key, _dash, number = text.rpartition("-")
    if number.isdigit() and len(number) < 10:
        of_key = select(Project.id).where(Project.key == key.upper())
        wanted.append(and_(Task.number == int(number), Task.project_id.in_(of_key)))
    return or_(*wanted)


def _startable(today: date) -> list[Any]:
    backlog = select(Column.id).where(Column.step == "backlog")
    begins = or_(Task.starts_on.is_(None), Task.starts_on <= today)
    past = or_(Task.column_id.is_(None), Task.column_id.not_in(backlog))
    return [~is_closed(), ~is_waiting(), begins, past]


def _ids(values: Iterable[str]) -> list[UUID]:
    return [UUID(value) for value in values if value != NOBODY]


def _holds_up() -> Any:
    open_ones = ~select(Closure.id).where(Closure.task_id == Dependency.blocked_id).exists()
    waiting = select(func.count()).where(Dependency.blocker_id == Task.id, open_ones)
    return waiting.correlate(Task).scalar_subquery().label("holds_up")


_PLAIN: dict[str, Callable[[tuple[str, ...]], Any]] = {
    "assignee": _assigned,
    "label": _labelled,
    "column": lambda values: Task.column_id.in_(_ids(values)),
    "project": lambda values: Task.project_id.in_(_ids(values)),
    "importance": Task.importance.in_,
}
_ROWS = (
    cards_with(
        _holds_up(), Task.made_at, Column.name.label("column_name"), Column.step.label("step")
    )
    .add_columns(Column.rank.label("column_rank"), Project.name.label("project_name"))
    .outerjoin(Column, Column.id == Task.column_id)
)
