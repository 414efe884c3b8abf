"""What browsers send changes work once, and answers with the drawings of the asking place."""

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from onetask.core.db import session
from onetask.core.ids import uuid7
from onetask.talk.operations.comments import add_comment
from onetask.work.models.tasks import Assignment, Task
from onetask.work.operations.tasks import create_subtask


@pytest.fixture
def send(world, client_for):
    """Sends as our JavaScript does, from the board."""
    browsers = {}

    def go(method, url, body=None, who="ana", **headers):
        browser = browsers.setdefault(who, client_for(getattr(world, who)))
        place = f"board:{world.launch_board.id},task:{world.brief.id}"
        sent = {"X-Op": str(uuid7()), "X-Place": place, "Accept": "text/html"} | headers
        return browser.open(url, method=method, json=body, headers=sent)

    return go


def test_a_moved_card_comes_back_as_drawings(world, send):
    body = {"column": str(world.launch_done.id), "after": None, "before": None}
    answer = send("PUT", f"/tasks/{world.brief.id}/place", body)
    assert answer.status_code == 200
    assert f'id="card-{world.brief.id}"' in answer.text
    assert f'id="column-count-{world.launch_done.id}"' in answer.text
    assert answer.headers["X-Say"] == "moved LAU-1 to Done"
    assert world.brief.is_closed


def test_sent_twice_is_done_once(world, send, head):
    op = {"X-Op": str(uuid7())}
    body = {"column": str(world.launch_ready.id), "title": "One"}
    first, second = (send("POST", "/tasks", body, **op) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 200)
    assert len(list(session.scalars(select(Task.id).where(Task.title == "One")))) == 1


def test_words_are_read_on_the_server(world, send):
    send("PATCH", f"/tasks/{world.brief.id}", {"due": "24 dec 2031 15:00", "duration": "2 h"})
    assert (world.brief.due_on, world.brief.minutes) == (date(2031, 12, 24), 120)
    send("PATCH", f"/tasks/{world.brief.id}", {"due": "", "points": "", "starts_on": ""})
    assert (world.brief.due_on, world.brief.points) == (None, None)


def test_a_clash_shows_both_values(world, send, head):
    seen = str(head(world.ana))
    send("PATCH", f"/tasks/{world.brief.id}", {"title": "Ben's"}, who="ben")
    answer = send("PATCH", f"/tasks/{world.brief.id}", {"title": "Ana's"}, **{"X-Seen": seen})
    assert answer.status_code == 409
    assert "Ben&#39;s" in answer.text
    assert "Ana&#39;s" in answer.text


def test_bulk_and_its_undo(world, send):
    op = str(uuid7())
    ids = [str(world.brief.id), str(world.logo.id)]
    answer = send("POST", "/tasks/bulk", {"ids": ids, "assign": str(world.ben.id)}, **{"X-Op": op})
    assert answer.headers["X-Say"] == "2 tasks changed"
    assert len(list(session.scalars(select(Assignment.id)))) == 2
    assert send("POST", f"/operations/{op}/undo").status_code == 200
    assert list(session.scalars(select(Assignment.id))) == []


BULKS = [
    {"column": "launch_doing"},
    {"label": "red"},
    {"importance": "critical"},
    {"due": "+2w"},
    {"close": True},
    {"archive": True},
    {"bin": True},
]


@pytest.mark.parametrize("bulk", BULKS, ids=json.dumps)
def test_every_bulk_change_is_taken(world, send, bulk):
    named = {name: getattr(world, str(value), None) for name, value in bulk.items()}
    body = {name: str(named[name].id) if named[name] else bulk[name] for name in bulk}
    ids = [str(task.id) for task in (world.brief, world.logo)]
    assert send("POST", "/tasks/bulk", {"ids": ids} | body).status_code == 200


def test_pasted_lines_become_tasks(world, send):
    lines = [{"id": str(uuid7()), "title": "One"}, {"id": str(uuid7()), "title": "Two"}]
    answer = send("POST", "/tasks/bulk", {"column": str(world.launch_doing.id), "create": lines})
    assert all(f'id="card-{line["id"]}"' in answer.text for line in lines)


def test_talk_about_a_task_shows_on_its_card(world, send, client_for):
    add_comment(world.gus, world.brief, body="Nice")
    create_subtask(world.ana, world.brief, title="Part")
    html = client_for(world.ana).get(f"/boards/{world.launch_board.id}").text
    card = html.split(f'id="card-{world.brief.id}"')[1].split("</article>")[0]
    assert "0/1" in card
    assert "message-square" in card


def test_a_card_is_small(world, send, client_for):
    html = client_for(world.ana).get(f"/boards/{world.launch_board.id}").text
    card = html.split(f'id="card-{world.brief.id}"')[1].split("</article>")[0]
    assert len(card) < 600
    assert card.count("</") <= 12


def test_filters_narrow_the_board_and_the_list(world, client_for):
    ana = client_for(world.ana)
    for url in (f"/boards/{world.launch_board.id}", f"/projects/{world.launch.id}/list"):
        html = ana.get(f"{url}?q=logo").text
        assert ("LAU-2" in html, "LAU-3" in html) == (True, False)
        assert ana.get(f"{url}?f=colour:red").status_code == 422


@pytest.mark.parametrize("what", ["title", "column", "assign"])
def test_strangers_find_nothing_and_guests_change_nothing(world, send, what):
    calls = {
        "title": ("PATCH", f"/tasks/{world.brief.id}", {"title": "Mine"}),
        "column": ("PUT", f"/tasks/{world.brief.id}/place", {"column": str(world.launch_done.id)}),
        "assign": ("PUT", f"/tasks/{world.brief.id}/assignees/{world.gus.id}", None),
    }
    assert send(*calls[what], who="eve").status_code == 404
    assert send(*calls[what], who="gus").status_code == 403


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(), inside, max_size=3),
    max_leaves=5,
)
NAMES = (
    *("title", "description", "importance", "due", "due_on", "due_at", "starts_on", "points"),
    *("minutes", "duration", "column", "after", "before", "ids", "create", "name", "key", "kind"),
    *("limit", "hue", "status", "lead_id", "assign", "label", "task", "seen", "op", "parent"),
)
fields = st.sampled_from(NAMES)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_no_body_breaks_anything(world, send, data):
    calls = [
        ("POST", "/tasks"),
        ("PATCH", f"/tasks/{world.brief.id}"),
        ("PUT", f"/tasks/{world.brief.id}/place"),
        ("POST", "/tasks/bulk"),
        ("POST", f"/tasks/{world.brief.id}/blockers"),
        ("POST", "/projects"),
        ("PATCH", f"/projects/{world.launch.id}"),
        ("POST", f"/boards/{world.launch_board.id}/columns"),
        ("PATCH", f"/columns/{world.launch_ready.id}"),
        ("PUT", f"/columns/{world.launch_ready.id}/place"),
    ]
    method, url = data.draw(st.sampled_from(calls))
    body = data.draw(st.dictionaries(fields, json_values, max_size=4))
    assert send(method, url, body).status_code < 500
