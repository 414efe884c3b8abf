"""A Wednesday morning with work to do and a stand-up at ten."""

from datetime import UTC, datetime, timedelta

from onetask.core.db import session
from onetask.core.door import bookkeeping
from onetask.google.models.days import Meeting, Overlay
from onetask.google.operations.feeds import add_overlay

MORNING = datetime(2027, 3, 17, 9, 2, tzinfo=UTC)
PLACES = ("core.change", "core.clock", "google.queries.days", "google.queries.proposals")
PLACES += ("google.queries.focus", "google.queries.reasons")
PLACES += ("pages.views.home",)


def meeting(member, start, title):
    overlay = add_overlay(member.id, name="Work", hue=215, address="https://example.com/a.ics")

    @bookkeeping
    def put():
        when = {"starts_at": start, "ends_at": start + timedelta(minutes=30)}
        what = {"uid": title, "title": title, "is_all_day": False, "is_busy": True}
        session.add(Meeting(overlay_id=overlay, member_id=member.id, **when, **what))

    put()
    assert session.get(Overlay, overlay)
