"""Telling who asked: promised with a release, held back a minute, sent once."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from onetask.core.change import Actor, Change
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.door import bookkeeping, operation
from onetask.core.errors import Conflict
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.jobs import promise
from onetask.core.locale import gettext as _
from onetask.core.undo import cannot_undo, undoes
from onetask.product.access.releases import may_edit_release, may_note
from onetask.product.models.releases import Notice, Release
from onetask.product.queries.releases import Asker, askers_of, notices_of, release_of

HELD_BACK = timedelta(seconds=60)


@operation(may_edit_release)
def tell_askers(change: Change, release: Release, /) -> Release:
    """Who was told of this release before is not told again."""
    if release.published_at is None:
        raise Conflict(_("Publish the release first."))
    due = change.at + HELD_BACK
    known = {one.contact_id: one for one in notices_of(release.id)}
    told = [_promised(release, known, asker, due) for asker in askers_of(release)]
    if count := sum(told):
        change.record("release.telling", release, count=count, due=due.isoformat())
        promise("product.send_notices", release.id, at=due, key=f"notices:{release.id}:{due}")
    return release


@operation(may_edit_release)
def stop_notices(change: Change, release: Release, /) -> Release:
    """Within the minute: whoever has not been told yet will not be."""
    waiting = [one for one in notices_of(release.id) if not (one.sent_at or one.stopped_at)]
    for one in waiting:
        one.stopped_at = change.at
    if waiting:
        change.record("release.hushed", release, count=len(waiting))
    return release


@operation(may_note)
def note_told(change: Change, release: Release, /) -> Release:
    count = sum(one.sent_at is not None for one in notices_of(release.id))
    if count != release.told:
        change.record("release.told", release, told=[release.told, count])
        release.told = count
    return release


@bookkeeping
def mark_notice_sent(notice_id: UUID) -> None:
    session.get_one(Notice, notice_id).sent_at = now()


def due_notices(release_id: UUID) -> list[UUID]:
    """Those whose minute is over and that nobody stopped."""
    open_ones = Notice.sent_at.is_(None), Notice.stopped_at.is_(None), Notice.due_at <= now()
    rows = select(Notice.id).where(Notice.release_id == release_id, *open_ones)
    return list(session.scalars(rows.order_by(Notice.id)))


def _promised(release: Release, known: dict[UUID, Notice], asker: Asker, due: datetime) -> bool:
    contact, asked_for = asker
    notice = known.get(contact.id)
    if notice is None:
        ids = {"workspace_id": release.workspace_id, "release_id": release.id}
        notice = Notice(id=uuid7(), contact_id=contact.id, due_at=due, **ids)
        session.add(notice)
    if notice.sent_at is not None:
        return False
    notice.asked_for, notice.due_at, notice.stopped_at = asked_for, due, None
    return True


@undoes("release.telling")
def stop_again(actor: Actor, event: Event) -> None:
    stop_notices(actor, release_of(event))


@undoes("release.hushed")
def tell_again(actor: Actor, event: Event) -> None:
    release = release_of(event)
    if release.published_at is not None:
        tell_askers(actor, release)


cannot_undo("Letters that were sent stay sent.", "release.told")
