"""Time: noted, measured, handed in, approved and corrected, with its history."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import select

from onetask.core.db import session
from onetask.core.errors import Conflict, Invalid, Refused
from onetask.core.undo import undo
from onetask.plan.engine.hours import clock, minutes_of, monday, week_of
from onetask.plan.models.time import Stint, Timer, Timesheet
from onetask.plan.operations.items import bin_item, edit_item
from onetask.plan.operations.time import (
    drop_timer,
    log_time,
    resume_timer,
    set_day,
    start_timer,
    stop_timer,
)
from onetask.plan.operations.weeks import move_week, submit_week
from onetask.plan.queries.time import compared, lines_of, spent_on, stints_of_day, timer_of
from onetask.work.operations.people import assign_task
from onetask.work.operations.tasks import close_task, edit_task

DAY = date(2026, 3, 17)


def noted(world, who="ben", minutes=90, day=DAY):
    member = getattr(world, who)
    return log_time(member, world.brief, member=member, minutes=minutes, worked_on=day)


@pytest.mark.parametrize(("text", "minutes"), [
    ("1:30", 90), ("1.5", 90), ("1,5 h", 90), ("1h 30m", 90), ("90m", 90), ("90 min", 90),
    ("", 0), ("0", 0), ("24", 1440), (".5", 30), ("2h", 120)])  # fmt: skip
def test_hours_as_people_write_them(text, minutes):
    assert minutes_of(text) == minutes


@pytest.mark.parametrize("text", ["24:01", "1:60", "-1", "soon", "1e9", "25", "1:2:3", ","])
def test_what_is_no_length(text):
    with pytest.raises(ValueError):  # noqa: PT011
        minutes_of(text)


@given(some.integers(0, 1440))
def test_a_clock_is_read_back(minutes):
    assert minutes_of(clock(minutes)) == minutes


@given(some.dates(date(1900, 1, 8), date(2199, 1, 1)))
def test_a_week_begins_on_monday_and_holds_its_day(day):
    days = week_of(day)
    assert (days[0].weekday(), len(days), day in days, monday(day)) == (0, 7, True, days[0])


def test_time_is_noted_by_those_who_work_and_by_managers(world):
    noted(world)
    log_time(world.ana, world.brief, member=world.ben, minutes=30, worked_on=DAY)
    assert spent_on(world.brief.id) == 120
    with pytest.raises(Refused):
        log_time(world.ben, world.brief, member=world.ana, minutes=30, worked_on=DAY)
    with pytest.raises(Refused):
        noted(world, "gus")


@pytest.mark.parametrize("minutes", [0, -5, 1441])
def test_absurd_lengths_are_refused(world, minutes):
    with pytest.raises(Invalid):
        noted(world, minutes=minutes)


def test_a_day_is_filled_in_as_a_sum(world):
    noted(world, minutes=30)
    noted(world, minutes=30)
    set_day(world.ben, world.brief, member=world.ben, worked_on=DAY, minutes=90)
    assert [s.minutes for s in stints_of_day(world.ben.id, world.brief.id, DAY)] == [90]
    set_day(world.ben, world.brief, member=world.ben, worked_on=DAY, minutes=0)
    assert spent_on(world.brief.id) == 0


def test_only_owner_lead_and_managers_correct(world):
    stint = noted(world, "ana")
    with pytest.raises(Refused):
        edit_item(world.ben, stint, minutes=5)
    edit_item(world.ana, noted(world), minutes=5)


def test_a_correction_is_taken_back(world, told):
    stint = noted(world)
    edit_item(world.ben, stint, minutes=60, worked_on=DAY + timedelta(days=1))
    undo(world.ben, told[-1].number)
    assert (stint.minutes, stint.worked_on) == (90, DAY)
    undo(world.ben, told[0].number)
    assert spent_on(world.brief.id) == 0


def test_one_timer_runs_and_the_next_stops_it(world, told):
    start_timer(world.ben, world.brief)
    start_timer(world.ben, world.logo)
    assert timer_of(world.ben.id).task_id == world.logo.id
    assert spent_on(world.brief.id) == 1
    again = start_timer(world.ben, world.logo)
    assert len(session.scalars(select(Timer)).all()) == 1
    drop_timer(world.ben, again)
    assert timer_of(world.ben.id) is None
    assert spent_on(world.logo.id) == 0


def test_a_stopped_timer_runs_on_when_taken_back(world, told):
    timer = start_timer(world.ben, world.brief)
    since = timer.started_at
    stop_timer(world.ben, timer)
    undo(world.ben, told[-1].number)
    assert timer_of(world.ben.id).started_at == since
    assert spent_on(world.brief.id) == 0
    with pytest.raises(Conflict):
        resume_timer(world.ben, world.logo, started_at=since)


def test_timers_of_others_and_of_done_tasks(world):
    timer = start_timer(world.ben, world.brief)
    with pytest.raises(Refused):
        stop_timer(world.ana, timer)
    close_task(world.ana, world.logo)
    with pytest.raises(Conflict):
        start_timer(world.ana, world.logo)


def test_a_week_is_handed_in_approved_and_then_closed_to_corrections(world, told):
    stint = noted(world)
    sheet = submit_week(world.ben, world.ben, week_on=DAY)
    assert (sheet.week_on, sheet.state) == (date(2026, 3, 16), "submitted")
    with pytest.raises(Conflict):
        edit_item(world.ben, stint, minutes=5)
    with pytest.raises(Conflict):
        noted(world)
    with pytest.raises(Refused):
        move_week(world.ben, sheet, state="approved")
    move_week(world.ana, sheet, state="approved")
    with pytest.raises(Refused):
        move_week(world.ben, sheet, state="open")
    with pytest.raises(Conflict):
        submit_week(world.ben, world.ben, week_on=DAY)
    undo(world.ana, told[-1].number)
    assert sheet.state == "submitted"
    move_week(world.ana, sheet, state="returned", note="Which call?")
    edit_item(world.ben, stint, minutes=5)
    bin_item(world.ben, stint)


def test_time_in_a_closed_week_stays(world):
    stint = noted(world)
    submit_week(world.ben, world.ben, week_on=DAY)
    with pytest.raises(Conflict):
        bin_item(world.ben, stint)


def test_an_empty_week_is_not_handed_in(world):
    with pytest.raises(Conflict):
        submit_week(world.ben, world.ben, week_on=DAY)
    assert session.scalars(select(Timesheet)).all() == []
    with pytest.raises(Invalid):
        submit_week(world.ben, world.ben, week_on=date(9999, 12, 31))


def test_a_week_at_the_end_of_time_is_this_week(world, client_for):
    assert client_for(world.ben).get("/time?week=9999-12-31").status_code == 200


def test_odd_states(world):
    noted(world)
    sheet = submit_week(world.ben, world.ben, week_on=DAY)
    with pytest.raises(Conflict):
        move_week(world.ana, sheet, state="burnt")


def test_estimate_against_actual(world):
    edit_task(world.ana, world.brief, minutes=60)
    edit_task(world.ana, world.logo, minutes=120)
    assign_task(world.ana, world.logo, member=world.ben)
    noted(world)
    by_task, by_person = compared(world.launch.id)
    assert [(one.thing.title, one.estimate, one.spent) for one in by_task] == [
        ("Write the brief", 60, 90),
        ("Draw the logo", 120, 0),
    ]
    assert [(one.thing.name, one.estimate, one.spent) for one in by_person] == [
        ("Ben Okri", 120, 90)
    ]
    assert (by_task[0].percent, by_task[1].percent) == (150, 0)


def test_the_lines_of_a_week(world):
    noted(world)
    noted(world, minutes=30, day=DAY + timedelta(days=7))
    assign_task(world.ana, world.logo, member=world.ben)
    lines = lines_of(world.ben.id, DAY)
    assert [(one.task.title, one.total) for one in lines] == [
        ("Write the brief", 90),
        ("Draw the logo", 0),
    ]


def test_the_pages(world, client_for):
    ben, ana = client_for(world.ben), client_for(world.ana)
    url = f"/tasks/{world.brief.id}"
    cell = {"worked_on": "2026-03-17", "time": "1:30"}
    assert ben.put(f"{url}/time", data=cell).status_code == 303
    assert ben.put(f"{url}/time", data=cell | {"time": "soon"}).status_code == 422
    assert "1:30" in ben.get("/time?week=2026-03-17").text
    assert ben.post(f"{url}/timer").status_code == 303
    assert "LAU-1" in ben.get("/timer").text
    assert ben.delete("/timer").status_code == 303
    assert ben.post("/time/weeks", data={"week_on": "2026-03-17"}).status_code == 303
    assert "Ben Okri" in ana.get("/time").text
    sheet = session.scalars(select(Timesheet)).one()
    assert ana.post(f"/timesheets/{sheet.id}", data={"state": "approved"}).status_code == 303
    assert "Approved" in ben.get("/time?week=2026-03-17").text
    assert "1:31" in ben.get(f"/projects/{world.launch.id}/time").text
    assert ben.get(f"/time?member={world.ana.id}").status_code == 404
    assert client_for(world.gus).get("/time").status_code == 404
    note = session.scalars(select(Stint).order_by(Stint.worked_on)).first()
    assert "1:30" in ben.get(f"{url}/time").text
    assert ben.delete(f"/stints/{note.id}").status_code == 409
