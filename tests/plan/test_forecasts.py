"""Forecasts: many runs over what waits for what and the team's pace, kept when they are news."""

import random
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from onetask.core.change import System
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.errors import Refused
from onetask.core.events import Event
from onetask.plan.engine.axis import Days
from onetask.plan.engine.calendars import Calendar, Span
from onetask.plan.engine.forecast import Outlook, forecast
from onetask.plan.engine.network import NEVER, Link, Piece
from onetask.plan.jobs.forecasts import ask_the_lead, drifts, forecast_all, forecast_anew
from onetask.plan.operations.forecasts import keep_forecast
from onetask.plan.queries.forecasts import forecast_on, known_forecasts, work_out
from onetask.plan.words.forecasts import cause_of, forecast_said, range_of
from onetask.remind.models import Reminder
from onetask.work.operations.projects import edit_project
from onetask.work.operations.tasks import close_task, create_task
from onetask.work.operations.waiting import set_dependency

MONDAY = date(2026, 3, 2)
BERLIN = Calendar(country="DE", region="BE")


def asked(lengths, links=(), calendar=BERLIN, **more):
    axis = Days(calendar.working_days, MONDAY.toordinal() - 30)
    now_at = axis.index_at(MONDAY.toordinal())
    pieces = [Piece(0, length, now_at) for length in lengths]
    usual = {"cards": len(lengths), "weekly": [len(lengths) * 9], "ratios": [(1.0, 0)] * 8}
    usual |= {"days_a_week": 5, "today": MONDAY.toordinal(), "seed": 1}
    is_open = dict.fromkeys(range(len(lengths)), False)
    return Outlook([axis], pieces, list(links), is_open, **usual | more)


def test_a_certain_chain_ends_where_the_critical_path_does():
    found = forecast(asked([3, 5, 2], [Link(0, 1), Link(1, 2, "FS", 1)]))
    assert (found.early, found.likely, found.late) == (date(2026, 3, 16),) * 3
    assert found.critical[0][1] == 1.0
    assert not found.by_pace


def test_days_off_push_the_end():
    off = BERLIN.with_spans([Span(MONDAY.toordinal() + 2, MONDAY.toordinal() + 4)])
    assert forecast(asked([5], calendar=off)).late == date(2026, 3, 11)


@pytest.mark.parametrize(("kind", "last"), [("SS", 6), ("FF", 6), ("FS", 12)])
def test_the_kinds_of_links(kind, last):
    found = forecast(asked([5, 4], [Link(0, 1, kind)]))
    assert found.late.day == last


def test_a_slow_team_decides_where_nothing_waits():
    found = forecast(asked([1] * 20, weekly=[4, 6, 5, 5]))
    assert found.by_pace
    assert date(2026, 3, 20) <= found.likely <= found.late <= date(2026, 4, 10)


def test_the_same_project_has_the_same_forecast():
    one, other = (forecast(asked([3] * 9, weekly=[1, 2, 3, 2], ratios=[])) for _ in range(2))
    assert one[:5] == other[:5]
    assert one.early < one.likely < one.late


def test_begun_work_counts_from_its_start_but_never_ends_in_the_past():
    plan = asked([5])
    plan.pieces[0].floor -= 3
    assert forecast(plan).late == date(2026, 3, 6)
    begun = Outlook(**vars(plan) | {"is_open": {0: True}})
    assert forecast(begun).late == date(2026, 3, 3)
    plan.pieces[0].floor -= 20
    assert forecast(begun).late == MONDAY


def test_what_is_done_stands_and_nobody_finishing_is_no_date():
    done = asked([5, 2], [Link(0, 1)])
    done.pieces[0].pin = done.pieces[0].floor - 20
    done.pieces[1].floor = -NEVER
    assert forecast(Outlook(**vars(done) | {"is_open": {1: False}})).late == date(2026, 3, 3)
    assert forecast(asked([1], weekly=[0, 0])) is None


def test_two_calendars_meet_at_moments():
    three = Calendar(week=(480, 480, 480, 0, 0, 0, 0))
    plan = asked([5, 3], [Link(0, 1)])
    axis = Days(three.working_days, MONDAY.toordinal() - 30)
    pieces = [plan.pieces[0], Piece(1, 3, axis.index_at(MONDAY.toordinal()))]
    found = forecast(Outlook(**vars(plan) | {"axes": [*plan.axes, axis], "pieces": pieces}))
    assert found.late == date(2026, 3, 11)


def test_85_of_100_promises_are_kept_by_a_team_that_goes_on_as_before():
    dice, kept, games = random.Random(5), 0, 300
    for seed in range(games):
        past = [dice.choice([2, 4, 5, 7, 9]) for _ in range(8)]
        found = forecast(asked([1] * 40, weekly=past, seed=seed), runs=1000)
        left, weeks = 40.0, 0.0
        while left > 0:
            drawn = dice.choice([2, 4, 5, 7, 9])
            weeks, left = weeks + min(1, left / drawn), left - drawn
        kept += MONDAY + timedelta(days=weeks * 7 - 1) <= found.late + timedelta(days=2)
    assert 0.72 <= kept / games <= 0.95


def kept(world):
    forecast_all(str(world.home.id))
    session.rollback()
    return forecast_on(world.launch.id)


def test_it_says_honestly_that_there_is_no_history(world):
    row = kept(world)
    assert (row.problem, row.late_on) == ("history", None)
    assert forecast_said(row, None) == "Not enough history yet: 0 of 8 finished tasks."
    assert known_forecasts([world.launch.id]) == {}
    assert forecast_said(None, None).startswith("The forecast is being worked out")


def test_finished_tasks_make_a_forecast(world, kinds):
    for place in range(9):
        close_task(world.ana, create_task(world.ana, world.launch_ready, title=f"T{place}"))
    session.rollback()
    row = kept(world)
    assert (row.problem, row.facts["finished"], row.facts["left"]) == ("", 9, 4)
    assert now().date() <= row.early_on <= row.likely_on <= row.late_on
    assert "85 % by" in forecast_said(row, None)
    assert known_forecasts([world.launch.id])[world.launch.id].cause == cause_of(row)
    before = kinds().count("project.forecast")
    forecast_all(str(world.home.id))
    assert kinds().count("project.forecast") == before


def test_a_drift_is_told_to_the_lead_once_with_its_cause(world):
    test_finished = [create_task(world.ana, world.launch_ready, title=f"T{n}") for n in range(9)]
    for task in test_finished:
        close_task(world.ana, task)
    yesterday = now().date() - timedelta(days=1)
    edit_project(world.ana, world.launch, ends_on=yesterday, lead_id=world.ben.id)
    session.rollback()
    row = kept(world)
    told = {"kind": "project.forecast", "subject_id": world.launch.id}
    event = session.scalars(select(Event).filter_by(**told)).one()
    assert event.facts["drift"] == (row.late_on - yesterday).days > 0
    [wanted] = ask_the_lead(event)
    assert wanted.member_ids == (world.ben.id,)
    assert cause_of(row) in drifts(wanted.facts).words
    asked_for = select(Reminder).where(Reminder.member_id == world.ben.id)
    assert any(one.rule.startswith("room@drift") for one in session.scalars(asked_for))
    assert row.chance == 0


def test_a_closed_task_works_out_its_project_anew(world):
    close_task(world.ana, world.brief)
    number = session.scalar(select(Event.number).where(Event.kind == "task.closed"))
    forecast_anew(str(world.home.id), str(number))
    session.rollback()
    assert forecast_on(world.launch.id).facts["closed"] == 1
    assert forecast_on(world.garden.id) is None


def test_an_empty_project_is_done_and_a_circle_is_said(world):
    assert work_out(world.garden, now())["problem"] == "done"
    set_dependency(world.ana, world.logo, blocker=world.brief)
    assert work_out(world.launch, now())["problem"] == "history"


def test_nobody_writes_a_forecast_by_hand(world):
    with pytest.raises(Refused):
        keep_forecast(world.ana, world.launch, found=work_out(world.launch, now()))


def test_the_page_and_the_api_say_the_same(world, client_for):
    keep_forecast(System(world.home.id), world.launch, found=work_out(world.launch, now()))
    page = client_for(world.gus).get(f"/projects/{world.launch.id}/reports")
    assert "Not enough history yet: 0 of 8 finished tasks." in page.text
    answer = client_for(world.gus).get(f"/api/v1/projects/{world.launch.id}/forecast")
    assert answer.json["problem"] == "history"
    assert answer.json["text"] in page.text
    assert client_for(world.eve).get(f"/projects/{world.launch.id}/reports").status_code == 404
    assert range_of(None) == ""
