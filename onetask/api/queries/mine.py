"""One's own day, reminders and wishes, for programs."""

from datetime import date, datetime
from typing import Any

from onetask.api.engine import mine as s
from onetask.api.queries.shown import number_of
from onetask.core.clock import now
from onetask.google.queries.days import Entry, day_bounds, entries_between
from onetask.google.queries.proposals import proposals, ranked, ready_now
from onetask.people.models import Member
from onetask.remind.engine.words import rule_words
from onetask.remind.queries.deliveries import sent_to
from onetask.remind.queries.plans import extra_rules, occurrences
from onetask.work.models.tasks import Task

FOCUS = 7


def reminders(member: Member, task: Task) -> s.Reminders:
    moments = occurrences(task, member, now())
    own = extra_rules(member.id, task.id)
    rules = dict.fromkeys([*moments, *own])
    items = [_reminder(rule, moments.get(rule), member) for rule in rules]
    return s.Reminders(number=number_of(member), items=items)


def deliveries(member: Member, limit: int) -> s.Deliveries:
    items = [_delivery(row) for row in sent_to(member, limit)]
    return s.Deliveries(number=number_of(member), items=items)


def what_now(member: Member) -> s.Now:
    number = number_of(member)
    slot, ready = ready_now(member)
    shown = slot and s.SlotShown(
        start=slot.start.isoformat(),
        end=slot.end.isoformat(),
        minutes=slot.minutes,
        before=slot.name,
    )
    return s.Now(number=number, slot=shown, items=[_task(one.task, one.why) for one in ready])


def day(member: Member, wanted: date) -> s.Day:
    number = number_of(member)
    entries = entries_between(member, *day_bounds(member, wanted))
    return s.Day(
        number=number,
        day=wanted.isoformat(),
        zone=member.zone,
        entries=[_entry(one) for one in entries],
        focus=[_task(one.task.task, one.why) for one in ranked(member)[:FOCUS]],
        proposals=[_proposal(one) for one in proposals(member)],
    )


def _reminder(rule: str, at: datetime | None, member: Member) -> s.ReminderShown:
    return s.ReminderShown(rule=rule, words=rule_words(rule, member.zone), at=_iso(at))


def _delivery(row: Any) -> s.DeliveryShown:
    one = row.Delivery
    return s.DeliveryShown(
        id=str(one.id),
        channel=one.channel,
        state=one.state,
        rule=row.rule,
        why=rule_words(row.rule, row.zone),
        due_at=one.due_at.isoformat(),
        sent_at=_iso(one.sent_at),
        attempts=one.attempts,
        error=one.error,
        task_id=str(row.task_id) if row.task_id else None,
        title=row.title,
    )


def _task(task: Task, why: str) -> s.ReadyShown:
    return s.ReadyShown(
        task_id=str(task.id),
        ref=task.ref,
        title=task.title,
        why=why,
        minutes=task.minutes,
        due_on=task.due_on.isoformat() if task.due_on else None,
    )


def _entry(one: Entry) -> s.EntryShown:
    return s.EntryShown(
        start=one.start.isoformat(),
        end=one.end.isoformat(),
        title=one.title,
        kind=one.kind,
        block_id=str(one.block.id) if one.block else None,
        task_id=str(one.block.task_id) if one.block else None,
    )


def _proposal(one: Any) -> s.ProposalShown:
    return s.ProposalShown(
        task_id=str(one.task.id),
        ref=one.task.ref,
        title=one.task.title,
        start=_iso(one.span and one.span.start),
        end=_iso(one.span and one.span.end),
        is_too_late=one.is_too_late,
    )


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
