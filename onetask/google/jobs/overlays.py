"""Calendars of others are read in the background, each a few times an hour."""

from datetime import timedelta
from uuid import UUID

from onetask.core.change import Change
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.events import Event, within
from onetask.core.fetch import Away, Unfit, safe_fetch
from onetask.core.jobs import job
from onetask.core.vault import opened
from onetask.core.watch import each_second
from onetask.google.engine.ical import read
from onetask.google.models.days import Overlay
from onetask.google.operations.feeds import (
    EACH,
    forget_person,
    forget_task,
    keep_meetings,
    note_failure,
    note_same,
    put_off_overlay,
)
from onetask.google.queries.overlays import due_overlays
from onetask.people.models import Member

BACK, AHEAD = timedelta(days=7), timedelta(days=60)
LARGEST = 2_000_000


@job(timeout=60)
def read_overlay(overlay_id: str) -> None:
    overlay = session.get(Overlay, UUID(overlay_id))
    address = opened(overlay.sealed_address) if overlay else None
    if overlay is None or address is None:
        return
    member, known = session.get_one(Member, overlay.member_id), overlay.etag
    zone, own = member.zone, overlay.id
    session.rollback()
    headers = {"If-None-Match": known} if known else {}
    try:
        answer = safe_fetch(address, headers=headers, most=LARGEST)
    except (Away, Unfit) as error:
        note_failure(own, type(error).__name__)
        return
    if answer.status == 304:
        note_same(own)
    elif answer.status != 200:
        note_failure(own, f"HTTP {answer.status}")
    else:
        _keep(own, answer.body, answer.headers.get("ETag"), zone)


def _keep(overlay_id: UUID, body: bytes, etag: str | None, zone: str) -> None:
    moment = now()
    try:
        found = read(body, moment - BACK, moment + AHEAD, zone)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError):
        note_failure(overlay_id, "no calendar file")
        return
    keep_meetings(overlay_id, found, etag)


@each_second
def read_what_is_due() -> None:
    """Any number of sweepers: the first one puts it off for all."""
    due = due_overlays(now())
    session.rollback()
    for overlay_id in due:
        put_off_overlay(overlay_id, now() + EACH)


@within("task.purged")
def task_is_gone(_: Change, event: Event) -> None:
    forget_task(event.subject_id)


@within("member.removed")
def person_left(_: Change, event: Event) -> None:
    forget_person(event.subject_id)
