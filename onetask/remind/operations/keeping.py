"""Deliveries are claimed for a while by one worker; what it reports counts under its token only."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import case, select, update

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.door import bookkeeping
from onetask.core.jobs import promise
from onetask.remind.engine.when import wait_after
from onetask.remind.models import Delivery
from onetask.remind.queries.deliveries import claimed_now, database_now, due, goes_along

LEASE = timedelta(seconds=25)  # twice what one send may take; each batch renews its own
PATIENCE = timedelta(hours=48)
MOST_LOSSES = 8
BATCH = 100
MOST_OUT = 2 * BATCH  # more would lose their leases while they wait for their turn
SEND_BATCH, SEND_ONE = "remind.send_batch", "remind.send_delivery"

Claim = tuple[UUID, UUID]


@bookkeeping
def claim_due() -> list[UUID]:
    """Takes what is due under one lease, and promises jobs for it: their ids.

    What a sender died of goes alone, so that it takes nobody else along.
    """
    moment = database_now()
    rows = _take(min(BATCH, MOST_OUT - claimed_now(moment)), moment)
    tokens = {row.token for row in rows if not row.losses}
    jobs = [promise(SEND_BATCH, token) for token in tokens]
    return jobs + [promise(SEND_ONE, row.id, row.token) for row in rows if row.losses]


@bookkeeping
def take_due(limit: int = BATCH, moment: datetime | None = None) -> list[Claim]:
    """Neither waits for what another sweeper is taking, nor takes it again."""
    return [(row.id, row.token) for row in _take(limit, moment or database_now())]


def _take(limit: int, moment: datetime) -> Sequence[Any]:
    first = select(Delivery.id).where(due(moment)).order_by(Delivery.next_try)
    first = first.limit(max(0, limit)).with_for_update(skip_locked=True)
    lost = case((Delivery.state == "claimed", Delivery.losses + 1), else_=Delivery.losses)
    leased = {"state": "claimed", "token": uuid4(), "lease_until": moment + LEASE}
    taken = update(Delivery).where(Delivery.id.in_(first)).values(losses=lost, **leased)
    told = taken.returning(Delivery.id, Delivery.token, Delivery.losses)
    return session.execute(told).all()


@bookkeeping
def give_back(token: UUID) -> None:
    """What a batch had no time for is due again, and was not lost."""
    left = update(Delivery).where(Delivery.token == token, Delivery.state == "claimed")
    session.execute(left.values(state="pending", token=None, lease_until=None))


@bookkeeping
def keep_lease(token: UUID) -> None:
    """The heart still beats: what a batch holds stays its own for another while."""
    held = update(Delivery).where(Delivery.token == token, Delivery.state == "claimed")
    session.execute(held.values(lease_until=database_now() + LEASE))


@bookkeeping
def renew_lease(delivery_id: UUID, token: UUID) -> bool:
    """True while nobody else has taken it over; each renewal is an attempt."""
    values = {"lease_until": database_now() + LEASE, "attempts": Delivery.attempts + 1}
    return _note(delivery_id, token, **values)


@bookkeeping
def mark_sent(delivery_id: UUID, token: UUID, receipt: str | None) -> bool:
    done = {"state": "sent", "sent_at": now(), "provider_id": receipt, "error": None}
    return _note(delivery_id, token, lease_until=None, **done)


@bookkeeping
def mark_cancelled(delivery_id: UUID, token: UUID, why: str) -> bool:
    return _note(delivery_id, token, state="cancelled", lease_until=None, error=why)


@bookkeeping
def postpone(delivery_id: UUID, token: UUID, until: datetime) -> bool:
    """Snoozed: it comes at a later time of its own."""
    tried = case((Delivery.error.is_not(None), Delivery.due_at), else_=until)
    later = {"state": "pending", "due_at": tried, "next_try": until}
    return _note(delivery_id, token, lease_until=None, token_=None, **later)


@bookkeeping
def try_later(
    delivery_id: UUID, token: UUID, error: str, *, least: timedelta = timedelta()
) -> bool:
    attempts = session.scalar(select(Delivery.attempts).where(Delivery.id == delivery_id)) or 1
    wait = max(least, wait_after(attempts, random.random()))  # noqa: S311
    later = {"state": "pending", "next_try": database_now() + wait, "error": error}
    return _note(delivery_id, token, lease_until=None, token_=None, **later)


@bookkeeping
def take_along(delivery_id: UUID, token: UUID) -> list[Claim]:
    """What else is due to the same person goes along in one letter.

    All of it under a new token, so that whoever held a part of it counts no more; nothing when
    somebody else was quicker.
    """
    own = Delivery.id == delivery_id, Delivery.token == token, Delivery.state == "claimed"
    delivery = session.scalar(select(Delivery).where(*own).with_for_update())
    if delivery is None:
        return []
    taken, fresh = [delivery, *goes_along(delivery, database_now())], uuid4()
    for one in taken:
        one.state, one.token, one.lease_until = "claimed", fresh, database_now() + LEASE
    return [(one.id, fresh) for one in taken]


@bookkeeping
def revive(delivery_id: UUID) -> None:
    """An owner wants a dead letter tried again."""
    fresh = {"state": "pending", "attempts": 0, "losses": 0, "next_try": database_now()}
    dead = update(Delivery).where(Delivery.id == delivery_id, Delivery.state == "dead")
    session.execute(dead.values(token=None, error=None, due_at=database_now(), **fresh))


def key_of(delivery: Delivery) -> str:
    """The same for each try, so that what is sent twice is known by its id."""
    parts = delivery.reminder_id, delivery.channel, delivery.recipient_id
    return "-".join([*map(str, parts), f"{delivery.occurrence_utc:%Y%m%dT%H%M}"])


@bookkeeping
def note_failed(delivery_id: UUID, token: UUID, error: str) -> bool:
    """A try-out is not tried again, and its sender looks for themselves."""
    return note_dead(delivery_id, token, error)


def note_dead(delivery_id: UUID, token: UUID, error: str) -> bool:
    """Within the operation that tells the owners."""
    return _note(delivery_id, token, state="dead", lease_until=None, error=error)


def note_told(delivery_id: UUID, token: UUID, at: datetime) -> bool:
    """Within the operation that writes it into the inbox."""
    return _note(delivery_id, token, state="sent", lease_until=None, sent_at=at, error=None)


def _note(delivery_id: UUID, token: UUID, **values: Any) -> bool:
    if "token_" in values:
        values["token"] = values.pop("token_")
    held = Delivery.id == delivery_id, Delivery.token == token, Delivery.state == "claimed"
    noted = update(Delivery).where(*held).values(**values).returning(Delivery.id)
    return session.scalar(noted) is not None
