"""Programs ask for reminders, wishes, the day and what can be done now."""

from datetime import UTC, datetime, timedelta

import pytest

from onetask.people.operations.logins import make_token
from onetask.work.operations.people import assign_task
from onetask.work.operations.tasks import edit_task

SETTINGS = "/api/v1/me/notification-settings"


@pytest.fixture
def ben(app, world):
    """Ben's program."""
    assign_task(world.ana, world.brief, member=world.ben)
    edit_task(world.ana, world.brief, due_on=datetime.now(UTC).date() + timedelta(days=9))
    _, key = make_token(world.ben, name="test")
    client = app.test_client()

    def ask(method, path, **body):
        head = {"Authorization": f"Bearer {key}"}
        return client.open(f"/api/v1{path}", method=method, headers=head, json=body or None)

    return ask


def test_reminders_at_an_instant_and_before_the_date(ben, world):
    path = f"/tasks/{world.brief.id}/reminders"
    soon = datetime.now(UTC) + timedelta(hours=5)
    answer = ben("POST", path, at=soon.isoformat())
    assert answer.status_code == 201
    ben("POST", path, before="PT90M")
    rules = [one["rule"] for one in ben("GET", path).json["items"]]
    assert rules[:2] == ["1d@08:00", "0d@08:00"]
    assert "before@90" in rules
    mine = ben("GET", "/me/deliveries").json["items"]
    at = [one for one in mine if one["rule"].startswith("at@")]
    assert {datetime.fromisoformat(one["due_at"]) for one in at} == {soon}
    ben("DELETE", path, rule="before@90")
    assert "before@90" not in [one["rule"] for one in ben("GET", path).json["items"]]


@pytest.mark.parametrize(
    "body",
    [{}, {"at": "2020-01-01T00:00:00Z"}, {"before": "P90D"}, {"before": "-PT1H"}, {"at": "soon"},
     {"at": "2999-01-01T00:00:00Z", "before": "PT1H"}, {"at": "2027-01-01T00:00:00"}],
    ids=str,
)  # fmt: skip
def test_odd_reminders_are_refused(ben, world, body):
    assert ben("POST", f"/tasks/{world.brief.id}/reminders", **body).status_code == 422


def test_what_was_promised_to_me_says_why(ben):
    first = ben("GET", "/me/deliveries").json["items"][0]
    assert first["state"] == "pending"
    assert first["why"]


def test_settings_are_read_and_changed_in_part(ben, world):
    before = ben("GET", "/me/notification-settings").json
    assert (before["quiet_from"], before["ways"]["due"]) == ("19:00", ["inbox", "mail"])
    sent = {"quiet_from": "21:00", "days_off": ["2026-12-24"], "ways": {"due": ["inbox"]}}
    after = ben("PUT", "/me/notification-settings", **sent, muted=[str(world.launch.id)]).json
    assert (after["quiet_from"], after["quiet_to"]) == ("21:00", "08:00")
    assert (after["days_off"], after["ways"]["due"]) == (["2026-12-24"], ["inbox"])
    assert after["muted"] == [str(world.launch.id)]
    assert ben("PUT", "/me/notification-settings", ways={"due": ["pigeon"]}).status_code == 422


def test_now_and_the_day(ben, world):
    found = ben("GET", "/me/now").json
    assert [one["ref"] for one in found["items"]] == ["LAU-1"]
    day = ben("GET", "/me/day").json
    assert [one["ref"] for one in day["focus"]] == ["LAU-1"]
    assert day["proposals"][0]["ref"] == "LAU-1"
    assert ben("GET", "/me/day?day=soon").status_code == 422


def test_blocks_are_proposed_kept_moved_and_given_back(ben, world):
    edit_task(world.ana, world.brief, minutes=120)
    plan = ben("POST", "/me/blocks/plan", tasks=[str(world.brief.id)])
    [slot] = plan.json["proposals"]
    assert (plan.status_code, slot["ref"], slot["block_id"]) == (200, "LAU-1", None)
    assert "the first free 2 h before the due date" in slot["why"]
    kept = {"task": slot["task_id"], "starts_at": slot["start"], "ends_at": slot["end"]}
    answer = ben("POST", "/me/blocks", slots=[kept])
    [block] = answer.json["items"]
    assert (answer.status_code, block["start"]) == (201, slot["start"])
    again = ben("POST", "/me/blocks/plan", tasks=[str(world.brief.id)]).json
    assert (again["proposals"], again["unfit"]) == ([], [])
    assert ben("DELETE", f"/blocks/{block['id']}").json["items"] == []
    assert ben("DELETE", f"/blocks/{block['id']}").status_code == 404
    assert ben("POST", "/me/blocks", slots=[]).status_code == 422
