"""One run of the calendar sync: leased, pulled, pushed; the sweeper asks for the next."""

import time
from functools import partial
from uuid import UUID

from onetask.core.change import Change
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.events import Event, within
from onetask.core.jobs import job
from onetask.core.settings import settings
from onetask.core.vault import opened
from onetask.core.watch import each_second
from onetask.google.engine.sync import Ledger, Link, Sync, TooMany, Undecided
from onetask.google.jobs import http
from onetask.google.jobs.client import CalendarApi, Lost, Send, as_object
from onetask.google.jobs.diary import Diary
from onetask.google.models.grants import Agenda, Grant
from onetask.google.operations.agendas import (
    forget_grant,
    keep_token,
    keep_twin,
    lease_agenda,
    name_calendar,
    note_clashes,
    put_off_agenda,
    release_agenda,
    wake_agenda,
)
from onetask.google.queries.agendas import due_agendas, grant_of, twins_of

TROUBLES = (Lost, Undecided, TooMany, http.Revoked)
NAME = "OneTask"


@job(timeout=150)
def sync_agenda(agenda_id: str) -> None:
    """Claimed first; while it runs, another run does nothing."""
    own = UUID(agenda_id)
    if not lease_agenda(own):
        return
    error = None
    try:
        run(own)
    except TROUBLES as trouble:
        session.rollback()
        error = f"{type(trouble).__name__}: {trouble}".rstrip(": ")
    release_agenda(own, error)


def run(agenda_id: UUID) -> None:
    agenda = session.get_one(Agenda, agenda_id)
    member_id, grant = agenda.member_id, session.get_one(Grant, agenda.grant_id)
    send = partial(http.send, http.access_of(grant))
    calendar_id = session.get_one(Agenda, agenda_id).calendar_id or _new_calendar(agenda_id, send)
    ledger, diary = ledger_of(agenda_id), Diary(member_id, agenda_id)
    api = CalendarApi(settings().google_api, calendar_id, send, time.sleep)
    Sync(api, ledger, diary).run()
    labels = {item: diary.label(item) for item, *_rest in ledger.clashes}
    note_clashes(agenda_id, ledger, labels)


def ledger_of(agenda_id: UUID) -> Ledger:
    agenda = session.get_one(Agenda, agenda_id)
    links = {
        one.item: Link(
            one.item,
            one.event_id,
            one.generation,
            one.is_live,
            one.etag,
            one.sent,
            one.base,
            one.own_text,
        )
        for one in twins_of(agenda_id)
    }
    keep = partial(keep_twin, agenda_id)
    ledger = Ledger(settings().public_url, str(agenda_id), agenda.sync_token, links)
    ledger.keep, ledger.keep_token = keep, partial(keep_token, agenda_id)
    return ledger


def _new_calendar(agenda_id: UUID, send: Send) -> str:
    """Not safe to repeat: one try; an unknown outcome is said, not guessed."""
    url = f"{settings().google_api}/calendar/v3/calendars"
    status, _headers, text = send("POST", url, {}, {"summary": NAME})
    found = as_object(text) or {} if status == 200 else {}
    if "id" not in found:
        raise Lost(f"no calendar was made ({status})")
    name_calendar(agenda_id, found["id"])
    return str(found["id"])


@job(timeout=60)
def end_grant(account_id: str) -> None:
    """Google is told, then the rows go."""
    grant = grant_of(UUID(account_id))
    refresh = opened(grant.sealed_refresh) if grant else None
    if refresh:
        try:
            http.revoke(refresh)
        except Lost:
            session.rollback()
    forget_grant(UUID(account_id))


@each_second
def sync_what_is_due() -> None:
    due = due_agendas(now())
    session.rollback()
    for agenda_id in due:
        put_off_agenda(agenda_id)


@within("block.planned", "block.moved", "block.dropped")
def plan_changed(change: Change, event: Event) -> None:
    wake_agenda(UUID(event.facts["member"]), change.at)
