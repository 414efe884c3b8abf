"""Story 13: time for tasks is proposed with its reasons, kept in one step, and proposed anew."""

from datetime import UTC, date, datetime, timedelta

import pytest

from onetask.core.db import session
from onetask.core.undo import undo
from onetask.google.access import visible_blocks
from onetask.google.operations.blocks import Slot, plan_blocks
from onetask.google.queries.days import windows
from onetask.google.queries.focus import focus_for
from onetask.google.queries.proposals import next_slot
from onetask.google.queries.reasons import clock_words
from onetask.people.operations.members import edit_member
from onetask.plan.operations.calendars import take_time_off
from onetask.plan.operations.time import log_time
from onetask.work.operations.tasks import close_task, edit_task
from tests.google.mornings import MORNING, meeting

HOUR = timedelta(hours=1)
TODAY, FRIDAY = date(2027, 3, 17), date(2027, 3, 19)


def times(focus):
    """Which task has which hours."""
    return [(one.task.title, f"{one.span.start:%d %H:%M}", one.span.minutes) for one in focus.slots]


def keep(w, task, start, length=HOUR):
    [block] = plan_blocks(w.ben, w.ben, slots=[Slot(task.id, start, start + length)])
    return block


def at(hour, minute=0):
    return MORNING.replace(hour=hour, minute=minute)


def test_long_work_has_several_slots_each_with_its_reason(tasks):
    w = tasks
    edit_task(w.ana, w.brief, minutes=240, due_on=FRIDAY)
    focus = focus_for(w.ben, [w.brief])
    assert times(focus) == [
        ("Write the brief", "17 10:30", 120),
        ("Write the brief", "17 12:30", 120),
    ]
    assert focus.slots[0].why == "the first free 2 h before the due date, Fri 19 Mar"


def test_what_does_not_fit_says_by_how_much(tasks):
    w = tasks
    edit_member(w.ben, w.ben, work_to="13:00")
    edit_task(w.ana, w.brief, minutes=360, due_on=TODAY)
    [unfit] = focus_for(w.ben, [w.brief]).unfit
    assert unfit.why == "LAU-1 needs 6 h, only 3 h 25 min are free before Wed 17 Mar"
    assert (unfit.needs, unfit.missing) == (360, 155)


def test_what_was_done_and_what_is_kept_is_not_planned_again(tasks):
    w = tasks
    edit_task(w.ana, w.brief, minutes=180, due_on=FRIDAY)
    log_time(w.ben, w.brief, member=w.ben, minutes=60, worked_on=TODAY)
    keep(w, w.brief, at(13))
    assert times(focus_for(w.ben, [w.brief])) == [("Write the brief", "17 10:30", 60)]
    keep(w, w.brief, at(15))
    assert focus_for(w.ben, [w.brief]).slots == []
    assert next_slot(w.ben).name == "Stand-up"


def test_leave_and_days_off_are_not_for_work(tasks):
    w = tasks
    take_time_off(w.ben, w.ben, starts_on=TODAY, ends_on=FRIDAY, name="Holiday")
    [slot] = focus_for(w.ben, [w.brief]).slots
    assert slot.span.start.date() == date(2027, 3, 22)


def test_overdue_work_gets_the_first_free_time(tasks):
    w = tasks
    edit_task(w.ana, w.brief, minutes=60, due_on=date(2027, 3, 15))
    [slot] = focus_for(w.ben, [w.brief]).slots
    assert (slot.span.start, slot.why) == (at(10, 30), "overdue: the first free 1 h")


def test_a_meeting_on_a_block_brings_a_proposal_and_moves_nothing(tasks):
    w = tasks
    edit_task(w.ana, w.brief, minutes=120, due_on=TODAY)
    block = keep(w, w.brief, at(14), 2 * HOUR)
    assert focus_for(w.ben, [w.brief]).slots == []
    meeting(w.ben, at(15), "Review")
    [slot] = focus_for(w.ben, [w.brief]).slots
    assert (slot.block, slot.span.start) == (block, at(10, 30))
    assert block.starts_at == at(14)
    plan_blocks(w.ben, w.ben, slots=[Slot(w.brief.id, *slot.span[:2], block.id)])
    assert block.starts_at == at(10, 30)
    assert focus_for(w.ben, [w.brief]).slots == []


def test_a_block_without_another_place_warns(tasks):
    w = tasks
    edit_task(w.ana, w.brief, minutes=120, due_on=TODAY)
    keep(w, w.brief, at(14), 2 * HOUR)
    for hour in range(9, 18):
        meeting(w.ben, at(hour, 15), f"Meeting {hour}")
        meeting(w.ben, at(hour, 45), f"Talk {hour}")
    [unfit] = [one for one in focus_for(w.ben).unfit if one.task is w.brief]
    assert unfit.why.startswith("LAU-1 lost its 2 h")


def test_a_block_after_its_date_is_proposed_earlier(tasks):
    w = tasks
    block = keep(w, w.brief, at(10, 30) + timedelta(days=2))
    edit_task(w.ana, w.brief, minutes=60, due_on=TODAY)
    assert [(one.block, one.span.start) for one in focus_for(w.ben, []).slots] == [
        (block, at(10, 30))
    ]


def test_all_of_it_is_one_change_and_comes_back_with_one_undo(tasks, told):
    w = tasks
    slots = [Slot(one.task.id, *one.span[:2]) for one in focus_for(w.ben).slots]
    assert len(slots) == 3
    told.clear()
    plan_blocks(w.ben, w.ben, slots=slots)
    [change] = told
    undo(w.ben, change.number)
    assert session.scalars(visible_blocks(w.ben)).all() == []


def test_the_hours_are_right_across_the_change_of_clocks(tasks, monkeypatch):
    edit_member(tasks.ben, tasks.ben, zone="Europe/Berlin")
    monkeypatch.setattr(
        "onetask.google.queries.days.now", lambda: datetime(2027, 3, 26, tzinfo=UTC)
    )
    friday, monday = windows(tasks.ben, date(2027, 3, 26), 4)
    assert [one.start.hour for one in (friday, monday)] == [8, 7]
    assert clock_words(monday.start, monday.end, "Europe/Berlin").startswith("Mon 29 Mar, 09:00")


def test_the_page_proposes_and_one_press_keeps(tasks, client_for):
    w = tasks
    edit_task(w.ana, w.brief, minutes=60, due_on=FRIDAY)
    ben = client_for(w.ben)
    assert "cal-e proposed" in ben.get("/").text
    text = ben.get(f"/me/plan?task={w.brief.id}").text
    assert "the first free 1 h before the due date, Fri 19 Mar" in text
    start, end = at(10, 30), at(11, 30)
    ben.post("/me/plan", data={"slots": [f"{w.brief.id}|{start.isoformat()}|{end.isoformat()}|"]})
    assert "Focus: Write the brief" in ben.get("/").text
    assert "All of it has its time" in ben.get(f"/me/plan?task={w.brief.id}").text
    assert ben.post("/me/plan", data={"slots": ["x|y"]}).status_code == 422


def test_what_is_done_needs_no_time(tasks):
    close_task(tasks.ana, tasks.logo)
    assert "Draw the logo" not in [one.task.title for one in focus_for(tasks.ben).slots]


@pytest.mark.parametrize("whose", ["ana", "ben"])
def test_only_ones_own_block_moves_along(tasks, whose):
    w = tasks
    block = keep(w, w.brief, at(14))
    member = getattr(w, whose)
    [kept] = plan_blocks(member, member, slots=[Slot(w.brief.id, at(16), at(17), block.id)])
    assert (kept is block) == (whose == "ben")
