"""Risks: scored, answered or not, and what a passed trigger does to the project."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from onetask.core.change import System
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.errors import Clash, Conflict, Invalid, Refused
from onetask.core.events import Event
from onetask.core.jobs import Job
from onetask.core.undo import undo
from onetask.core.words import sentence
from onetask.plan.engine.risk import level, matrix
from onetask.plan.jobs.risks import look_at_trigger
from onetask.plan.models.risks import Risk
from onetask.plan.operations.items import bin_item, edit_item, restore_item
from onetask.plan.operations.risks import add_record, add_risk, warn_of_risk
from onetask.plan.queries.risks import log_of, open_risks, risks_of
from onetask.work.operations.projects import bin_project, edit_project


def yesterday():
    return now().date() - timedelta(days=2)


def due(world, **fields):
    usual = {"title": "The lab is late", "probability": 4, "impact": 5}
    return add_risk(world.ana, world.launch, **usual | {"trigger_on": yesterday()} | fields)


@pytest.mark.parametrize(
    ("score", "expected"),
    [(1, "low"), (5, "low"), (6, "medium"), (12, "medium"), (13, "high"), (25, "high")],
)
def test_levels(score, expected):
    assert level(score) == expected


def test_the_matrix_has_the_most_probable_on_top(world):
    risk = due(world)
    rows = matrix([risk])
    assert rows[1][4] == (20, "high", [risk])
    assert [cell[0] for cell in rows[0]] == [5, 10, 15, 20, 25]


@pytest.mark.parametrize("fields", [{"probability": 6}, {"impact": 0}, {"strategy": "pray"},
                                    {"state": "odd"}, {"title": " "},
                                    {"trigger_on": date(2300, 1, 1)}])  # fmt: skip
def test_odd_fields_are_refused(world, fields):
    with pytest.raises(Invalid):
        due(world, **fields)


def test_a_guest_cannot_own_a_risk_nor_add_one(world):
    with pytest.raises(Invalid):
        due(world, owner_id=world.gus.id)
    with pytest.raises(Refused):
        add_risk(world.gus, world.launch, title="Mine")
    with pytest.raises(Refused):
        add_risk(world.eve, world.launch, title="Hers")


def test_nothing_is_added_to_a_project_in_the_bin(world):
    bin_project(world.ana, world.launch)
    with pytest.raises(Conflict):
        due(world)


def test_typed_words_are_not_lost(world, told):
    risk = due(world)
    seen = told[-1].number
    edit_item(world.ben, risk, seen=seen, response="Book another lab")
    with pytest.raises(Clash):
        edit_item(world.ana, risk, seen=seen, response="Wait")


def test_edits_and_the_bin_are_taken_back(world, told):
    risk = due(world)
    edit_item(world.ben, risk, impact=1, trigger_on=None)
    undo(world.ben, told[-1].number)
    assert (risk.impact, risk.trigger_on) == (5, yesterday())
    bin_item(world.ana, risk)
    assert list(risks_of(world.launch.id)) == []
    undo(world.ana, told[-1].number)
    assert [*risks_of(world.launch.id)] == [risk] == [*open_risks([world.launch.id])]
    assert restore_item(world.ana, risk) is risk


def test_a_passed_trigger_without_a_response_puts_the_project_at_risk(world, told):
    risk = due(world)
    warn_of_risk(System(world.home.id), risk)
    assert world.launch.status == "at_risk"
    event = session.scalar(select(Event).where(Event.kind == "risk.came_due"))
    assert sentence(event).startswith("put Launch at risk: “The lab is late” was to be answered")
    undo(world.ben, told[-1].number)
    assert world.launch.status == "on_track"
    warn_of_risk(System(world.home.id), risk)
    assert world.launch.status == "on_track"


@pytest.mark.parametrize("fields", [{"response": "A second lab"}, {"state": "closed"},
                                    {"trigger_on": now().date() + timedelta(days=3)}])  # fmt: skip
def test_answered_closed_and_future_risks_change_nothing(world, fields):
    warn_of_risk(System(world.home.id), due(world, **fields))
    assert world.launch.status == "on_track"


def test_a_project_off_track_is_not_made_better(world):
    edit_project(world.ana, world.launch, status="off_track")
    warn_of_risk(System(world.home.id), due(world))
    assert world.launch.status == "off_track"


def test_the_day_after_the_trigger_is_a_promise(world):
    risk = due(world, trigger_on=date(2031, 5, 2))
    job = session.scalars(select(Job).where(Job.func == "plan.look_at_trigger")).one()
    assert (job.args, job.run_at.date()) == ([str(risk.id)], date(2031, 5, 3))


def test_the_job_looks_again(world):
    risk = due(world)
    look_at_trigger(str(risk.id))
    assert session.get(Risk, risk.id).project.status == "at_risk"
    look_at_trigger(str(world.launch.id))


def test_a_new_date_is_looked_at_anew(world):
    risk = warn_of_risk(System(world.home.id), due(world))
    edit_item(world.ana, risk, trigger_on=date(2031, 5, 2))
    assert risk.warned_at is None


def test_the_log(world, told):
    record = add_record(world.ben, world.launch, what="change", title="A fourth gate")
    edit_item(world.ana, record, state="approved")
    with pytest.raises(Invalid):
        edit_item(world.ana, record, state="decided")
    assert [one.state for one in log_of(world.launch.id)] == ["approved"]
    with pytest.raises(Refused):
        edit_item(world.gus, record, title="Mine")


def test_the_pages(world, client_for):
    ben = client_for(world.ben)
    made = ben.post(f"/projects/{world.launch.id}/risks", data={"title": "Rain", "trigger_on": ""})
    assert made.status_code == 303
    risk = session.scalars(select(Risk)).one()
    page = ben.get(f"/projects/{world.launch.id}/risks").text
    assert "Rain" in page
    assert "Rain" in ben.get(f"/risks/{risk.id}").text
    ben.delete(f"/risks/{risk.id}")
    assert ben.get(f"/risks/{risk.id}").status_code == 404
    assert ben.post(f"/risks/{risk.id}/restoration").status_code == 303
    assert client_for(world.gus).get(f"/projects/{world.launch.id}/risks").status_code == 404
