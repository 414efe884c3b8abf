"""Weeks of time: handed in, approved, given back."""

from datetime import date

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict, Invalid, Refused
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.people.models import Member
from onetask.plan.access.time import may_approve, may_move_week, may_speak_for
from onetask.plan.engine.hours import monday, week_of
from onetask.plan.models.time import WEEK_STATES, Timesheet
from onetask.plan.queries.time import sheet_of, stints_between
from onetask.work.operations.fields import a_day, one_checked, prose

BY_OWNER = ("submitted", "open")


@operation(may_speak_for)
def submit_week(change: Change, member: Member, /, *, week_on: date) -> Timesheet:
    """The week of a day is handed in; there must be some time in it."""
    change.hold(member)
    try:
        days = week_of(a_day(week_on) or week_on)
    except ValueError as error:
        raise Invalid({"week_on": str(error)}) from None
    if not stints_between(member.id, days[0], days[-1]):
        raise Conflict(_("There is no time in this week yet."))
    sheet = sheet_of(member.id, week_on) or _blank(member, monday(week_on))
    if sheet.state == "approved":
        raise Conflict(_("This week is approved."))
    return move_week(change.actor, sheet, state="submitted")


@operation(may_move_week)
def move_week(change: Change, sheet: Timesheet, /, *, state: str, note: str = "") -> Timesheet:
    """`state`: open, submitted, approved or returned; whose week it is does not decide on it."""
    if state not in WEEK_STATES:
        raise Conflict(_("This must be one of: %(choices)s.", choices=", ".join(WEEK_STATES)))
    by_owner = state in BY_OWNER and sheet.state != "approved"
    if not (by_owner or may_approve(change.actor)):
        raise Refused("move_week")
    if state != sheet.state:
        _move(change, sheet, state, one_checked("note", prose(2000), note))
    return sheet


def _move(change: Change, sheet: Timesheet, state: str, note: str) -> None:
    is_decided = state in ("approved", "returned")
    told = {"state": [sheet.state, state], "week_on": sheet.week_on.isoformat()}
    change.record(f"timesheet.{state}", sheet, **told)
    sheet.state, sheet.note = state, note
    sheet.decided_by_id = change.actor.id if is_decided else None
    sheet.decided_at = change.at if is_decided else None


def _blank(member: Member, week_on: date) -> Timesheet:
    where = {"workspace_id": member.workspace_id, "member_id": member.id}
    sheet = Timesheet(id=uuid7(), week_on=week_on, state="open", **where)
    session.add(sheet)
    session.flush()
    return sheet


@undoes(*(f"timesheet.{state}" for state in WEEK_STATES))
def put_week_back(actor: Actor, event: Event) -> None:
    move_week(actor, session.get_one(Timesheet, event.subject_id), state=event.facts["state"][0])
