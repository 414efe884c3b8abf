"""Programs do what people do, by the same operations."""

import pytest

from onetask.core.db import session
from onetask.core.ids import uuid7
from onetask.work.models.tasks import Task


def column(world, name="launch_ready"):
    return str(getattr(world, name).id)


def new_task(program, world, title="By a program", **more):
    return program("POST", "/tasks", {"column": column(world), "title": title} | more)


def test_me_says_whose_key_it_is(ana, world):
    me = ana("GET", "/me").json
    assert (me["id"], me["workspace_id"]) == (str(world.ana.id), str(world.home.id))


def test_a_project_comes_with_its_columns(ana, world):
    path = f"/workspaces/{world.home.id}/projects"
    made = ana("POST", path, {"key": "tap", "name": "Tap to Pay"})
    assert made.status_code == 201
    assert made.json["key"] == "TAP"
    kinds = [one["kind"] for one in made.json["columns"]]
    assert kinds == ["backlog", "ready", "doing", "review", "done"]
    board = ana("GET", f"/boards/{made.json['board_id']}").json
    assert [one["id"] for one in board["columns"]] == [one["id"] for one in made.json["columns"]]
    assert made.json["id"] in [one["id"] for one in ana("GET", path).json["items"]]


def test_a_task_is_made_whole(ana, world):
    more = {"assignees": [str(world.ben.id)], "labels": [str(world.red.id)], "points": 3}
    task = new_task(ana, world, due_on="2026-03-18", **more).json
    assert (task["assignees"], task["due_on"]) == ([str(world.ben.id)], "2026-03-18")
    assert [label["name"] for label in task["labels"]] == ["Red"]
    part = ana("POST", "/tasks", {"parent": task["id"], "title": "Part"}).json
    assert part["parent"] == task["id"]
    assert ana("GET", f"/tasks/{task['id']}").json["subtasks"][0]["id"] == part["id"]


def test_a_board_lists_its_tasks_in_order(ana, world):
    new_task(ana, world, after=None)
    board = ana("GET", f"/boards/{world.launch_board.id}").json
    (ready,) = [one for one in board["columns"] if one["kind"] == "ready"]
    assert [task["title"] for task in ready["tasks"]][:2] == ["By a program", "Write the brief"]


def test_a_write_is_applied_once_and_answers_the_same(ana, world):
    op = str(uuid7())
    first, second = (new_task(ana, world, op=op) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json["id"] == second.json["id"]


def test_a_deletion_sent_again_answers_the_same(ana, world):
    op, path = str(uuid7()), f"/tasks/{world.brief.id}"
    first, second = (ana("DELETE", path, {"op": op}) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json["binned_at"] == second.json["binned_at"]
    assert ana("GET", path).status_code == 404


def test_a_creation_sent_again_after_its_deletion_answers_too(ana, world):
    op = str(uuid7())
    made = new_task(ana, world, op=op).json
    ana("DELETE", f"/tasks/{made['id']}")
    again = new_task(ana, world, op=op)
    assert (again.status_code, again.json["id"]) == (201, made["id"])
    assert again.json["binned_at"]


def test_words_that_somebody_changed_clash_with_both_values(ana, ben, world):
    path = f"/tasks/{world.brief.id}"
    seen = ana("GET", path).json["number"]
    ben("PATCH", path, {"title": "Ben's words"})
    clash = ana("PATCH", path, {"title": "Ana's words", "seen": seen})
    assert clash.status_code == 409
    assert clash.mimetype == "application/problem+json"
    assert (clash.json["theirs"], clash.json["mine"]) == ("Ben's words", "Ana's words")
    newer = {"title": "Ana's words", "seen": clash.json["number"]}
    assert ana("PATCH", path, newer).json["title"] == "Ana's words"


def test_a_card_is_placed_by_its_neighbours(ana, world):
    place = {"column": column(world, "launch_doing"), "after": None, "before": None}
    moved = ana("PUT", f"/tasks/{world.brief.id}/place", place).json
    assert moved["column"] == place["column"]


def test_undo_takes_a_write_back(ana, world):
    op = str(uuid7())
    ana("PATCH", f"/tasks/{world.brief.id}", {"title": "Oops", "op": op})
    assert ana("POST", f"/operations/{op}/undo").status_code == 200
    assert session.get(Task, world.brief.id).title == "Write the brief"


@pytest.mark.parametrize("noun", ["closure", "archive"])
def test_states_are_put_and_taken(ana, world, noun):
    field = {"closure": "is_closed", "archive": "archived_at"}[noun]
    path = f"/tasks/{world.brief.id}/{noun}"
    assert ana("POST", path).json[field]
    assert not ana("DELETE", path).json[field]


def test_comments_are_said_and_listed(ana, ben, world):
    path = f"/tasks/{world.brief.id}/comments"
    said = ana("POST", path, {"body": "**Bold** <script>"})
    assert said.status_code == 201
    assert "<script>" not in said.json["html"]
    assert [one["body"] for one in ana("GET", path).json["items"]] == ["**Bold** <script>"]
    theirs = f"/comments/{said.json['id']}"
    assert ben("PATCH", theirs, {"body": "not mine"}).status_code == 403


def test_pages_follow_each_other(ana, world):
    path = f"/workspaces/{world.home.id}/tasks?limit=3"
    first = ana("GET", path).json
    rest = ana("GET", f"{path}&cursor={first['next']}").json
    ids = [task["id"] for task in first["items"] + rest["items"]]
    assert (len(set(ids)), rest["next"]) == (4, None)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"title": "x", "colour": "red"}, "colour"),
        ({"title": ""}, "title"),
        ({"importance": "very"}, "importance"),
        ({"due_on": "soon"}, "due_on"),
        ({"points": -1}, "points"),
        ({"title": "a\0b"}, "title"),
        ({"title": "x", "seen": "much"}, "seen"),
        ({"title": "x", "seen": 10**30}, "seen"),
        ({"title": "x", "op": "no"}, "op"),
    ],
)
def test_what_makes_no_sense_is_said(ana, world, head, body, field):
    before = head(world.ana)
    answer = ana("PATCH", f"/tasks/{world.brief.id}", body)
    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")
    assert field in answer.json["errors"]
    assert head(world.ana) == before


def test_a_cookie_alone_writes_nothing(app, client_for, world, head):
    before = head(world.ana)
    body = {"column": column(world), "title": "By a cookie"}
    answer = client_for(world.ana).post("/api/v1/tasks", json=body)
    assert (answer.status_code, head(world.ana)) == (401, before)


def test_strangers_and_guests_are_kept_out(program_of, world):
    eve, gus = program_of(world.eve), program_of(world.gus)
    for path in (f"/tasks/{world.brief.id}", f"/boards/{world.launch_board.id}"):
        assert eve("GET", path).status_code == 404
        assert gus("GET", path).status_code == 200
    assert gus("GET", f"/boards/{world.garden_board.id}").status_code == 404
    assert gus("PATCH", f"/tasks/{world.brief.id}", {"title": "x"}).status_code == 403
    assert gus("POST", f"/tasks/{world.brief.id}/comments", {"body": "hi"}).status_code == 201


def test_a_wrong_key_opens_nothing(app, world):
    answer = app.test_client().get("/api/v1/me", headers={"Authorization": "Bearer ot_no"})
    assert (answer.status_code, answer.mimetype) == (401, "application/problem+json")


def test_what_waits_for_what(ana, world):
    path = f"/tasks/{world.site.id}"
    waiting = ana("PUT", f"{path}/blockers/{world.logo.id}").json
    assert [one["ref"] for one in waiting["waits_for"]] == ["LAU-2"]
    held = ana("GET", f"/tasks/{world.logo.id}").json
    assert [one["ref"] for one in held["holds_up"]] == ["LAU-3"]
    circle = ana("PUT", f"/tasks/{world.logo.id}/blockers/{world.site.id}")
    assert (circle.status_code, circle.mimetype) == (409, "application/problem+json")


def test_words_are_found(ana, program_of, world):
    new_task(ana, world, title="Zeppelin over Central")
    path = f"/workspaces/{world.home.id}/search?q=zepp"
    assert [one["title"] for one in ana("GET", path).json["items"]] == [
        "LAU-5 Zeppelin over Central"
    ]
    assert program_of(world.eve)("GET", path).status_code == 404


def test_too_much_is_refused(ana, world):
    answer = new_task(ana, world, description="x" * 100_001)
    assert answer.status_code == 422
    answer = new_task(ana, world, assignees=[str(world.ben.id)] * 51)
    assert answer.status_code == 422
