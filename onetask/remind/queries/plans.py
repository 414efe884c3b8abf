"""What somebody should be reminded of, by the task as it is now."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.people.models import Member
from onetask.remind.engine.rules import Dates, days_before, instant, kind_of
from onetask.remind.models import Delivery, Habit, Reminder
from onetask.remind.queries.ahead import ahead
from onetask.remind.queries.floats import slack_of
from onetask.remind.queries.people import habit_of, peace_of
from onetask.talk.access import may_see
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Assignment, Closure, Task

ASKED_FOR = ("news", "answer", "room", "hook", "test")
FIRM = "slack@08:00"
USUAL = (days_before(1, "08:00"), days_before(0, "08:00"))


def rules_for(member_id: UUID, task_id: UUID, project_id: UUID | None = None) -> list[str]:
    """The task's own times, else the project's, else the person's, else the usual ones."""
    habits = (habit_of(member_id, one) for one in (task_id, project_id) if one)
    chosen = next((one for one in habits if one and one.times is not None), None)
    chosen = chosen or habit_of(member_id)
    return list(chosen.times) if chosen and chosen.times is not None else list(USUAL)


def extra_rules(member_id: UUID, task_id: UUID) -> list[str]:
    """What somebody set for this task besides."""
    habit = habit_of(member_id, task_id)
    return list(habit.extra or ()) if habit else []


def occurrences(task: Task, member: Member, after: datetime) -> dict[str, datetime]:
    """Each rule with the instant it means; nothing where there is nothing to remind of."""
    dates = _dates(task, member, after)
    moments = {rule: instant(rule, dates) for rule in _rules(task, member)}
    return {rule: moment for rule, moment in moments.items() if moment is not None}


def standing_rules(member: Member) -> list[str]:
    """What comes without a task: the morning's digest, the week's."""
    peace = peace_of(member.id)
    daily = [f"digest@{peace.digest_at}"] if peace.digest_at else []
    weekly = f"weekly@{peace.weekly_on}@{peace.digest_at or '08:00'}"
    return daily + ([weekly] if peace.weekly_on is not None else [])


def standing_occurrences(member: Member, after: datetime) -> dict[str, datetime]:
    if not is_reachable(member):
        return {}
    dates = Dates(member.zone, after, work_days=_work_days(member))
    moments = {rule: instant(rule, dates) for rule in standing_rules(member)}
    return {rule: moment for rule, moment in moments.items() if moment is not None}


def is_open(task: Task) -> bool:
    return is_there(task) and not task.is_closed


def is_there(task: Task) -> bool:
    project = task.project
    is_going_on = project.archived_at is None and project.binned_at is None
    return task.is_there and is_going_on


def is_reachable(member: Member) -> bool:
    """Still here, and no placeholder: those read nothing."""
    return member.is_active and member.account_id is not None


def is_theirs(task: Task, member: Member) -> bool:
    """Assigned, and to somebody who can be told."""
    if not is_reachable(member):
        return False
    if known := ahead():
        return member.id in known.doing[task.id]
    same = Assignment.task_id == task.id, Assignment.member_id == member.id
    return session.scalar(select(Assignment.id).where(*same)) is not None


def concerned(task: Task) -> Sequence[Member]:
    """Those who do it, lead its project or set reminders of their own for it."""
    if known := ahead():
        return known.concerned(task)
    doing = select(Assignment.member_id).where(Assignment.task_id == task.id)
    asking = select(Habit.member_id).where(Habit.task_id == task.id)
    either = Member.id.in_(doing) | Member.id.in_(asking) | (Member.id == task.project.lead_id)
    return session.scalars(select(Member).where(either)).all()


def tasks_of(member_id: UUID) -> Sequence[Task]:
    """What somebody may have to be reminded of."""
    doing = select(Assignment.task_id).where(Assignment.member_id == member_id)
    asked = select(Habit.task_id).where(Habit.member_id == member_id)
    mine = select(Task).join(Project, Project.id == Task.project_id)
    mine = mine.outerjoin(Closure, Closure.task_id == Task.id)
    dated = Task.id.in_(doing) & Task.due_on.is_not(None)
    led = (Project.lead_id == member_id) & Task.due_on.is_not(None)
    wanted = mine.where(dated | led | Task.id.in_(asked), Closure.id.is_(None))
    return session.scalars(wanted).unique().all()


def dated_tasks(project: Project) -> Sequence[Task]:
    dated = select(Task).where(Task.project_id == project.id, Task.due_on.is_not(None))
    return session.scalars(dated).unique().all()


def reminders_of(member_id: UUID, subject_id: UUID) -> dict[str, Reminder]:
    """Those that follow from rules; what other rooms or news asked for stays as it is."""
    if known := ahead():
        found: Sequence[Reminder] = known.reminders[member_id, subject_id]
    else:
        theirs = Reminder.member_id == member_id, Reminder.subject_id == subject_id
        found = session.scalars(select(Reminder).where(*theirs)).all()
    return {one.rule: one for one in found if one.kind not in ASKED_FOR}


def deliveries_of(reminders: Sequence[Reminder]) -> Sequence[Delivery]:
    ids = [reminder.id for reminder in reminders]
    if known := ahead():
        return [one for reminder_id in ids for one in known.deliveries[reminder_id]]
    return session.scalars(select(Delivery).where(Delivery.reminder_id.in_(ids))).all()


def _rules(task: Task, member: Member) -> list[str]:
    extra = extra_rules(member.id, task.id)
    if not is_there(task) or not is_reachable(member):
        return []
    if task.is_closed:
        return [rule for rule in extra if kind_of(rule) == "done"]
    usual = rules_for(member.id, task.id, task.project_id) if is_theirs(task, member) else []
    firm = [FIRM] if _is_firm(task, member) else []
    return usual + firm + (extra if extra and may_see(member, task) else [])


def _is_firm(task: Task, member: Member) -> bool:
    """No day to lose: who does it and who leads its project hear of that."""
    if task.due_on is None or not (member.id == task.project.lead_id or is_theirs(task, member)):
        return False
    slack = slack_of(task)
    return slack is not None and slack.days <= 0


def _dates(task: Task, member: Member, after: datetime) -> Dates:
    closed_at = task.closure.at if task.closure else None
    about = task.due_on, task.due_at, closed_at, member.work_from
    return Dates(member.zone, after, *about, work_days=_work_days(member))


def _work_days(member: Member) -> tuple[int, ...]:
    return tuple(member.work_days) or tuple(range(7))
