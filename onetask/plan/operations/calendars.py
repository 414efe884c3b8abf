"""What can be done to calendars: the week, the country of the holidays, time off."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.change import Actor, Change
from onetask.core.db import Thing, session
from onetask.core.door import operation
from onetask.core.errors import Conflict, Invalid
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.people.models import Member, Workspace
from onetask.plan.access.calendars import may_change_time_off, may_set_calendar
from onetask.plan.engine.calendars import countries
from onetask.plan.models.calendars import OWNERS, Calendar, TimeOff
from onetask.work.models.projects import Project
from onetask.work.operations.fields import (
    a_day,
    as_before,
    checked,
    line,
    needed,
    number,
    plain,
    refuse_reversed,
    write,
)

LONGEST = 3660
OWNED = dict(zip(OWNERS, (Workspace, Project, Member), strict=True))


def a_week(value: Any) -> list[int] | None:
    """Minutes on Monday to Sunday, or nothing: as everybody else."""
    if value is None:
        return None
    if len(value) != 7 or not all(0 <= minutes <= 1440 for minutes in value):
        raise ValueError(_("Seven days of at most 24 hours."))
    if not any(value):
        raise ValueError(_("A week needs a working day."))
    return [int(minutes) for minutes in value]


def a_country(value: str | None) -> str | None:
    if value and value not in countries():
        raise ValueError(_("The holidays of this country are not known."))
    return value


CHECKS: dict[str, Callable[[Any], Any]] = {
    "week": a_week,
    "country": a_country,
    "region": line(20, least=0),
}
OFF = {
    "starts_on": needed(a_day),
    "ends_on": needed(a_day),
    "minutes": needed(number(int, 0, 1440)),
    "name": line(120, least=0),
}


@operation(may_set_calendar)
def set_calendar(change: Change, owner: Thing, /, **fields: Any) -> Calendar:
    """`week`, `country` and `region`; what is None is taken from the next larger whole."""
    new = checked(CHECKS, fields)
    change.hold(owner)
    calendar = session.scalar(select(Calendar).where(Calendar.owner_id == owner.id))
    if calendar is None:
        calendar = Calendar(
            id=uuid7(),
            workspace_id=owner.workspace_id,
            owner_kind=owner.kind,
            owner_id=owner.id,
            week=None,
            country=None,
            region="",
        )
    _refuse_odd_region(calendar, new)
    if facts := write(calendar, new):
        session.add(calendar)
        change.record("calendar.set", owner, **facts)
    return calendar


@operation(may_set_calendar)
def take_time_off(
    change: Change, owner: Thing, /, *, id: UUID | None = None, **fields: Any
) -> TimeOff:
    """From `starts_on` to `ends_on`, free or with other `minutes` a day, under a `name`."""
    new = {"minutes": 0, "name": ""} | checked(OFF, fields)
    if "starts_on" not in new or "ends_on" not in new:
        raise Invalid({"starts_on": _("This field is needed.")})
    _refuse_odd_span(None, new)
    if id and session.get(TimeOff, id):
        raise Conflict(_("This time off is there already."))
    whose = {"owner_kind": owner.kind, "owner_id": owner.id}
    off = TimeOff(id=id or uuid7(), workspace_id=owner.workspace_id, **whose, **new)
    session.add(off)
    facts = {name: [None, plain(value)] for name, value in new.items()}
    change.record("timeoff.taken", off, **_whose(owner), **facts)
    return off


@operation(may_change_time_off)
def edit_time_off(change: Change, off: TimeOff, /, **fields: Any) -> TimeOff:
    new = checked(OFF, fields)
    _refuse_odd_span(off, new)
    if facts := write(off, new):
        change.record("timeoff.edited", off, **_whose(_owner(off)), **facts)
    return off


@operation(may_change_time_off)
def bin_time_off(change: Change, off: TimeOff) -> TimeOff:
    if off.binned_at is None:
        off.binned_at = change.at
        change.record("timeoff.binned", off, **_whose(_owner(off)))
    return off


@operation(may_change_time_off)
def restore_time_off(change: Change, off: TimeOff) -> TimeOff:
    if off.binned_at is not None:
        off.binned_at = None
        change.record("timeoff.restored", off, **_whose(_owner(off)))
    return off


def _whose(owner: Thing) -> dict[str, str]:
    return {"owner": str(owner.id), "owner_kind": owner.kind, "who": owner.label}


def _owner(off: TimeOff) -> Thing:
    return session.get_one(OWNED[off.owner_kind], off.owner_id)


def _refuse_odd_span(off: TimeOff | None, new: dict[str, Any]) -> None:
    refuse_reversed(off, new, "ends_on")
    starts, ends = (new.get(name) or getattr(off, name) for name in ("starts_on", "ends_on"))
    if isinstance(starts, date) and (ends - starts).days > LONGEST:
        raise Invalid({"ends_on": _("This is longer than ten years.")})


def _refuse_odd_region(calendar: Calendar, new: dict[str, Any]) -> None:
    country = new.get("country", calendar.country)
    region = new.get("region", calendar.region)
    if "country" in new and "region" not in new:
        region = new["region"] = ""
    if region and region not in countries().get(country or "", []):
        raise Invalid({"region": _("This country has no such region.")})


@undoes("calendar.set")
def calendar_as_it_was(actor: Actor, event: Event) -> None:
    owner = session.get_one(OWNED[event.subject_kind], event.subject_id)
    old = as_before(event.facts)
    set_calendar(actor, owner, **({"region": ""} | old if "country" in old else old))


@undoes("timeoff.taken", "timeoff.restored")
def bin_time_off_again(actor: Actor, event: Event) -> None:
    bin_time_off(actor, session.get_one(TimeOff, event.subject_id))


@undoes("timeoff.binned")
def restore_time_off_again(actor: Actor, event: Event) -> None:
    restore_time_off(actor, session.get_one(TimeOff, event.subject_id))


@undoes("timeoff.edited")
def time_off_as_it_was(actor: Actor, event: Event) -> None:
    old = {name: fact for name, fact in event.facts.items() if name in OFF}
    edit_time_off(actor, session.get_one(TimeOff, event.subject_id), **as_before(old))
