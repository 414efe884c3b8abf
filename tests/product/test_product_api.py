"""Goals, metrics, strategy and research for programs."""

import pytest

from onetask.core.db import session
from onetask.people.operations.logins import make_token
from onetask.product.queries.metrics import points_of
from tests.product.brings_goals import goal, metric, result
from tests.product.brings_research import note

AT = "2026-03-02T00:00:00+00:00"


@pytest.fixture
def api(app, world):
    """A program with Ben's key."""
    key = make_token(world.ben, name="test")[1]
    headers = {"Authorization": f"Bearer {key}"}

    def ask(method, path, body=None, **more):
        sent = headers | more
        return app.test_client().open(f"/api/v1{path}", method=method, json=body, headers=sent)

    return ask


def test_a_goal_with_key_result_and_check_in(world, api):
    home = f"/workspaces/{world.home.id}/goals"
    made = api("POST", home, {"title": "Fast gates", "ends_on": "2026-06-30"})
    assert made.status_code == 201
    path = f"/goals/{made.json['id']}"
    asked = {"name": "Seconds at the gate", "unit": "s", "direction": "down"}
    found = api("POST", f"{path}/results", asked | {"start": 4, "target": 2}).json
    api("POST", f"/metrics/{found['metric_id']}/points", {"at": AT, "value": 3})
    api("POST", f"{path}/checkins", {"outlook": "on_track", "confidence": 8})
    whole = api("GET", path).json
    assert (whole["percent"], whole["outlook"]) == (50.0, "on_track")
    assert whole["results"][0]["current"] == 3
    assert [one["id"] for one in api("GET", home).json["items"]] == [whole["id"]]


def test_an_override_is_told_apart_from_what_is_measured(world, api):
    path = f"/goals/{goal(world).id}"
    changed = api("PATCH", path, {"set_percent": 20, "set_why": "By eye"}).json
    assert (changed["percent"], changed["measured"], changed["set_why"]) == (20, None, "By eye")
    assert api("PATCH", path, {"set_percent": None}).json["percent"] is None


def test_a_circle_is_a_conflict(world, api):
    one = goal(world)
    answer = api("PATCH", f"/goals/{one.id}", {"parent_id": str(one.id)})
    assert answer.status_code == 409
    assert "→" in answer.json["title"]


def test_points_are_idempotent_by_moment_and_key(world, api):
    one = metric(world)
    path = f"/metrics/{one.id}/points"
    for value in (4, 4, 5):
        assert api("POST", path, {"at": AT, "value": value, "key": "shop"}).status_code == 201
    api("POST", path, {"at": AT, "value": 9, "key": "web"})
    session.rollback()
    assert sorted(point.value for point in points_of(one.id)) == [5, 9]
    assert {item["source"] for item in api("GET", path).json["items"]} == {"api"}


def test_many_points_come_at_once_or_not_at_all(world, api):
    path = f"/metrics/{metric(world).id}/points"
    days = [{"at": f"2026-03-0{day}T00:00:00Z", "value": day} for day in range(1, 6)]
    assert api("POST", path, {"points": days}).json["current"] == 5
    assert api("POST", path, {"points": []}).status_code == 422
    assert api("POST", path, {"points": [*days, {"at": "soon", "value": 1}]}).status_code == 422


def test_a_write_sent_twice_is_carried_out_once(world, api):
    op = {"X-Op": "01890000-0000-7000-8000-000000000007"}
    home = f"/workspaces/{world.home.id}/metrics"
    one, other = (api("POST", home, {"name": "Queue"}, **op).json["id"] for _ in range(2))
    assert one == other


def test_what_goals_are_measured_by_stays(world, api):
    found = result(world)
    assert api("DELETE", f"/metrics/{found.metric_id}").status_code == 409
    assert api("DELETE", f"/results/{found.id}").json["binned_at"]
    assert api("DELETE", f"/metrics/{found.metric_id}").json["binned_at"]


def test_the_strategy_is_written_by_programs(world, api):
    home = f"/products/{world.gate.id}/documents"
    vision = {"role": "vision", "parts": {"text": "Nobody queues."}}
    assert api("POST", home, vision).json["edition"] == 1
    assert api("POST", home, {"role": "pillar", "title": "Tap"}).json["title"] == "Tap"
    assert api("POST", home, {"role": "lean", "parts": {"weather": "x"}}).status_code == 422
    assert len(api("GET", home).json["items"]) == 2


def test_research_is_added_changed_and_paged(world, api):
    home = f"/products/{world.gate.id}/research"
    for name in ("Nadia", "Omar"):
        api("POST", home, {"sort": "personas", "fields": {"name": name}})
    first = api("GET", f"{home}?limit=1").json
    rest = api("GET", f"{home}?limit=1&cursor={first['next']}").json
    names = [page["items"][0]["fields"]["name"] for page in (first, rest)]
    assert (names, rest["next"]) == (["Nadia", "Omar"], None)
    path = f"/research/{first['items'][0]['id']}"
    assert api("PATCH", path, {"fields": {"role": "Nurse"}}).json["fields"]["role"] == "Nurse"
    assert api("PATCH", path, {"fields": {"hue": "red"}}).status_code == 422
    assert api("DELETE", path).json["binned_at"]
    assert api("PATCH", path, {"fields": {"role": "x"}}).status_code == 404


def test_a_passage_is_marked(world, api):
    sent = {"quote": "a red light"}
    answer = api("POST", f"/notes/{note(world).id}/highlights", sent)
    assert (answer.status_code, answer.json["quote"]) == (201, "a red light")


def test_products_are_listed_added_and_renamed(world, api):
    home = f"/workspaces/{world.home.id}/products"
    made = api("POST", home, {"name": "Ticket shop"}).json
    assert api("PATCH", f"/products/{made['id']}", {"slug": "shop"}).json["slug"] == "shop"
    assert [one["name"] for one in api("GET", home).json["items"]] == ["Gate", "Ticket shop"]
