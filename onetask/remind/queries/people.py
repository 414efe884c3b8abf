"""What somebody wishes: their hours, their ways, what they do not want to hear."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.core.ids import NOBODY
from onetask.people.models import Member
from onetask.remind.engine.quiet import Hours
from onetask.remind.engine.ways import chosen_ways
from onetask.remind.models import Habit, Peace, Snooze, Wish
from onetask.remind.queries.ahead import ahead

EVERY_DAY = tuple(range(7))


def habit_of(member_id: UUID, task_id: UUID = NOBODY) -> Habit | None:
    if known := ahead():
        return known.habits.get((member_id, task_id))
    theirs = Habit.member_id == member_id, Habit.task_id == task_id
    return session.scalar(select(Habit).where(*theirs))


def peace_of(member_id: UUID) -> Peace:
    """What was chosen, or what everybody begins with."""
    return _kept_peace(member_id) or Peace(
        member_id=member_id,
        quiet_from="19:00",
        quiet_to="08:00",
        only_workdays=True,
        days_off=[],
        digest_at="08:00",
        budget=6,
    )


def _kept_peace(member_id: UUID) -> Peace | None:
    if known := ahead():
        return known.peaces.get(member_id)
    return session.scalar(select(Peace).where(Peace.member_id == member_id))


def hours_of(member: Member, peace: Peace | None = None) -> Hours:
    peace = peace or peace_of(member.id)
    works = tuple(member.work_days) if peace.only_workdays and member.work_days else EVERY_DAY
    off = frozenset(map(date.fromisoformat, peace.days_off))
    away = peace.away_from, peace.away_until
    return Hours(member.zone, peace.quiet_from, peace.quiet_to, works, off, *away)


def wish_of(member_id: UUID, project_id: UUID = NOBODY) -> Wish | None:
    theirs = Wish.member_id == member_id, Wish.project_id == project_id
    return session.scalar(select(Wish).where(*theirs))


def wishes_of(member_id: UUID) -> dict[UUID, Wish]:
    if known := ahead():
        return known.wishes[member_id]
    rows = session.scalars(select(Wish).where(Wish.member_id == member_id))
    return {one.project_id: one for one in rows}


def ways_of(member_id: UUID, reason: str, project_id: UUID | None) -> tuple[str, ...]:
    """The project's own choice, else the general one, else the quiet usual."""
    wishes = wishes_of(member_id)
    own, general = wishes.get(project_id or NOBODY), wishes.get(NOBODY)
    return chosen_ways(
        reason,
        own.ways if own else {},
        general.ways if general else {},
        is_muted=bool(own and own.is_muted),
    )


def snooze_of(member_id: UUID, task_id: UUID) -> Snooze | None:
    theirs = Snooze.member_id == member_id, Snooze.task_id == task_id
    return session.scalar(select(Snooze).where(*theirs))


def reachable_members() -> Sequence[UUID]:
    """All who can be told something."""
    here = Member.left_at.is_(None), Member.account_id.is_not(None)
    return session.scalars(select(Member.id).where(*here).order_by(Member.id)).all()
