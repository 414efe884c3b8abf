"""Time: noted, corrected, measured by a timer."""

from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import update

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict
from onetask.core.events import Event, within
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.people.models import Member
from onetask.plan.access.time import is_mine, may_note_time, may_speak_for
from onetask.plan.models.time import Stint, Timer
from onetask.plan.operations.items import Book, add_item, bin_item, edit_item, keeps
from onetask.plan.queries.time import sheet_of, stints_of_day, timer_of
from onetask.work.models.tasks import Task
from onetask.work.operations.fields import a_day, as_given, needed, number, plain, prose

MOST = 24 * 60
LOCKED = ("submitted", "approved")


def _refuse_handed_in(stint: Stint | None, new: dict[str, Any]) -> None:
    """A week that was handed in is opened again before it is corrected."""
    member_id = new.get("member_id") or (stint.member_id if stint else None)
    days = {new.get("worked_on"), stint.worked_on if stint else None} - {None}
    for day in days:
        sheet = sheet_of(member_id, day) if member_id and day else None
        if sheet and sheet.state in LOCKED:
            raise Conflict(_("This week is handed in. Open it again to correct it."))


STINTS = keeps(
    Book(
        Stint,
        {
            **{"task_id": as_given, "member_id": as_given, "worked_on": needed(a_day)},
            **{"minutes": needed(number(int, 1, MOST)), "note": prose(2000)},
        },
        ("note",),
        _refuse_handed_in,
    )
)


@within("task.transferred")
def time_goes_along(_change: Change, event: Event) -> None:
    """The hours that a task took cost the project it belongs to."""
    spent = update(Stint).where(Stint.task_id == event.subject_id)
    session.execute(spent.values(project_id=event.scope_id, version=Stint.version + 1))


@operation(may_note_time, member=may_speak_for)
def log_time(
    change: Change, task: Task, /, *, member: Member, id: UUID | None = None, **fields: Any
) -> Stint:
    """`minutes` of one day (`worked_on`), with a `note`; managers may note them for others."""
    who = {"task_id": task.id, "member_id": member.id}
    stint: Stint = add_item(change, task.project, STINTS, id, who | fields)
    return stint


@operation(may_note_time, member=may_speak_for)
def set_day(
    change: Change, task: Task, /, *, member: Member, worked_on: date, minutes: int
) -> Task:
    """The sum of one day, as a timesheet is filled in: the first note keeps it."""
    stints = list(stints_of_day(member.id, task.id, worked_on))
    if sum(one.minutes for one in stints) == minutes:
        return task
    keep = stints.pop(0) if stints and minutes else None
    for one in stints:
        bin_item(change.actor, one)
    if keep:
        edit_item(change.actor, keep, minutes=minutes)
    elif minutes:
        log_time(change.actor, task, minutes=minutes, worked_on=worked_on, member=member)
    return task


@operation(may_note_time)
def start_timer(change: Change, task: Task) -> Timer:
    """Stops the one that runs: nobody works on two tasks at once."""
    if task.is_closed:
        raise Conflict(_("%(ref)s is done.", ref=task.ref))
    member = session.get_one(Member, change.actor.id)
    change.hold(member)
    if running := timer_of(member.id):
        if running.task_id == task.id:
            return running
        stop_timer(change.actor, running)
    return _run(change, task, change.at)


@operation(is_mine)
def stop_timer(change: Change, timer: Timer) -> Stint:
    """Its time is noted on the day it was started, a minute at least."""
    member, task = session.get_one(Member, timer.member_id), timer.task
    minutes = min(MOST, max(1, round((change.at - timer.started_at).total_seconds() / 60)))
    day = timer.started_at.astimezone(ZoneInfo(member.zone)).date()
    _end(change, timer, "timer.stopped")
    return log_time(change.actor, task, minutes=minutes, worked_on=day, member=member)


@operation(is_mine)
def drop_timer(change: Change, timer: Timer) -> Task:
    """Nothing is noted."""
    task = timer.task
    _end(change, timer, "timer.dropped")
    return task


@operation(may_note_time)
def resume_timer(change: Change, task: Task, /, *, started_at: datetime) -> Timer:
    """As if it had never been stopped; what runs meanwhile is in the way."""
    if timer_of(change.actor.id):
        raise Conflict(_("Another timer is running."))
    return _run(change, task, started_at)


def _run(change: Change, task: Task, since: datetime) -> Timer:
    where = {"workspace_id": task.workspace_id, "task_id": task.id, "task": task}
    timer = Timer(id=uuid7(), member_id=change.actor.id, started_at=since, **where)
    session.add(timer)
    session.flush()
    change.record("timer.started", timer, task=[None, str(task.id)])
    return timer


def _end(change: Change, timer: Timer, kind: str) -> None:
    told = {"task": [str(timer.task_id), None], "started_at": [plain(timer.started_at), None]}
    change.record(kind, timer, **told)
    session.delete(timer)
    session.flush()


@undoes("timer.started")
def drop_again(actor: Actor, event: Event) -> None:
    if timer := session.get(Timer, event.subject_id):
        drop_timer(actor, timer)


@undoes("timer.stopped", "timer.dropped")
def run_again(actor: Actor, event: Event) -> None:
    task = session.get_one(Task, UUID(event.facts["task"][0]))
    resume_timer(actor, task, started_at=datetime.fromisoformat(event.facts["started_at"][0]))
