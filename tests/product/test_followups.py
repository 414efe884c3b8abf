"""Goals and figures are asked about two weeks after somebody last looked."""

from datetime import timedelta

from onetask.core.clock import now
from onetask.product import jobs
from onetask.product.operations.goals import add_result, check_in, create_goal
from onetask.product.operations.metrics import Reading, add_points, create_metric
from onetask.product.operations.parts import bin_part
from tests.promises import promised


def test_who_owns_a_goal_is_asked_two_weeks_after_the_last_look(world):
    goal = create_goal(world.ana, world.gate, title="Grow", owner_id=world.ben.id)
    [first] = promised(world.ben, "room@checkin")
    assert timedelta(days=13) < first - now() < timedelta(days=18)
    assert jobs.is_unchecked(goal, "")
    check_in(world.ana, goal, outlook="on_track", confidence=7)
    assert len(promised(world.ben, "room@checkin")) == 1
    assert not jobs.is_unchecked(goal, "")
    bin_part(world.ana, goal)
    assert promised(world.ben, "room@checkin") == []


def test_a_goal_that_is_over_asks_nobody(world):
    over = now().date() - timedelta(days=1)
    goal = create_goal(world.ana, world.gate, title="Grow", owner_id=world.ben.id, ends_on=over)
    assert promised(world.ben, "room@") == []
    assert not jobs.is_unchecked(goal, "")


def test_a_figure_kept_by_hand_is_asked_for_and_one_of_programs_is_not(world):
    goal = create_goal(world.ana, world.gate, title="Grow", owner_id=world.ben.id)
    metric = create_metric(world.ana, world.gate, name="Signups")
    add_result(world.ana, goal, metric=metric, start=0, target=10)
    add_points(world.ana, metric, readings=[Reading(now() - timedelta(days=20), 3.0, "")])
    assert len(promised(world.ben, "room@figure")) == 1
    assert jobs.is_unmeasured(metric, "")
    add_points(world.ana, metric, readings=[Reading(now(), 4.0, "")], source="api")
    assert promised(world.ben, "room@figure") == []
    assert not jobs.is_unmeasured(metric, "")
