"""The calendars of a workspace, its projects and people, as the engine counts by them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.people.models import WORKDAYS, Member
from onetask.plan.engine import calendars as engine
from onetask.plan.models.calendars import Calendar, TimeOff


class Kept(NamedTuple):
    """What is kept of some owners' calendars: their rows, and their times off in order."""

    rows: dict[UUID, Calendar]
    spans: dict[UUID, list[engine.Span]]


def calendar_of_workspace(workspace_id: UUID) -> engine.Calendar:
    return _combined(_kept([workspace_id]), workspace_id)


def calendar_of_project(workspace_id: UUID, project_id: UUID) -> engine.Calendar:
    return _combined(_kept([workspace_id, project_id]), workspace_id, project_id)


def calendars_of_members(
    workspace_id: UUID, member_ids: Iterable[UUID], project_id: UUID | None = None
) -> dict[UUID, engine.Calendar]:
    """Each person's: their week, their country's holidays, what is closed for all, their leave."""
    wholes = [workspace_id, *([project_id] if project_id else [])]
    ids = list(member_ids)
    kept = _kept([*wholes, *ids])
    weeks = _weeks(ids)
    return {one: _personal(kept, wholes, one, weeks.get(one)) for one in ids}


def times_off_of(owner_ids: Sequence[UUID]) -> Sequence[TimeOff]:
    """What is taken and not taken back, the earliest first."""
    mine = TimeOff.owner_id.in_(owner_ids), TimeOff.binned_at.is_(None)
    return session.scalars(
        select(TimeOff).where(*mine).order_by(TimeOff.starts_on, TimeOff.id)
    ).all()


def _kept(owner_ids: Sequence[UUID]) -> Kept:
    rows = session.scalars(select(Calendar).where(Calendar.owner_id.in_(owner_ids)))
    spans: dict[UUID, list[engine.Span]] = {}
    for off in times_off_of(owner_ids):
        span = (off.starts_on.toordinal(), off.ends_on.toordinal(), off.minutes, off.name)
        spans.setdefault(off.owner_id, []).append(engine.Span(*span))
    return Kept({row.owner_id: row for row in rows}, spans)


def _combined(kept: Kept, *owners: UUID) -> engine.Calendar:
    """From the largest whole to the smallest: the nearer one's week and country win."""
    found = engine.Calendar()
    for owner in owners:
        if row := kept.rows.get(owner):
            found = _with_row(found, row)
        found = found.with_spans(kept.spans.get(owner, ()))
    return found


def _with_row(calendar: engine.Calendar, row: Calendar) -> engine.Calendar:
    changes: dict[str, Any] = {}
    if row.week is not None:
        changes["week"] = tuple(row.week)
    if row.country is not None:
        changes |= {"country": row.country, "region": row.region}
    return replace(calendar, **changes)


def _personal(
    kept: Kept, wholes: list[UUID], member_id: UUID, week: tuple[int, ...] | None
) -> engine.Calendar:
    found = _combined(kept, *wholes)
    if week is not None:
        found = replace(found, week=week)
    if row := kept.rows.get(member_id):
        found = _with_row(found, row)
    return found.with_spans(kept.spans.get(member_id, ()))


def _weeks(member_ids: Sequence[UUID]) -> dict[UUID, tuple[int, ...]]:
    """Who said other days than the usual in their profile works on those."""
    query = select(Member.id, Member.work_days).where(Member.id.in_(member_ids))
    rows = session.execute(query).all()
    return {
        row.id: tuple(480 if day in row.work_days else 0 for day in range(7))
        for row in rows
        if row.work_days and sorted(row.work_days) != WORKDAYS
    }


def calendar_card(owner: Any, path: str, today: date) -> dict[str, Any]:
    """What a page shows of an owner's calendar: its own week and country, and what is to come."""
    row = session.scalar(select(Calendar).where(Calendar.owner_id == owner.id))
    off = [one for one in times_off_of([owner.id]) if one.ends_on >= today]
    week = [minutes / 60 for minutes in row.week] if row and row.week else None
    named = {"path": path, "id": owner.id, "name": owner.name, "off": off, "week": week}
    return named | {"country": row.country if row else None, "region": row.region if row else ""}
