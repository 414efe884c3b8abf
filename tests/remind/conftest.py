"""Time stands where a test puts it; mail is kept in the folder."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from onetask.core import mail
from onetask.core.db import session
from onetask.core.settings import settings, use
from onetask.remind.engine.steady import Steady
from onetask.remind.jobs import sweeping
from onetask.remind.models import Delivery, Reminder
from tests.security.hooked import Elsewhere

MONDAY = datetime(2027, 3, 15, 12, 0, tzinfo=UTC)


LOOKS = (
    *("core.change", "core.clock", "core.jobs", "inbox.queries", "inbox.operations"),
    *("remind.queries.deliveries", "remind.operations.keeping", "remind.operations.choices"),
    *("remind.jobs.outcomes", "remind.jobs.going_out", "remind.jobs.sweeping"),
    "remind.operations.outlets",
)
ASKS = (
    "remind.queries.deliveries",
    "remind.operations.keeping",
    "remind.jobs.sending",
    "remind.jobs.outcomes",
    "remind.jobs.sweeping",
)


class Clock:
    """Every now is this moment, and the database's too."""

    def __init__(self, monkeypatch):
        self.moment = MONDAY
        names = [f"onetask.{place}.now" for place in LOOKS]
        names += [f"onetask.{place}.database_now" for place in ASKS]
        for name in names:
            monkeypatch.setattr(name, lambda: self.moment)


@pytest.fixture
def clock(monkeypatch):
    monkeypatch.setattr(Steady, "may_go_on", lambda *_: True)
    monkeypatch.setattr(sweeping, "planned_on", [])
    return Clock(monkeypatch)


@pytest.fixture
def letters(app):
    """Those that were posted since the test began, where there is no mail server."""
    for file in mail.folder().glob("*.eml"):
        file.unlink()
    return lambda: [mail.kept_letter(kept.name) for kept in mail.kept()]


@pytest.fixture
def promised():
    def of(member=None, channel="inbox", states=("pending",)):
        session.rollback()
        rows = select(Delivery).where(Delivery.channel == channel, Delivery.state.in_(states))
        rows = rows.join(Reminder).where(Reminder.subject_kind != "member")
        if member is not None:
            rows = rows.where(Delivery.recipient_id == member.id)
        found = session.scalars(rows.order_by(Delivery.due_at))
        return [f"{one.due_at:%d %b %H:%M}" for one in found]

    return of


@pytest.fixture
def told_places(told):
    """Everywhere the last change looked different."""
    return lambda: {place for change in told[-1:] for place in change.drawing.places()}


@pytest.fixture
def elsewhere(app):
    """Somebody else's server, on this machine by way of exception."""
    server, before = Elsewhere(), settings()
    use(replace(before, near_hosts=server.place))
    yield server
    use(before)
    server.end()
