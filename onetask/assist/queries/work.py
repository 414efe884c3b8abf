"""The work in sight of a member, as the engines want it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import String, cast, func, select

from onetask.assist.engine.breakdown import Parent
from onetask.assist.engine.order import workdays
from onetask.assist.engine.outlook import TEAM, Open
from onetask.assist.engine.people import Done
from onetask.assist.engine.similar import Item
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.events import Event
from onetask.people.models import Member
from onetask.talk.models import Labelling
from onetask.work.access import visible_tasks
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Assignment, Closure, Dependency, Task

MOST, ENOUGH = 2000, 8
SHORTEST, LONGEST = 0.1, 4.0
LATELY = timedelta(days=60)
LOW, USUAL, HIGH = 0.4, 0.8, 1.7


class Known(NamedTuple):
    """A task in sight with what the engines ask of it."""

    id: UUID
    ref: str
    title: str
    body: str
    project_id: UUID
    parent_id: UUID | None
    due_on: Any
    minutes: int | None
    made_at: Any
    closed_at: Any

    @property
    def item(self) -> Item:
        return Item(str(self.id), self.title, self.body or "")


def known_tasks(actor: Member, project_id: UUID | None = None) -> list[Known]:
    """The newest in sight, the oldest of them first; guests see only their own projects."""
    shown = (
        *(Task.id, (Project.key + "-" + cast(Task.number, String)).label("ref"), Task.title),
        *(func.substr(Task.description, 1, 800), Task.project_id, Task.parent_id, Task.due_on),
        *(Task.minutes, Task.made_at, Closure.at),
    )
    query = visible_tasks(actor).with_only_columns(*shown).order_by(None)
    query = query.outerjoin(Closure, Closure.task_id == Task.id)
    query = query.where(Task.archived_at.is_(None) | Closure.at.is_not(None))
    if project_id:
        query = query.where(Task.project_id == project_id)
    rows = session.execute(query.order_by(Task.id.desc()).limit(MOST)).all()
    return [Known(*row) for row in reversed(rows)]


def people_of(actor: Member) -> dict[UUID, list[str]]:
    here = Assignment.workspace_id == actor.workspace_id
    found: dict[UUID, list[str]] = defaultdict(list)
    rows = select(Assignment.task_id, Assignment.member_id).where(here).order_by(Assignment.id)
    for task, member in session.execute(rows):
        found[task].append(str(member))
    return found


def labels_of(actor: Member) -> dict[UUID, list[str]]:
    here = Labelling.workspace_id == actor.workspace_id, Labelling.subject_kind == "task"
    found: dict[UUID, list[str]] = defaultdict(list)
    for task, label in session.execute(
        select(Labelling.subject_id, Labelling.label_id).where(*here)
    ):
        found[task].append(str(label))
    return found


def blockers_of(actor: Member) -> dict[UUID, list[str]]:
    here = Dependency.workspace_id == actor.workspace_id
    found: dict[UUID, list[str]] = defaultdict(list)
    rows = select(Dependency.blocked_id, Dependency.blocker_id).where(here)
    for blocked, blocker in session.execute(rows):
        found[blocked].append(str(blocker))
    return found


def took(actor: Member, tasks: Sequence[Known]) -> dict[UUID, float]:
    """Days from the first move into work, or from its making, to its closing."""
    moved = select(Event.subject_id, func.min(Event.at)).where(
        Event.workspace_id == actor.workspace_id, Event.kind == "task.moved"
    )
    rows = session.execute(moved.group_by(Event.subject_id))
    first = {row[0]: row[1] for row in rows}
    found = {}
    for task in tasks:
        if task.closed_at is not None:
            began = min(first.get(task.id, task.made_at), task.closed_at)
            days = (task.closed_at - began).total_seconds() / 86_400
            found[task.id] = max(days * 5 / 7, SHORTEST)
    return found


def pace(actor: Member, tasks: Sequence[Known]) -> tuple[float, float, float]:
    """Working days of one person for one task: how many got done lately, by how many people."""
    since = now() - LATELY
    lately = [one for one in tasks if one.closed_at and one.closed_at >= since]
    if len(lately) < ENOUGH:
        return TEAM
    people = people_of(actor)
    at_work = {person for one in lately for person in people.get(one.id, ())}
    first = min(one.closed_at for one in lately)
    days = workdays(first.date(), now().date()) + 1
    each = min(max(len(at_work or {0}) * days / len(lately), SHORTEST), LONGEST)
    return LOW * each, USUAL * each, HIGH * each


def open_work(actor: Member, tasks: Sequence[Known]) -> list[Open]:
    people, blockers = people_of(actor), blockers_of(actor)
    usual = pace(actor, tasks)
    return [
        Open(
            str(task.id), task.title, next(iter(people.get(task.id, ())), None), task.minutes,
            task.due_on, tuple(blockers.get(task.id, ())), usual,
        )
        for task in tasks
        if task.closed_at is None
    ]  # fmt: skip


def done_work(actor: Member, tasks: Sequence[Known]) -> list[Done]:
    people, labels = people_of(actor), labels_of(actor)
    return [
        Done(task.item, tuple(people.get(task.id, ())), tuple(labels.get(task.id, ())))
        for task in tasks
    ]


def parents(tasks: Sequence[Known]) -> list[Parent]:
    """Tasks that were broken down, with the titles of their parts."""
    parts: dict[UUID, list[str]] = defaultdict(list)
    for task in tasks:
        if task.parent_id:
            parts[task.parent_id].append(task.title)
    return [
        Parent(task.item, task.ref, tuple(parts[task.id])) for task in tasks if task.id in parts
    ]
