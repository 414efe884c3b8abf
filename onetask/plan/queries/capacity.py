"""Who has how much to do, week by week: the same few statements for any number of tasks."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import func, select

from onetask.core.change import Actor
from onetask.core.db import session
from onetask.core.locale import figure
from onetask.core.locale import gettext as _
from onetask.people.access import visible_members
from onetask.people.models import Member
from onetask.plan.engine.calendars import Calendar
from onetask.plan.engine.capacity import Piece, Week, Weeks, weeks_between, weeks_of
from onetask.plan.engine.hours import monday
from onetask.plan.models.capacity import Allocation, Skill
from onetask.plan.models.time import Stint
from onetask.plan.queries.calendars import calendars_of_members
from onetask.talk.models import Label, Labelling
from onetask.work.access import visible_tasks
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Assignment, Closure, Task

MOST_WEEKS = 53
THREE = 3


class Load(NamedTuple):
    """One person over some weeks, their skills, and the share projects count on in per cent."""

    member: Member
    weeks: Weeks
    skills: list[str]
    allocated: int

    @property
    def unplanned(self) -> int:
        return sum(week.over for week in self.weeks.values())


class Candidate(NamedTuple):
    """Somebody who could take a task, and why."""

    member: Member
    why: list[str]


class Check(NamedTuple):
    """What an assignment would do to somebody: the week that gets too full, and who could."""

    member: Member
    week_on: date
    before: Week
    after: Week
    others: list[Candidate]


class Scene(NamedTuple):
    """All that is known of the load of a workspace in some weeks."""

    members: Sequence[Member]
    calendars: dict[UUID, Calendar]
    pieces: dict[UUID, list[Piece]]
    skills: dict[UUID, list[str]]
    allocated: dict[UUID, int]
    mondays: list[date]
    today: date


def workload(actor: Actor, first: date, last: date, today: date) -> list[Load]:
    scene = scene_of(actor, first, last, today)
    return [_load(scene, member) for member in scene.members]


def scene_of(actor: Actor, first: date, last: date, today: date) -> Scene:
    team = visible_members(actor).where(Member.role != "guest").order_by(Member.name)
    members = session.scalars(team).all()
    ids = [one.id for one in members]
    return Scene(
        members,
        calendars_of_members(actor.workspace_id, ids),
        _pieces(actor.workspace_id),
        _skills(ids),
        _allocated(ids),
        weeks_between(first, last)[:MOST_WEEKS],
        today,
    )


def check_of(actor: Actor, task: Task, member: Member, today: date) -> Check | None:
    """Whether this task would be too much for a member; None where it fits, or nobody can say."""
    if task.due_on is None or not task.minutes or _does(task, member):
        return None
    whole = Piece(task.id, task.minutes, task.starts_on, task.due_on)
    ends = max(task.due_on, today)
    scene = scene_of(actor, max(task.starts_on or today, today), ends, today)
    before, after = _with(scene, member, None), _with(scene, member, whole)
    full = [week for week in after if after[week].over and task.id in after[week].shares]
    if not full:
        return None
    worst = max(full, key=lambda week: after[week].over)
    others = candidates(scene, task, whole, without=member.id)
    return Check(member, worst, before[worst], after[worst], others)


def candidates(scene: Scene, task: Task, whole: Piece, *, without: UUID) -> list[Candidate]:
    """Three who have the time, those who know the work and the project first."""
    wanted = {name.lower() for name in _labels(task.id)}
    inside = set(session.scalars(_inside(task.project_id)))
    ranked = []
    for member in scene.members:
        weeks = _with(scene, member, whole)
        if member.id == without or any(week.over for week in weeks.values()):
            continue
        knows = [one for one in scene.skills.get(member.id, []) if one.lower() in wanted]
        left = sum(week.left for week in weeks.values())
        order = (-len(knows), member.id not in inside, -left, member.name)
        ranked.append((order, Candidate(member, _why(knows, left, member.id in inside))))
    return [one for _order, one in sorted(ranked, key=lambda pair: pair[0])][:THREE]


def tasks_in_week(
    actor: Actor, member: Member, week: date, today: date
) -> tuple[Week, list[tuple[Task, int]]]:
    """What fills one week of somebody, the largest share first; only tasks in sight."""
    weeks = _with(scene_of(actor, week, week, today), member, None)
    found = weeks[monday(week)]
    tasks = session.scalars(visible_tasks(actor).where(Task.id.in_(found.shares))).unique()
    shares = [(task, found.shares[task.id]) for task in tasks]
    return found, sorted(shares, key=lambda pair: -pair[1])


def skills_of(member_id: UUID) -> list[str]:
    return _skills([member_id]).get(member_id, [])


def _why(knows: list[str], left: int, is_inside: bool) -> list[str]:  # noqa: FBT001
    why = [_("knows %(skill)s", skill=", ".join(knows))] if knows else []
    why += [_("on the project already")] if is_inside else []
    return [*why, _("%(hours)s h free after it", hours=figure(left / 60))]


def _with(scene: Scene, member: Member, more: Piece | None) -> Weeks:
    pieces = scene.pieces.get(member.id, [])
    listed = [*pieces, more] if more else pieces
    return weeks_of(scene.calendars[member.id], listed, scene.mondays, scene.today)


def _load(scene: Scene, member: Member) -> Load:
    weeks = _with(scene, member, None)
    skills, allocated = scene.skills.get(member.id, []), scene.allocated.get(member.id, 0)
    return Load(member, weeks, skills, allocated)


def _does(task: Task, member: Member) -> bool:
    same = Assignment.task_id == task.id, Assignment.member_id == member.id
    return session.scalar(select(Assignment.id).where(*same)) is not None


def _pieces(workspace_id: UUID) -> dict[UUID, list[Piece]]:
    """What is left of each open task with an estimate and a date, shared by those who do it."""
    found: dict[UUID, list[Piece]] = defaultdict(list)
    rows = session.execute(_open_tasks(workspace_id)).all()
    doers: dict[UUID, int] = defaultdict(int)
    for row in rows:
        doers[row.id] += 1
    for row in rows:
        left = max(0, row.minutes - int(row.spent or 0))
        if left:
            piece = Piece(row.id, -(-left // doers[row.id]), row.starts_on, row.due_on)
            found[row.member_id].append(piece)
    return found


def _open_tasks(workspace_id: UUID) -> Any:
    spent = (
        select(Stint.task_id, func.sum(Stint.minutes).label("spent"))
        .where(Stint.workspace_id == workspace_id, Stint.binned_at.is_(None))
        .group_by(Stint.task_id)
        .subquery()
    )
    shown = Task.id, Task.minutes, Task.starts_on, Task.due_on, Assignment.member_id, spent.c.spent
    there = Task.binned_at.is_(None), Task.archived_at.is_(None), Project.binned_at.is_(None)
    return (
        select(*shown)
        .join(Assignment, Assignment.task_id == Task.id)
        .join(Project, Project.id == Task.project_id)
        .outerjoin(Closure, Closure.task_id == Task.id)
        .outerjoin(spent, spent.c.task_id == Task.id)
        .where(Task.workspace_id == workspace_id, Task.due_on.is_not(None), Task.minutes > 0)
        .where(*there, Project.archived_at.is_(None), Closure.id.is_(None))
        .order_by(Task.id)
    )


def _skills(ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    rows = select(Skill.member_id, Skill.name).where(Skill.member_id.in_(ids)).order_by(Skill.name)
    for member_id, name in session.execute(rows):
        found[member_id].append(name)
    return found


def _allocated(ids: Sequence[UUID]) -> dict[UUID, int]:
    mine = Allocation.member_id.in_(ids), Allocation.binned_at.is_(None)
    live = Project.archived_at.is_(None), Project.binned_at.is_(None)
    sums = select(Allocation.member_id, func.sum(Allocation.percent)).join(
        Project, Project.id == Allocation.project_id
    )
    rows = session.execute(sums.where(*mine, *live).group_by(Allocation.member_id))
    return {row[0]: int(row[1]) for row in rows}


def _labels(task_id: UUID) -> list[str]:
    on = select(Label.name).join(Labelling, Labelling.label_id == Label.id)
    return list(session.scalars(on.where(Labelling.subject_id == task_id)))


def _inside(project_id: UUID) -> Any:
    """Those who are allocated to a project or do something in it."""
    counted = select(Allocation.member_id).where(
        Allocation.project_id == project_id, Allocation.binned_at.is_(None)
    )
    doing = select(Assignment.member_id).join(Task, Task.id == Assignment.task_id)
    return counted.union(doing.where(Task.project_id == project_id))


def allocations_of(project_id: UUID) -> Sequence[Allocation]:
    here = Allocation.project_id == project_id, Allocation.binned_at.is_(None)
    return session.scalars(select(Allocation).where(*here).order_by(Allocation.id)).unique().all()


def allocation_in(project_id: UUID, member_id: UUID) -> Allocation | None:
    here = Allocation.project_id == project_id, Allocation.binned_at.is_(None)
    query = select(Allocation).where(*here, Allocation.member_id == member_id).limit(1)
    return session.scalars(query).unique().first()
