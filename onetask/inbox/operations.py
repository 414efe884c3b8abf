"""Telling members, and what they do with what they were told."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import delete, func, select, update

from onetask.core.change import Change
from onetask.core.clock import now
from onetask.core.db import Thing, session
from onetask.core.door import bookkeeping
from onetask.inbox.models import SHOWN, Notification
from onetask.people.models import Member
from onetask.talk.access import may_see

MOST = 20
ALWAYS_TOLD = ("failed",)

Wants = Callable[[Member, str, Thing], bool]
After = Callable[[Change, Member, Notification], None]
wants: list[Wants] = []
carriers: list[After] = []


class News(NamedTuple):
    """What happened (its event's subject), to which thing."""

    about_id: UUID
    thing: Thing
    facts: dict[str, Any]


def tell(change: Change, member_ids: Iterable[UUID], reason: str, news: News) -> None:
    """Never about one's own deeds, only to those who are here and may see it, and once."""
    for member_id in set(member_ids) - {change.actor.id}:
        member = session.get(Member, member_id)
        if member and _is_reached(member) and may_see(member, news.thing):
            _tell_one(change, member, reason, news)


def _tell_one(change: Change, member: Member, reason: str, news: News) -> None:
    """As they wish; rooms above carry it further, by mail for one."""
    is_wanted = reason in ALWAYS_TOLD or all(one(member, reason, news.thing) for one in wants)
    note = _write(change, member, reason, news) if is_wanted else None
    for carry in carriers if note else ():
        session.flush()
        carry(change, member, note)  # type: ignore[arg-type]


def supersede(change: Change, member_id: UUID, reason: str, thing: Thing) -> None:
    """What was told before about the same thing, and is open still, makes room for the new."""
    same = Notification.subject_id == thing.id, Notification.reason == reason
    _set(member_id, [*same, Notification.done_at.is_(None)], done_at=change.at)


def forget(thing_id: UUID) -> None:
    """What is gone for good concerns nobody."""
    session.execute(delete(Notification).where(Notification.subject_id == thing_id))


@bookkeeping
def mark_read(member_id: UUID, note_id: UUID) -> None:
    _set(member_id, [Notification.id == note_id, Notification.read_at.is_(None)], read_at=now())


@bookkeeping
def mark_done(member_id: UUID, note_id: UUID) -> None:
    moment = now()
    open_one = [Notification.id == note_id, Notification.done_at.is_(None)]
    _set(member_id, open_one, done_at=moment, read_at=moment)


@bookkeeping
def mark_open(member_id: UUID, note_id: UUID) -> None:
    _set(member_id, [Notification.id == note_id], done_at=None, snoozed_until=None)


@bookkeeping
def snooze(member_id: UUID, note_id: UUID, until: datetime) -> None:
    """It comes back as news."""
    _set(member_id, [Notification.id == note_id], snoozed_until=until, read_at=None)


@bookkeeping
def clear(member_id: UUID, show: str) -> datetime:
    """Everything of one view is done; the moment names it, so that it can be taken back."""
    moment = now()
    shown = [Notification.reason.in_(SHOWN[show]), Notification.done_at.is_(None)]
    awake = Notification.snoozed_until.is_(None) | (Notification.snoozed_until <= moment)
    _set(member_id, [*shown, awake], done_at=moment)
    return moment


@bookkeeping
def unclear(member_id: UUID, moment: datetime) -> None:
    _set(member_id, [Notification.done_at == moment], done_at=None)


def _set(member_id: UUID, which: list[Any], **values: Any) -> None:
    mine = Notification.member_id == member_id
    session.execute(update(Notification).where(mine, *which).values(**values))


def _count(change: Change, member: Member, reason: str) -> int:
    told = Notification.member_id == member.id, Notification.reason == reason
    rows = select(func.count()).select_from(Notification)
    return session.scalar(rows.where(*told, Notification.made_at == change.at)) or 0


def _is_reached(member: Member) -> bool:
    """Placeholders of imported work read nothing."""
    return member.is_active and member.account_id is not None


def _write(change: Change, member: Member, reason: str, news: News) -> Notification | None:
    """One row, however often one change does the same; of a bulk only the first few."""
    thing = news.thing
    key = {"member_id": member.id, "reason": reason, "about_id": news.about_id}
    key |= {"subject_id": thing.id, "made_at": change.at}
    if same := session.scalar(select(Notification).filter_by(**key)):
        same.facts, same.done_at = news.facts, None
        return None
    if _count(change, member, reason) >= MOST:
        return None
    named = {"subject_kind": thing.kind, "label": thing.label, "facts": news.facts}
    by = {"actor_id": change.actor.id, "workspace_id": change.workspace_id}
    note = Notification(**key, **named, **by)
    session.add(note)
    return note
