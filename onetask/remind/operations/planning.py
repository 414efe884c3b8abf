"""Promises follow the task: made, changed and called off in the change that causes it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update

from onetask.core.db import session
from onetask.people.models import Member
from onetask.remind.engine.when import Rule
from onetask.remind.models import CHANNELS, WAITING, Delivery, Habit, Reminder, Snooze
from onetask.remind.queries.plans import (
    assignees,
    deliveries_of,
    occurrences,
    reminders_of,
    tasks_of,
    wants_mail,
)
from onetask.work.models.tasks import Task

QUIETLY = {"synchronize_session": False}


def plan_task(task: Task, at: datetime) -> None:
    """For all who do it."""
    for member in assignees(task.id):
        plan(task, member, at)


def plan_member(member: Member, at: datetime) -> None:
    """All that somebody does: their zone, their times or their account changed."""
    for task in tasks_of(member.id):
        plan(task, member, at)


def plan(task: Task, member: Member, at: datetime) -> None:
    """What is promised becomes what the task, the person and their times ask for now."""
    hold(task)
    wanted, known = occurrences(task, member), reminders_of(member.id, task.id)
    for rule in wanted.keys() - known.keys():
        known[rule] = _new_reminder(task, member, rule)
    session.flush()
    made = {_key(one): one for one in deliveries_of(list(known.values()))}
    keys = _promised(member, {known[rule]: moment for rule, moment in wanted.items()}, at)
    for key in keys:
        _promise(key, made.get(key), member)
    for key in made.keys() - keys:
        _call_off(made[key], at)
    for reminder in known.values():
        reminder.zone = member.zone


def hold(task: Task) -> None:
    """One plan of a task at a time: what was committed meanwhile is seen, then locked."""
    session.flush()
    session.execute(select(Task.id).where(Task.id == task.id).with_for_update(key_share=True))
    session.refresh(task)


def forget_task(task_id: UUID) -> None:
    theirs = select(Reminder.id).where(Reminder.task_id == task_id)
    session.execute(
        delete(Delivery).where(Delivery.reminder_id.in_(theirs)), execution_options=QUIETLY
    )
    for model in (Reminder, Snooze, Habit):
        session.execute(delete(model).where(model.task_id == task_id), execution_options=QUIETLY)


def call_off_all(member_id: UUID) -> None:
    theirs = Delivery.recipient_id == member_id, Delivery.state.in_(WAITING)
    session.execute(update(Delivery).where(*theirs).values(state="cancelled", token=None))


Key = tuple[UUID, str, datetime]


def _key(delivery: Delivery) -> Key:
    return delivery.reminder_id, delivery.channel, delivery.occurrence_utc


def _promised(member: Member, moments: dict[Reminder, datetime], at: datetime) -> set[Key]:
    """A time that has passed when the date is set is no promise any more."""
    channels = CHANNELS if wants_mail(member.id) else CHANNELS[:1]
    coming = {one: moment for one, moment in moments.items() if moment > at}
    return {(one.id, by, moment) for one, moment in coming.items() for by in channels}


def _new_reminder(task: Task, member: Member, rule: Rule) -> Reminder:
    about = {"member_id": member.id, "task_id": task.id, "workspace_id": task.workspace_id}
    reminder = Reminder(days_before=rule[0], at=rule[1], zone=member.zone, **about)
    session.add(reminder)
    return reminder


def _promise(key: Key, delivery: Delivery | None, member: Member) -> None:
    reminder_id, channel, moment = key
    if delivery is None:
        whose = {"recipient_id": member.id, "workspace_id": member.workspace_id}
        when = {"occurrence_utc": moment, "due_at": moment, "next_try": moment}
        session.add(Delivery(reminder_id=reminder_id, channel=channel, **whose, **when))
    elif delivery.state == "cancelled":
        delivery.state, delivery.token, delivery.lease_until = "pending", None, None
        delivery.due_at = delivery.next_try = moment


def _call_off(delivery: Delivery, at: datetime) -> None:
    """What is due already is judged again by whoever sends it."""
    if delivery.state in WAITING and delivery.due_at > at:
        delivery.state, delivery.token = "cancelled", None
