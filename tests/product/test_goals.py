"""Goals: measured by their key results and by the goals below them."""

from datetime import date

import pytest

from onetask.core.errors import Clash, Conflict, Invalid, Refused
from onetask.core.undo import undo
from onetask.product.operations.goals import (
    add_result,
    check_in,
    create_goal,
    edit_goal,
    edit_result,
)
from onetask.product.operations.parts import bin_part
from onetask.product.queries.goals import branch_of, goals_of, said_of
from onetask.product.queries.metrics import metrics_of
from tests.product.brings_goals import checkin, goal, metric, points, result


def percent(w, one):
    return branch_of(one).percent


def test_progress_is_how_far_the_metric_came(world):
    one = result(world)
    aim = goals_of(world.gate.id)[0].goal
    assert percent(world, aim) is None
    points(world, of=metrics_of(world.gate.id)[0], value=45.0)
    assert percent(world, aim) == 50.0
    edit_result(world.ben, one, target=90.0)
    assert percent(world, aim) == 25.0


def test_a_metric_may_go_down(world):
    measured = metric(world, direction="down")
    add_result(world.ana, aim := goal(world), metric=measured, start=240.0, target=190.0)
    points(world, of=measured, value=215.0)
    assert percent(world, aim) == 50.0


def test_goals_below_count_by_their_weight(world):
    top = create_goal(world.ana, world.gate, title="Top")
    heavy = create_goal(world.ana, world.gate, title="Heavy", parent_id=top.id, weight=3)
    light = create_goal(world.ana, world.gate, title="Light", parent_id=top.id, weight=1)
    edit_goal(world.ana, heavy, set_percent=80.0)
    edit_goal(world.ana, light, set_percent=0.0)
    assert percent(world, top) == 60.0
    assert [one.goal.title for one in goals_of(world.gate.id)[0].below] == ["Heavy", "Light"]


def test_a_set_percentage_stands_beside_the_measured_one(world):
    aim = goal(world)
    edit_goal(world.ana, aim, set_percent=20.0, set_why="Two stations are missing")
    assert (branch_of(aim).measured, branch_of(aim).percent) == (None, 20.0)
    edit_goal(world.ana, aim, set_percent=None)
    assert branch_of(aim).percent is None


def test_a_circle_is_refused_by_its_name(world):
    one = create_goal(world.ana, world.gate, title="One")
    two = create_goal(world.ana, world.gate, title="Two", parent_id=one.id)
    three = create_goal(world.ana, world.gate, title="Three", parent_id=two.id)
    with pytest.raises(Conflict, match="One → Two → Three → One"):
        edit_goal(world.ana, one, parent_id=three.id)
    with pytest.raises(Conflict, match="One → One"):
        edit_goal(world.ana, one, parent_id=one.id)


def test_what_lies_elsewhere_is_not_there(world):
    with pytest.raises(Invalid):
        goal(world, owner_id=world.eve.id)
    with pytest.raises(Invalid):
        goal(world, parent_id=world.gate.id)
    gone = bin_part(world.ana, goal(world))
    with pytest.raises(Invalid):
        goal(world, parent_id=gone.id)


@pytest.mark.parametrize(
    "wrong",
    [
        {"weight": 0},
        {"weight": None},
        {"set_percent": 101.0},
        {"colour": "red"},
        {"title": "x" * 161},
        {"starts_on": date(2026, 4, 1), "ends_on": date(2026, 3, 1)},
    ],
    ids=str,
)
def test_odd_fields_are_refused(world, wrong):
    with pytest.raises(Invalid):
        edit_goal(world.ana, goal(world), **wrong)


def test_two_who_type_one_title(world, head):
    aim = goal(world)
    seen = head(world.ana)
    edit_goal(world.ben, aim, title="Paying without a thought")
    with pytest.raises(Clash):
        edit_goal(world.ana, aim, title="Paying", seen=seen)


def test_an_edit_is_taken_back(world, told):
    aim = goal(world, ends_on=date(2026, 6, 30), owner_id=world.ben.id)
    edit_goal(world.ben, aim, title="Paying", ends_on=None, owner_id=None)
    undo(world.ben, told[-1].number)
    assert (aim.title, aim.ends_on) == ("Make paying effortless", date(2026, 6, 30))
    assert aim.owner_id == world.ben.id


def test_a_new_key_result_is_taken_back_with_its_metric(world, told):
    result(world)
    undo(world.ana, told[-1].number)
    assert metrics_of(world.gate.id) == []
    assert goals_of(world.gate.id)[0].results == []


def test_a_check_in_keeps_the_progress_of_its_moment(world, told):
    said = checkin(world)
    aim = goals_of(world.gate.id)[0]
    assert (aim.outlook, said.percent, said.confidence) == ("at_risk", None, 4)
    undo(world.ben, told[-1].number)
    assert said_of(aim.goal.id) == []


def test_a_check_in_needs_fair_words(world):
    with pytest.raises(Invalid):
        check_in(world.ana, goal(world), outlook="splendid", confidence=11)


def test_a_goal_far_behind_its_time_is_at_risk(world):
    late = goal(world, starts_on=date(2024, 1, 1), ends_on=date(2025, 1, 1))
    edit_goal(world.ana, late, set_percent=50.0)
    assert branch_of(late).outlook == "at_risk"
    edit_goal(world.ana, late, set_percent=90.0)
    assert branch_of(late).outlook == "on_track"


def test_deleted_goals_leave_their_children_standing(world):
    top = goal(world)
    child = create_goal(world.ana, world.gate, title="Child", parent_id=top.id)
    bin_part(world.ana, top)
    assert [one.goal for one in goals_of(world.gate.id)] == [child]


def test_guests_and_strangers_set_no_goals(world, told):
    aim = goal(world)
    told.clear()
    for who in (world.gus, world.eve):
        with pytest.raises(Refused):
            edit_goal(who, aim, title="Mine")
        with pytest.raises(Refused):
            create_goal(who, world.gate, title="Mine")
    assert told == []
