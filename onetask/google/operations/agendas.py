"""Grants and calendars at Google: opened, leased, noted and taken away."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import delete, select, update

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.door import bookkeeping
from onetask.core.jobs import promise
from onetask.core.vault import seal
from onetask.google.engine.sync import Ledger, Link
from onetask.google.models.grants import Agenda, Grant, SyncNote, Twin
from onetask.google.queries.agendas import twin_of

LEASE = timedelta(minutes=3)
SOON, USUAL = timedelta(seconds=5), timedelta(minutes=5)
NOTES = 200


class Tokens(NamedTuple):
    """What Google answered: the leave to come again, and the key for now."""

    refresh: str
    access: str
    until: datetime


@bookkeeping
def keep_grant(account_id: UUID, *, who: dict[str, str], scopes: list[str], tokens: Tokens) -> None:
    """What was granted, which may be less than what was asked for."""
    grant = session.scalar(select(Grant).where(Grant.account_id == account_id))
    if grant is None:
        grant = Grant(account_id=account_id, made_at=now())
        session.add(grant)
    grant.sub, grant.email, grant.scopes, grant.state = who["sub"], who["email"], scopes, "ok"
    grant.sealed_refresh, grant.sealed_access = seal(tokens.refresh), seal(tokens.access)
    grant.access_until = tokens.until


@bookkeeping
def keep_access(grant_id: UUID, access: str, until: datetime) -> None:
    fresh = update(Grant).where(Grant.id == grant_id)
    session.execute(fresh.values(sealed_access=seal(access), access_until=until))


@bookkeeping
def lose_grant(grant_id: UUID, sealed_refresh: str) -> None:
    """Only while the token that failed is still the one that is kept."""
    same = Grant.id == grant_id, Grant.sealed_refresh == sealed_refresh
    session.execute(update(Grant).where(*same).values(state="reconnect"))


@bookkeeping
def begin_agenda(member_id: UUID, grant_id: UUID) -> UUID:
    agenda = session.scalar(select(Agenda).where(Agenda.member_id == member_id))
    if agenda is None:
        agenda = Agenda(member_id=member_id, grant_id=grant_id, next_run=now())
        session.add(agenda)
        session.flush()
    promise("google.sync_agenda", agenda.id, key=f"agenda:{agenda.id}")
    return agenda.id


@bookkeeping
def name_calendar(agenda_id: UUID, calendar_id: str) -> None:
    session.execute(update(Agenda).where(Agenda.id == agenda_id).values(calendar_id=calendar_id))


@bookkeeping
def lease_agenda(agenda_id: UUID) -> bool:
    """One run at a time; who dies in it loses it after a while."""
    free = Agenda.lease_until.is_(None) | (Agenda.lease_until < now())
    mine = update(Agenda).where(Agenda.id == agenda_id, free)
    taken = mine.values(lease_until=now() + LEASE).returning(Agenda.id)
    return session.scalar(taken) is not None


@bookkeeping
def release_agenda(agenda_id: UUID, error: str | None) -> None:
    when = {"ran_at": now(), "next_run": now() + (USUAL if error is None else 3 * USUAL)}
    done = update(Agenda).where(Agenda.id == agenda_id)
    session.execute(done.values(lease_until=None, error=error and error[:200], **when))


@bookkeeping
def put_off_agenda(agenda_id: UUID) -> None:
    session.execute(update(Agenda).where(Agenda.id == agenda_id).values(next_run=now() + USUAL))
    promise("google.sync_agenda", agenda_id, key=f"agenda:{agenda_id}")


@bookkeeping
def keep_token(agenda_id: UUID, token: str | None) -> None:
    session.execute(update(Agenda).where(Agenda.id == agenda_id).values(sync_token=token))


@bookkeeping
def keep_twin(agenda_id: UUID, link: Link) -> None:
    twin = twin_of(agenda_id, link.item) or Twin(agenda_id=agenda_id, item=link.item)
    twin.event_id, twin.generation, twin.is_live = link.event_id, link.generation, link.is_live
    twin.etag, twin.sent, twin.base, twin.own_text = link.etag, link.sent, link.base, link.own_text
    session.add(twin)


@bookkeeping
def turn_twin(agenda_id: UUID, item: str, *, is_off: bool) -> None:
    """Deleted in the calendar: it stays away until it is wanted again."""
    same = Twin.agenda_id == agenda_id, Twin.item == item
    session.execute(update(Twin).where(*same).values(is_off=is_off))


@bookkeeping
def note_clashes(agenda_id: UUID, ledger: Ledger, labels: dict[str, str]) -> None:
    for item, _group, kept, other in ledger.clashes:
        facts: dict[str, Any] = {"kept": kept, "other": other, "label": labels.get(item, item)}
        session.add(SyncNote(agenda_id=agenda_id, at=now(), item=item, **facts))


@bookkeeping
def forget_grant(account_id: UUID) -> None:
    """The rows go last, when Google has been told."""
    grants = select(Grant.id).where(Grant.account_id == account_id)
    agendas = select(Agenda.id).where(Agenda.grant_id.in_(grants))
    for model in (SyncNote, Twin):
        session.execute(delete(model).where(model.agenda_id.in_(agendas)), execution_options=QUIET)
    session.execute(delete(Agenda).where(Agenda.grant_id.in_(grants)), execution_options=QUIET)
    session.execute(delete(Grant).where(Grant.account_id == account_id), execution_options=QUIET)


QUIET = {"synchronize_session": False}


def wake_agenda(member_id: UUID, at: datetime) -> None:
    """Within a change of somebody's plan: it goes out soon."""
    theirs = update(Agenda).where(Agenda.member_id == member_id)
    session.execute(theirs.values(next_run=at + SOON))


@bookkeeping
def ask_to_end(account_id: UUID) -> None:
    """No run begins any more; Google is told in the background, and the rows go last."""
    session.execute(update(Grant).where(Grant.account_id == account_id).values(state="ending"))
    promise("google.end_grant", account_id, key=f"end:{account_id}")
