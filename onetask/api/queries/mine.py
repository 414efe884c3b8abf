"""One's own day, reminders and wishes, for programs."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from onetask.api.engine import mine as s
from onetask.api.queries.shown import number_of
from onetask.core.clock import now
from onetask.google.models.days import Block
from onetask.google.queries.days import Entry, day_bounds, entries_between
from onetask.google.queries.focus import Slotted, Unfit, focus_for
from onetask.google.queries.proposals import ranked, ready_now
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
    focus = focus_for(member)
    return s.Day(
        number=number,
        day=wanted.isoformat(),
        zone=member.zone,
        entries=[_entry(one) for one in entries],
        focus=[_task(one.task.task, one.why) for one in ranked(member)[:FOCUS]],
        proposals=[_proposal(one) for one in focus.slots],
        unfit=[_unfit(one) for one in focus.unfit],
    )


def plan(member: Member, tasks: Sequence[Task] | None) -> s.BlocksPlanned:
    number, focus = number_of(member), focus_for(member, tasks)
    return s.BlocksPlanned(
        number=number,
        zone=member.zone,
        proposals=[_proposal(one) for one in focus.slots],
        unfit=[_unfit(one) for one in focus.unfit],
    )


def blocks(member: Member, found: Sequence[Block]) -> s.Blocks:
    return s.Blocks(number=number_of(member), items=[_block(one) for one in found])


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


def _proposal(one: Slotted) -> s.ProposalShown:
    return s.ProposalShown(
        task_id=str(one.task.id),
        ref=one.task.ref,
        title=one.task.title,
        start=one.span.start.isoformat(),
        end=one.span.end.isoformat(),
        why=one.why,
        block_id=str(one.block.id) if one.block else None,
    )


def _unfit(one: Unfit) -> s.UnfitShown:
    return s.UnfitShown(
        task_id=str(one.task.id),
        ref=one.task.ref,
        title=one.task.title,
        needs_minutes=one.needs,
        missing_minutes=one.missing,
        why=one.why,
    )


def _block(one: Block) -> s.BlockShown:
    return s.BlockShown(
        id=str(one.id),
        task_id=str(one.task_id),
        start=one.starts_at.isoformat(),
        end=one.ends_at.isoformat(),
    )


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
