"""The timeline: its page, the region it fetches, previews, and the API beside it."""

import pytest

from onetask.core.events import standing
from onetask.plan.operations.timings import time_task
from tests.plan.brings_schedules import dated


@pytest.fixture
def ana(world, client_for):
    dated(world)
    return client_for(world.ana)


def text(client, path, **more):
    answer = client.get(path, **more)
    assert answer.status_code == 200, answer.status
    return answer.text


@pytest.mark.parametrize("zoom", ["days", "weeks", "months", "quarters", "centuries"])
def test_a_timeline_is_drawn_at_every_scale(world, ana, zoom):
    html = text(ana, f"/projects/{world.launch.id}/timeline?zoom={zoom}")
    assert f'id="line-{world.brief.id}"' in html
    assert "LAU-1 Write the brief" in html
    assert f'id="line-{world.party.id}"' not in html


def test_all_tasks_can_be_shown(world, ana):
    html = text(ana, f"/projects/{world.launch.id}/timeline?all=1")
    assert f'id="line-{world.party.id}"' in html


def test_an_unchanged_timeline_is_not_sent_again(world, ana):
    number = standing(world.home.id).number
    path = f"/projects/{world.launch.id}/timeline?zoom=weeks&part=1&since={number}"
    assert ana.get(path).status_code == 204
    time_task(world.ana, world.brief, is_milestone=True)
    assert 'class="gb ms"' in text(ana, path)


def test_a_preview_says_what_it_pushes_and_writes_nothing(world, ana, head):
    before = head(world.ana)
    moves = {"moves": [{"task": str(world.brief.id), "by": 3}]}
    answer = ana.post(f"/projects/{world.launch.id}/timeline/preview", json=moves)
    assert "pushes 1 task, end moves to 2 May 2031" in answer.text
    assert head(world.ana) == before


def test_a_move_answers_with_what_to_fetch(world, ana):
    body = {"moves": [{"task": str(world.brief.id), "start": "2031-04-24"}]}
    place = {"X-Place": f"project:{world.launch.id}", "X-Op": str(world.brief.id)}
    answer = ana.put(f"/projects/{world.launch.id}/timeline", json=body, headers=place)
    assert 'data-stale="plan"' in answer.text
    assert answer.headers["X-Say"] == "replanned 2 tasks, the end moves to 2 May 2031"


def test_how_a_task_is_scheduled_is_shown_and_changed(world, ana):
    path = f"/tasks/{world.logo.id}/timing"
    assert "LAU-1" in text(ana, path)
    wish = {"mode": "manual", "rule": "must_start", "rule_on": "2031-05-05", "days": "2"}
    assert ana.post(path, data=wish).status_code == 303
    assert 'value="2031-05-05"' in text(ana, path)
    assert ana.post(path, data={"rule": "must_start", "rule_on": ""}).status_code == 422


def test_the_api_tells_slack_and_the_critical_path(world, ana):
    found = ana.get(f"/api/v1/projects/{world.launch.id}/schedule").get_json()
    tasks = {task["ref"]: task for task in found["tasks"]}
    assert found["finish"] == "2031-04-29"
    assert (tasks["LAU-1"]["start"], tasks["LAU-1"]["finish"]) == ("2031-04-21", "2031-04-25")
    assert [tasks[ref]["critical"] for ref in ("LAU-1", "LAU-2")] == [True, True]
    assert tasks["LAU-2"]["derived"]
    assert tasks["LAU-3"]["total_slack"] > 0


def test_working_days_are_set_on_a_page(world, client_for):
    ana, page = client_for(world.ana), f"/projects/{world.launch.id}/working-days"
    week = [8, 8, 8, 8, 4, 0, 0]
    form = {"hours": [str(one) for one in week], "country": "DE", "region": "BE"}
    assert ana.post(f"/workspaces/{world.home.id}/calendar", data=form).status_code == 303
    leave = {"starts_on": "2031-04-21", "ends_on": "2031-04-25", "name": "Sea"}
    assert ana.post(f"/members/{world.ana.id}/times-off", data=leave).status_code == 303
    html = ana.get(page).text
    assert "Sea" in html
    assert "<option selected>DE</option>" in html
    odd = ana.post(f"/projects/{world.launch.id}/calendar", data={"hours": ["9", "9"]})
    assert odd.status_code == 422
