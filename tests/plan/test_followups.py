"""Risks, changes and the critical path remind whoever can do something about it, in time."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from onetask.core.asking import telling
from onetask.core.clock import now, today_in
from onetask.core.db import session
from onetask.core.events import Event
from onetask.plan.jobs.followups import decide_on_change, is_undecided, look_at_risk
from onetask.plan.jobs.forecasts import forecast_all, is_late_still
from onetask.plan.operations.items import bin_item, edit_item
from onetask.plan.operations.risks import add_record, add_risk
from onetask.plan.queries.forecasts import known_floats
from onetask.work.operations.people import assign_task
from onetask.work.operations.projects import edit_project
from onetask.work.operations.tasks import edit_task
from onetask.work.operations.waiting import block_task
from tests.promises import promised


@pytest.fixture
def day(world):
    return today_in("UTC") + timedelta(days=10)


def test_a_risk_is_looked_at_on_its_day_until_it_is_answered(world, day):
    more = {"owner_id": world.ben.id, "trigger_on": day}
    risk = add_risk(world.ana, world.launch, title="It rains", **more)
    [at] = promised(world.ben, "room@trigger")
    assert at.date() >= day
    edit_item(world.ana, risk, trigger_on=day + timedelta(days=20))
    [later] = promised(world.ben, "room@trigger")
    assert later > at
    edit_item(world.ana, risk, response="Umbrellas")
    assert promised(world.ben, "room@trigger") == []
    assert "nobody has said" in telling["risk"]({}).words


def test_a_risk_in_the_bin_reminds_nobody(world, day):
    more = {"owner_id": world.ben.id, "trigger_on": day}
    risk = add_risk(world.ana, world.launch, title="It rains", **more)
    bin_item(world.ana, risk)
    assert promised(world.ben, "room@") == []


def test_a_change_waits_three_days_or_until_its_day(world, day):
    more = {"what": "change", "owner_id": world.ben.id}
    record = add_record(world.ana, world.launch, title="One more page", **more)
    [at] = promised(world.ben, "room@decision")
    assert at >= now() + timedelta(days=2, hours=23)
    edit_item(world.ana, record, due_on=day)
    assert promised(world.ben, "room@decision")[0].date() >= day
    edit_item(world.ana, record, state="approved")
    assert promised(world.ben, "room@decision") == []
    assert not is_undecided(record, "")


def test_an_issue_needs_no_decision(world):
    add_record(world.ana, world.launch, title="Broken", owner_id=world.ben.id)
    assert promised(world.ben, "room@") == []


def test_those_who_ask_read_the_thing_of_the_event(world, day):
    risk = add_risk(world.ana, world.launch, title="It rains", trigger_on=day)
    event = session.scalars(select(Event).where(Event.subject_id == risk.id)).one()
    assert list(look_at_risk(event)) == []
    record = add_record(world.ana, world.launch, title="x", what="change")
    event = session.scalars(select(Event).where(Event.subject_id == record.id)).one()
    assert list(decide_on_change(event)) == []


@pytest.fixture
def chain(world, day):
    """The brief takes a day, and what waits for it ends with the project: no day to lose."""
    assign_task(world.ana, world.brief, member=world.ben)
    for task, due_on in ((world.brief, day), (world.logo, day + timedelta(days=1))):
        edit_task(world.ana, task, due_on=due_on, starts_on=due_on, minutes=480)
    block_task(world.ana, world.logo, blocker=world.brief)
    edit_project(world.ana, world.launch, ends_on=day + timedelta(days=1), lead_id=world.ana.id)
    forecast_all(str(world.home.id))
    return world.brief


def test_on_the_critical_path_reminders_are_firm(world, chain):
    assert known_floats(world.launch.id)[chain.id] == (0, world.logo.ref)
    assert len(promised(world.ben, "slack")) == 1
    assert len(promised(world.ana, "slack")) >= 1


def test_with_days_to_spare_nobody_is_pressed(world, chain, day):
    edit_project(world.ana, world.launch, ends_on=day + timedelta(days=30))
    forecast_all(str(world.home.id))
    assert known_floats(world.launch.id) == {}
    assert promised(world.ben, "slack") == promised(world.ana, "slack") == []


def test_without_a_forecast_nothing_is_known(world):
    assert known_floats(world.launch.id) is None
    assert not is_late_still(world.launch, "")
