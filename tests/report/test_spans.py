"""How long things take, worked out from what happened."""

from datetime import date, timedelta

from onetask.report.engine.flow import Life, Move
from onetask.report.engine.spans import (
    ageing,
    back_to_work,
    days_in_steps,
    finished,
    lead_days,
    spread,
)
from onetask.work.operations.tasks import close_task, move_task
from tests.report.test_flow import LIFE, at

DOING = Life(at(0), "doing", [Move(at(2), "ready", "doing")], None, None, ref="A-2")
FRESH = Life(at(5), "review", [], None, None, ref="A-3")
AGAIN = Life(
    at(0), "doing", [Move(at(1), "doing", "done"), Move(at(3), "done", "doing")], None, None
)


def test_lead_time_begins_when_a_task_is_made():
    assert lead_days(LIFE) == 4
    assert lead_days(DOING) is None


def test_a_spread_is_of_what_is_known():
    days = [float(day) for day in range(1, 21)]
    assert spread([*days, None]) == (10, 17, 19)
    assert spread([None]) == (None, None, None)


def test_finished_tasks_are_points_of_their_cycle():
    (point,) = finished([LIFE, DOING], at(3))
    assert (point.closed_at, point.days) == (at(4), 3)
    assert finished([LIFE], at(5)) == []


def test_time_in_steps_ends_with_the_closing_or_now():
    assert days_in_steps([LIFE], at(9)) == {"doing": 3, "ready": 1}
    assert days_in_steps([LIFE, DOING], at(10)) == {"doing": (3 + 8) / 2, "ready": 1.5}
    assert days_in_steps([], at(0)) == {}


def test_what_is_under_way_grows_old():
    found = ageing([FRESH, DOING, LIFE], at(6))
    assert [(one.life.ref, one.days) for one in found] == [("A-2", 4), ("A-3", 1)]


def test_what_comes_out_of_done_is_counted():
    assert back_to_work([LIFE, DOING, AGAIN]) == 1


def test_programs_read_the_flow_of_a_project(world, client_for):
    move_task(world.ana, world.brief, column=world.launch_doing)
    close_task(world.ana, world.logo)
    sent = client_for(world.ana).get(f"/api/v1/projects/{world.launch.id}/flow")
    told = sent.json
    assert sent.status_code == 200
    assert [one["ref"] for one in told["ageing"]] == [world.brief.ref]
    assert sum(week["finished"] for week in told["weeks"]) == 1
    assert told["days"][-1]["doing"] == 1
    assert date.fromisoformat(told["weeks"][1]["monday"]) - date.fromisoformat(
        told["weeks"][0]["monday"]
    ) == timedelta(weeks=1)
    assert client_for(world.eve).get(f"/api/v1/projects/{world.launch.id}/flow").status_code == 404
