"""Promises follow the task: made, changed and called off in the change that causes it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update

from onetask.core.db import Thing, session
from onetask.core.ids import uuid7
from onetask.people.models import Member
from onetask.remind.engine.quiet import Hours, allowed_from
from onetask.remind.engine.rules import EXACT, kind_of, reason_of
from onetask.remind.models import WAITING, Delivery, Habit, Reminder, Snooze
from onetask.remind.operations.promising import promise
from onetask.remind.queries.ahead import read_ahead
from onetask.remind.queries.people import hours_of, ways_of
from onetask.remind.queries.plans import (
    concerned,
    dated_tasks,
    deliveries_of,
    occurrences,
    reminders_of,
    standing_occurrences,
    tasks_of,
)
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Task

QUIETLY = {"synchronize_session": False}
Moments = dict[str, datetime]
Key = tuple[UUID, str, datetime]


def plan_task(task: Task, at: datetime) -> None:
    """For all who do it, lead it or asked for it."""
    for member in concerned(task):
        plan(task, member, at)


def plan_project(project: Project, at: datetime) -> None:
    """All of its dated tasks, with what they need read once."""
    tasks = select(Task.id).where(Task.project_id == project.id)
    session.execute(tasks.with_for_update(key_share=True))
    with read_ahead(project):
        for task in dated_tasks(project):
            for member in concerned(task):
                _become(task, member, occurrences(task, member, at), at)


def plan_member(member: Member, at: datetime) -> None:
    """All that somebody does: their zone, their times or their account changed."""
    for task in tasks_of(member.id):
        plan(task, member, at)
    plan_standing(member, at)


def plan(task: Task, member: Member, at: datetime) -> None:
    """What is promised becomes what the task, the person and their times ask for now."""
    hold(task)
    _become(task, member, occurrences(task, member, at), at)


def plan_standing(member: Member, at: datetime) -> None:
    """The morning's digest and the week's: always the next one."""
    _become(member, member, standing_occurrences(member, at), at)


def hold(task: Task) -> None:
    """One plan of a task at a time: what was committed meanwhile is seen, then locked."""
    session.flush()
    session.execute(select(Task.id).where(Task.id == task.id).with_for_update(key_share=True))
    session.refresh(task)


def forget_subject(subject_id: UUID) -> None:
    theirs = select(Reminder.id).where(Reminder.subject_id == subject_id)
    gone = delete(Delivery).where(Delivery.reminder_id.in_(theirs))
    session.execute(gone, execution_options=QUIETLY)
    about = delete(Reminder).where(Reminder.subject_id == subject_id)
    session.execute(about, execution_options=QUIETLY)
    for model in (Snooze, Habit):
        own = delete(model).where(model.task_id == subject_id)
        session.execute(own, execution_options=QUIETLY)


def call_off_all(member_id: UUID) -> None:
    theirs = Delivery.recipient_id == member_id, Delivery.state.in_(WAITING)
    session.execute(update(Delivery).where(*theirs).values(state="cancelled", token=None))


def _become(thing: Thing, member: Member, moments: Moments, at: datetime) -> None:
    known = reminders_of(member.id, thing.id)
    for rule in moments.keys() - known.keys():
        known[rule] = _new_reminder(thing, member, rule)
    made = {_key(one): one for one in deliveries_of(list(known.values()))}
    coming = {known[rule]: moment for rule, moment in moments.items() if moment >= at}
    keys = _promised(thing, member, coming, made)
    hours = hours_of(member) if keys - made.keys() or keys else None
    named = {one.id: one for one in known.values()}
    for key in keys:
        _promise(key, made.get(key), named[key[0]], hours)
    for key in made.keys() - keys:
        _call_off(made[key], at)
    for reminder in known.values():
        if reminder.zone != member.zone:
            reminder.zone = member.zone


def _key(delivery: Delivery) -> Key:
    return delivery.reminder_id, delivery.channel, delivery.occurrence_utc


def _promised(
    thing: Thing, member: Member, moments: dict[Reminder, datetime], made: dict[Key, Delivery]
) -> set[Key]:
    """By the ways that were chosen; what was escalated once is not escalated again."""
    told = {one.reminder_id for one in made.values() if one.state == "sent"}
    fresh = {one: at for one, at in moments.items() if one.kind != "slack" or one.id not in told}
    ways: dict[str, tuple[str, ...]] = {"digest": ("mail",)}
    for reason in {reason_of(one.rule, one.facts) for one in fresh} - ways.keys():
        ways[reason] = ways_of(member.id, reason, thing.scope_id)
    named = {one: reason_of(one.rule, one.facts) for one in fresh}
    return {(one.id, by, at) for one, at in fresh.items() for by in ways[named[one]]}


def _new_reminder(thing: Thing, member: Member, rule: str) -> Reminder:
    about = {"subject_kind": thing.kind, "subject_id": thing.id, "facts": {}}
    whose = {"member_id": member.id, "workspace_id": thing.workspace_id}
    reminder = Reminder(id=uuid7(), rule=rule, zone=member.zone, **about, **whose)
    session.add(reminder)
    return reminder


def _promise(key: Key, delivery: Delivery | None, about: Reminder, hours: Hours | None) -> None:
    _, channel, moment = key
    due_at = when(about.rule, moment, hours)
    if delivery is None:
        promise(about, channel, moment, due_at)
    elif delivery.state == "cancelled" or _is_moved(delivery, due_at, about):
        delivery.state, delivery.token, delivery.lease_until = "pending", None, None
        delivery.due_at = delivery.next_try = due_at


def when(rule: str, moment: datetime, hours: Hours | None) -> datetime:
    """Nights and days off put off what nobody asked for to the minute."""
    is_exact = hours is None or kind_of(rule) in EXACT
    return moment if is_exact else allowed_from(moment, hours)  # type: ignore[arg-type]


def _is_moved(delivery: Delivery, due_at: datetime, about: Reminder) -> bool:
    """Not tried yet, nor snoozed: other quiet hours move it."""
    is_fresh = delivery.state == "pending" and delivery.attempts == 0
    return is_fresh and delivery.due_at != due_at and not _is_snoozed(about)


def _is_snoozed(about: Reminder) -> bool:
    theirs = Snooze.member_id == about.member_id, Snooze.task_id == about.subject_id
    return session.scalar(select(Snooze.id).where(*theirs)) is not None


def _call_off(delivery: Delivery, at: datetime) -> None:
    """What is due already is judged again by whoever sends it."""
    if delivery.state in WAITING and delivery.due_at > at:
        delivery.state, delivery.token = "cancelled", None
