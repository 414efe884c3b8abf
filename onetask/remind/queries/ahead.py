"""What planning a whole project asks for again and again, read once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.asking import Floats, floats
from onetask.core.db import session
from onetask.people.models import Member
from onetask.remind.models import Delivery, Habit, Peace, Reminder, Wish
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Assignment, Closure, Dependency, Task

Pair = tuple[UUID, UUID]


@dataclass
class Ahead:
    """Whose habits, peace and wishes; who does what; what waits; what is promised already."""

    members: dict[UUID, Member]
    habits: dict[Pair, Habit]
    asking: dict[UUID, set[UUID]]
    peaces: dict[UUID, Peace]
    wishes: dict[UUID, dict[UUID, Wish]]
    doing: dict[UUID, set[UUID]]
    waiting: dict[UUID, list[Task]]
    reminders: dict[Pair, list[Reminder]]
    deliveries: dict[UUID, list[Delivery]]
    floats: Floats | None

    def concerned(self, task: Task) -> list[Member]:
        wanted = self.doing[task.id] | self.asking[task.id] | {task.project.lead_id}
        return [self.members[one] for one in wanted if one in self.members]


def ahead() -> Ahead | None:
    found: Ahead | None = session().info.get("ahead")
    return found


@contextmanager
def read_ahead(project: Project) -> Iterator[None]:
    session.flush()
    session().info["ahead"] = _read(project)
    try:
        with session.no_autoflush:
            yield
    finally:
        del session().info["ahead"]
    session.flush()


def _read(project: Project) -> Ahead:
    tasks = select(Task.id).where(Task.project_id == project.id)
    here = Member.workspace_id == project.workspace_id
    theirs = select(Member.id).where(here)
    hands = select(Assignment.task_id, Assignment.member_id)
    habits = _all(select(Habit).where(_of(Habit, theirs)))
    return Ahead(
        members={one.id: one for one in _all(select(Member).where(here))},
        habits={(one.member_id, one.task_id): one for one in habits},
        asking=_by_task((one.task_id, one.member_id) for one in habits),
        peaces={one.member_id: one for one in _all(select(Peace).where(_of(Peace, theirs)))},
        wishes=_wishes(theirs),
        doing=_by_task(session.execute(hands.where(Assignment.task_id.in_(tasks)))),
        waiting=_waiting(tasks),
        reminders=_reminders(tasks),
        deliveries=_deliveries(tasks),
        floats=floats_of(project.id),
    )


def floats_of(project_id: UUID) -> Floats | None:
    """By the schedule, where there is one."""
    found = (read(project_id) for read in floats)
    return next((one for one in found if one is not None), None)


def _all(rows: Any) -> Any:
    return session.scalars(rows).unique().all()


def _of(model: Any, theirs: Any) -> Any:
    return model.member_id.in_(theirs)


def _wishes(theirs: Any) -> dict[UUID, dict[UUID, Wish]]:
    found: dict[UUID, dict[UUID, Wish]] = defaultdict(dict)
    for one in _all(select(Wish).where(_of(Wish, theirs))):
        found[one.member_id][one.project_id] = one
    return found


def _by_task(pairs: Iterable[Any]) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for task_id, member_id in pairs:
        found[task_id].add(member_id)
    return found


def _waiting(tasks: Any) -> dict[UUID, list[Task]]:
    """Open, dated tasks by what they wait for."""
    found: dict[UUID, list[Task]] = defaultdict(list)
    rows = select(Dependency.blocker_id, Task).join(Task, Task.id == Dependency.blocked_id)
    rows = rows.outerjoin(Closure, Closure.task_id == Task.id).where(Closure.id.is_(None))
    there = Task.due_on.is_not(None), Task.binned_at.is_(None), Task.archived_at.is_(None)
    rows = rows.where(Dependency.blocker_id.in_(tasks), *there)
    for blocker_id, task in session.execute(rows).unique():
        found[blocker_id].append(task)
    return found


def _reminders(tasks: Any) -> dict[Pair, list[Reminder]]:
    found: dict[Pair, list[Reminder]] = defaultdict(list)
    for one in _all(select(Reminder).where(Reminder.subject_id.in_(tasks))):
        found[one.member_id, one.subject_id].append(one)
    return found


def _deliveries(tasks: Any) -> dict[UUID, list[Delivery]]:
    found: dict[UUID, list[Delivery]] = defaultdict(list)
    about = select(Reminder.id).where(Reminder.subject_id.in_(tasks))
    for one in _all(select(Delivery).where(Delivery.reminder_id.in_(about))):
        found[one.reminder_id].append(one)
    return found
