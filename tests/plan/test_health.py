"""Health: derived from schedule, cost, risk and scope, with reasons; judged otherwise with one."""

from datetime import timedelta
from fractions import Fraction

import pytest

from onetask.core.clock import now
from onetask.core.errors import Invalid, Refused
from onetask.core.undo import undo
from onetask.plan.engine import health as engine
from onetask.plan.operations.budget import add_budget_line, add_expense
from onetask.plan.operations.health import follow_health, judge_health
from onetask.plan.operations.risks import add_risk
from onetask.plan.queries.health import health_of
from onetask.work.operations.tasks import close_task, edit_task


@pytest.mark.parametrize(("spi", "status"), [
    (None, "on_track"), (Fraction(1), "on_track"), (Fraction(95, 100), "on_track"),
    (Fraction(94, 100), "at_risk"), (Fraction(79, 100), "off_track")])  # fmt: skip
def test_the_schedule(spi, status):
    assert engine.schedule(spi).status == status


@pytest.mark.parametrize(("cpi", "status"), [
    (Fraction(96, 100), "on_track"), (Fraction(90, 100), "at_risk"),
    (Fraction(73, 100), "off_track")])  # fmt: skip
def test_the_cost(cpi, status):
    assert engine.cost(cpi).status == status


@pytest.mark.parametrize(("before", "added", "status"), [
    (0, 9, "on_track"), (10, 1, "on_track"), (10, 2, "at_risk"), (10, 3, "off_track")])  # fmt: skip
def test_the_scope(before, added, status):
    assert engine.scope(before, added).status == status


@pytest.mark.parametrize(("grave", "overdue", "status"), [
    (0, 0, "on_track"), (1, 0, "at_risk"), (0, 1, "at_risk"), (3, 3, "off_track")])  # fmt: skip
def test_the_risks(grave, overdue, status):
    assert engine.risk(grave, overdue).status == status


def health(world):
    return health_of([world.launch], now().date())[world.launch.id]


def test_a_quiet_project_is_on_track(world):
    found = health(world)
    assert (found.status, found.verdict) == ("on_track", None)
    assert found.reasons[:3] == [
        "Nothing was due yet.",
        "Nothing was budgeted and spent yet.",
        "No grave risk is without a response.",
    ]


def test_the_worst_side_counts_and_each_says_why(world):
    yesterday = now().date() - timedelta(days=1)
    for task in (world.brief, world.logo):
        edit_task(world.ana, task, due_on=yesterday)
    close_task(world.ana, world.brief)
    add_budget_line(world.ana, world.launch, title="All", planned=1000)
    add_expense(world.ana, world.launch, title="Ink", amount=260, spent_on=yesterday)
    add_risk(world.ana, world.launch, title="Rain", probability=4, impact=5)
    found = health(world)
    assert [one.status for one in found.readings[:3]] == ["off_track", "on_track", "at_risk"]
    assert found.status == "off_track"
    assert found.reasons[:3] == [
        "Schedule performance is 0.50.",
        "Cost performance is 0.96.",
        "1 risks are grave or overdue without a response.",
    ]


def test_a_verdict_needs_a_reason_and_is_taken_back(world, told):
    with pytest.raises(Invalid):
        judge_health(world.ben, world.launch, status="at_risk", reason=" ")
    with pytest.raises(Invalid):
        judge_health(world.ben, world.launch, status="done", reason="Because")
    with pytest.raises(Refused):
        judge_health(world.gus, world.launch, status="at_risk", reason="Because")
    judge_health(world.ben, world.launch, status="off_track", reason="The press burnt down")
    assert world.launch.status == "off_track"
    assert health(world).verdict.reason == "The press burnt down"
    undo(world.ben, told[-1].number)
    assert (world.launch.status, health(world).verdict) == ("on_track", None)


def test_what_is_derived_holds_again(world, told):
    assert follow_health(world.ben, world.launch) is world.launch
    judge_health(world.ben, world.launch, status="off_track", reason="The press burnt down")
    follow_health(world.ana, world.launch)
    assert (world.launch.status, health(world).verdict) == ("on_track", None)
    undo(world.ana, told[-1].number)
    assert (world.launch.status, health(world).verdict.status) == ("off_track", "off_track")


def test_the_page(world, client_for):
    ben, url = client_for(world.ben), f"/projects/{world.launch.id}"
    sent = {"status": "at_risk", "reason": "Rain for weeks"}
    assert ben.put(f"{url}/verdict", data=sent).status_code == 303
    assert "Rain for weeks" in ben.get(f"{url}/risks").text
    assert "Reason" in ben.get(f"{url}/verdict").text
    assert ben.delete(f"{url}/verdict").status_code == 303
    assert "Rain for weeks" not in ben.get(f"{url}/risks").text
