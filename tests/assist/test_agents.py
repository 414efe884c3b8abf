"""Agents use our operations with their key's rights, dry or for good, and can take back."""

import json

import pytest

from onetask.api.operations.protocol import answer
from onetask.core.db import session
from onetask.people.operations.logins import make_token
from onetask.work.models.tasks import Task


def call(actor, name, **given):
    params = {"name": name, "arguments": given}
    told = answer(actor, {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params})
    return told["result"] if "result" in told else told["error"]


def test_agents_are_greeted_and_shown_the_tools(world):
    hello = answer(world.ben, {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {}})
    assert hello["result"]["serverInfo"]["name"] == "OneTask"
    listed = answer(world.ben, {"jsonrpc": "2.0", "id": 2, "method": "tools/list"})
    names = [tool["name"] for tool in listed["result"]["tools"]]
    assert {"add_task", "ask", "undo"} <= set(names)
    assert all(tool["inputSchema"]["type"] == "object" for tool in listed["result"]["tools"])


def test_a_dry_run_changes_nothing(world):
    before = session.query(Task).count()
    told = call(world.ben, "add_task", line="Call Bob tomorrow", project="LAU", dry_run=True)
    assert told["structuredContent"]["dry_run"]
    assert told["structuredContent"]["would"]
    assert session.query(Task).count() == before


def test_what_an_agent_did_can_be_undone(world):
    done = call(world.ben, "close_task", ref="LAU-1")["structuredContent"]
    session.refresh(world.brief)
    assert world.brief.is_closed
    assert not call(world.ben, "undo", number=done["number"])["isError"]
    session.refresh(world.brief)
    assert not world.brief.is_closed


def test_nobody_undoes_what_others_did(world):
    done = call(world.ana, "close_task", ref="LAU-1")["structuredContent"]
    assert call(world.ben, "undo", number=done["number"])["isError"]


def test_guests_and_strangers_get_no_further(world):
    assert call(world.gus, "close_task", ref="LAU-1")["isError"]
    assert call(world.eve, "read_task", ref="LAU-1")["isError"]
    assert call(world.gus, "read_task", ref="GAR-1")["isError"]


@pytest.mark.parametrize(
    "message",
    [
        None,
        [],
        {},
        {"jsonrpc": "2.0", "id": 1, "method": "x"},
        {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "drop"}},
        {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "undo"}},
        {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": []},
    ],
)
def test_odd_messages_are_errors(world, message):
    told = answer(world.ben, message)
    assert "error" in told or told["result"]["isError"]


def test_the_door_is_a_key(world, app):
    _token, key = make_token(world.ben, name="agent")
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/list"})
    head = {"Content-Type": "application/json"}
    client = app.test_client()
    told = client.post("/mcp", data=body, headers=head | {"Authorization": f"Bearer {key}"})
    assert len(told.json["result"]["tools"]) > 8
    note = json.dumps({"jsonrpc": "2.0", "method": "notifications/initialized"})
    quiet = client.post("/mcp", data=note, headers=head | {"Authorization": f"Bearer {key}"})
    assert quiet.status_code == 202
    assert client.post("/mcp", data=body, headers=head).status_code in (400, 401)
