"""Story 12 and the day: what can be done now, each with its reason; not today; time kept."""

from datetime import UTC, date, datetime, timedelta

import pytest

from onetask.core.db import session
from onetask.core.door import bookkeeping
from onetask.google.models.days import Meeting, Overlay
from onetask.google.operations.blocks import Slot, plan_blocks
from onetask.google.operations.feeds import add_overlay
from onetask.google.queries.proposals import next_slot, proposals, ready_now
from onetask.people.operations.members import edit_member
from onetask.remind.operations.choices import snooze_task, wake_task
from onetask.work.operations.people import assign_task
from onetask.work.operations.tasks import close_task, edit_task
from onetask.work.operations.waiting import block_task

MORNING = datetime(2027, 3, 17, 9, 2, tzinfo=UTC)
PLACES = ("core.change", "core.clock", "google.queries.days", "google.queries.proposals")
PLACES += ("pages.views.home",)


@pytest.fixture
def tasks(world, monkeypatch):
    """Three of Ben's tasks; Wednesday morning; a stand-up at ten."""
    for place in PLACES:
        monkeypatch.setattr(f"onetask.{place}.now", lambda: MORNING)
    for task in (world.brief, world.logo, world.site):
        assign_task(world.ana, task, member=world.ben)
    meeting(world.ben, MORNING.replace(hour=10, minute=0), "Stand-up")
    return world


def meeting(member, start, title):
    overlay = add_overlay(member.id, name="Work", hue=215, address="https://example.com/a.ics")

    @bookkeeping
    def put():
        when = {"starts_at": start, "ends_at": start + timedelta(minutes=30)}
        what = {"uid": title, "title": title, "is_all_day": False, "is_busy": True}
        session.add(Meeting(overlay_id=overlay, member_id=member.id, **when, **what))

    put()
    assert session.get(Overlay, overlay)


def titles(found):
    return [one.task.title for one in found]


def test_only_what_is_free_to_begin_and_fits_the_next_slot(tasks):
    w = tasks
    edit_task(w.ana, w.brief, minutes=45, due_on=date(2027, 3, 17))
    edit_task(w.ana, w.logo, minutes=120)
    block_task(w.ana, w.site, blocker=w.logo)
    slot, ready = ready_now(w.ben)
    assert (slot.minutes, slot.name) == (55, "Stand-up")
    assert [(one.task.title, one.why) for one in ready] == [("Write the brief", "Due today")]


def test_not_today_is_out_of_the_way_until_woken(tasks):
    w = tasks
    snooze_task(w.ben.id, w.brief.id, MORNING + timedelta(days=1))
    assert "Write the brief" not in titles(ready_now(w.ben)[1])
    wake_task(w.ben.id, w.brief.id)
    assert "Write the brief" in titles(ready_now(w.ben)[1])


def test_nothing_is_placed_outside_working_hours(tasks):
    w = tasks
    edit_member(w.ben, w.ben, work_from="13:00", work_to="14:00")
    placed = proposals(w.ben)
    assert [one.span.start.hour for one in placed if one.span] == [13, 13, 13]


def test_proposals_go_around_meetings_and_say_what_does_not_fit(tasks):
    w = tasks
    edit_task(w.ana, w.brief, minutes=240, due_on=date(2027, 3, 17))
    edit_task(w.ana, w.logo, minutes=240, due_on=date(2027, 3, 17))
    first, second, third = proposals(w.ben)
    assert (first.span.start.hour, first.is_too_late) == (10, False)
    assert (second.span.start.day, second.is_too_late) == (18, True)
    assert third.span.end <= MORNING.replace(hour=10, minute=0)


def test_what_has_its_time_is_not_proposed_again(tasks):
    w = tasks
    start = MORNING + timedelta(hours=4)
    plan_blocks(w.ben, w.ben, slots=[Slot(w.brief.id, start, start + timedelta(hours=1))])
    assert "Write the brief" not in titles(proposals(w.ben))
    assert next_slot(w.ben).name == "Stand-up"


def test_the_page_shows_reasons_and_puts_off(tasks, client_for):
    ben = client_for(tasks.ben)
    text = ben.get("/now").text
    assert ("Write the brief" in text, "before Stand-up" in text) == (True, True)
    answer = ben.post(f"/tasks/{tasks.brief.id}/not-today", headers={"HX-Request": "true"})
    assert "Write the brief" not in answer.text
    assert "1 task is put off" in answer.text


def test_one_press_keeps_time_for_what_comes_first(tasks, client_for):
    ben = client_for(tasks.ben)
    close_task(tasks.ana, tasks.logo)
    assert "cal-e proposed" in ben.get("/").text
    ben.post("/me/plan")
    text = ben.get("/").text
    assert ("Focus: Write the brief" in text, "cal-e proposed" in text) == (True, False)
