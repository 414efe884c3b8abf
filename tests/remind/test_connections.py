"""Chats, programs and browsers: connected, tried, told once, and given up with a word."""

import base64
import hmac
import json
from datetime import date, timedelta
from hashlib import sha256

import pytest

from onetask.core.errors import Refused
from onetask.people.queries import workspace_of
from onetask.remind.engine.outgoing import signature
from onetask.remind.engine.refusals import Declined, is_final
from onetask.remind.operations.choices import choose_peace
from onetask.remind.operations.outlets import Place, connect_outlet, connect_own, with_secret
from onetask.remind.queries.outlets import target_of
from onetask.remind.queries.people import ways_of
from onetask.work.operations.people import assign_task
from onetask.work.operations.projects import edit_project
from onetask.work.operations.tasks import close_task, edit_task
from tests.remind.going import HOME, NINE, run, states, the_outlet


@pytest.fixture
def slack(world, elsewhere, clock):
    """Ben hears of what is due by his chat, at nine."""
    connect_own(world.ben.id, Place("slack", "Ben's chat", {"address": elsewhere.url}))
    choose_peace(world.ben.id, quiet_from="", digest_at="")
    assign_task(world.ana, world.brief, member=world.ben)
    edit_task(world.ana, world.brief, title="Write <!channel> & more", due_on=date(2027, 3, 18))
    return elsewhere


def test_what_is_due_reaches_a_chat_once_and_calls_nobody(slack, clock, world):
    run(NINE, clock)
    run(NINE + timedelta(seconds=5), clock)
    [told] = slack.got
    text = json.loads(told.body)["text"]
    assert "is due today" in text
    assert "&lt;!channel&gt; &amp; more" in text
    assert f"/tasks/{world.brief.id}|" in text
    assert "You get this because" in text
    assert the_outlet().answers[0]["said"] == "200"


@pytest.mark.parametrize("status", [500, 503, 429, 408])
def test_who_is_busy_is_asked_again(slack, clock, status):
    slack.status = status
    run(NINE, clock)
    assert states("slack")[-1] == ("pending", f"HTTP {status}")
    slack.status = 200
    run(NINE + timedelta(minutes=3), clock)
    assert states("slack")[-1] == ("sent", None)
    assert len(slack.got) == 2


@pytest.mark.parametrize("status", [400, 403, 404, 302])
def test_what_is_refused_is_a_dead_letter_that_owners_see(slack, clock, status, client_for, world):
    slack.status = status
    run(NINE, clock)
    assert states("slack")[-1] == ("dead", f"HTTP {status}")
    page = client_for(world.ana).get("/settings/reminders/sent?state=dead").text
    assert f"HTTP {status}" in page


def test_an_address_that_became_private_is_given_up(slack, clock, monkeypatch):
    monkeypatch.setattr("onetask.core.fetch.near", lambda *_: False)
    run(NINE, clock)
    assert slack.got == []
    assert states("slack")[-1] == ("dead", "no public address")


def test_nobody_reads_an_address_in_an_error(slack, clock):
    slack.end()
    run(NINE, clock)
    state, error = states("slack")[-1]
    assert (state, error) == ("pending", "no answer (ConnectionRefusedError)")
    assert slack.place not in the_outlet().answers[0]["said"]


def test_a_program_gets_it_signed(world, elsewhere, clock):
    place = with_secret(Place("webhook", "Robot", {"address": elsewhere.url}))
    connect_own(world.ben.id, place)
    choose_peace(world.ben.id, quiet_from="", digest_at="")
    assign_task(world.ana, world.brief, member=world.ben)
    edit_task(world.ana, world.brief, due_on=date(2027, 3, 18))
    run(NINE, clock)
    [told] = elsewhere.got
    named = {name.lower(): value for name, value in told.headers.items()}
    key = base64.b64decode(place.target["secret"].removeprefix("whsec_"))
    text = f"{named['webhook-id']}.{named['webhook-timestamp']}.".encode() + told.body
    expected = base64.b64encode(hmac.new(key, text, sha256).digest()).decode()
    assert named["webhook-signature"] == f"v1,{expected}"
    body = json.loads(told.body)
    assert (body["type"], body["data"]["ref"]) == ("reminder.due", world.brief.ref)


def test_the_example_of_standard_webhooks_is_signed_alike():
    secret, body = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", b'{"test": 2432232314}'
    found = signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", body)
    assert found == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_addresses_and_secrets_are_sealed(world, elsewhere, clock):
    connect_own(world.ben.id, with_secret(Place("webhook", "Robot", {"address": elsewhere.url})))
    outlet = the_outlet()
    assert elsewhere.url not in outlet.sealed
    assert target_of(outlet)["address"] == elsewhere.url
    assert "webhook" in ways_of(world.ben.id, "due", None)


def test_google_chat_has_a_thread_per_thing(world, elsewhere, clock):
    connect_own(world.ben.id, Place("chat", "Room", {"address": f"{elsewhere.url}?key=k"}))
    choose_peace(world.ben.id, quiet_from="", digest_at="")
    assign_task(world.ana, world.brief, member=world.ben)
    edit_task(world.ana, world.brief, due_on=date(2027, 3, 18))
    run(NINE, clock)
    [told] = elsewhere.got
    assert told.path.startswith("/hook?key=k&messageReplyOption=")
    assert json.loads(told.body)["thread"] == {"threadKey": str(world.brief.id)}


@pytest.fixture
def team(world, elsewhere, clock):
    hears = ("done", "status", "due")
    place = Place("slack", "Team", {"address": elsewhere.url}, hears)
    connect_outlet(world.ana, workspace_of(world.ana), project=world.brief.project, place=place)
    return elsewhere


def said(server):
    return [json.loads(one.body)["text"].split("\n")[0] for one in server.got]


def test_a_team_hears_what_happens_and_only_that(world, team, clock):
    edit_task(world.ben, world.brief, title="Another")
    edit_project(world.ben, world.brief.project, status="at_risk")
    close_task(world.ben, world.brief)
    run(clock.moment, clock)
    assert [("Ben" in one, world.brief.project.name in one or "Another" in one)
            for one in said(team)] == [(True, True), (True, True)]  # fmt: skip


def test_a_team_hears_once_a_day_what_many_are_reminded_of(world, team, clock):
    for member in (world.ana, world.ben):
        choose_peace(member.id, quiet_from="", digest_at="")
        assign_task(world.ana, world.brief, member=member)
    edit_task(world.ana, world.brief, due_on=date(2027, 3, 18))
    run(NINE, clock)
    run(NINE + timedelta(hours=2), clock)
    assert len(said(team)) == 1
    assert "is due today" in said(team)[0]


def test_members_connect_their_own_and_nothing_for_the_team(world, client_for):
    sent = {"way": "slack", "name": "Ben's own", "address": "https://chat.example/1"}
    ben = client_for(world.ben)
    assert ben.post(HOME, data=sent | {"for_team": "true"}).status_code == 403
    assert ben.post(HOME, data=sent).status_code == 303
    assert "s own" in ben.get(HOME).text
    assert "s own" not in client_for(world.ana).get(HOME).text
    place = Place("slack", "x", {"address": "https://chat.example/2"})
    with pytest.raises(Refused):
        connect_outlet(world.ben, workspace_of(world.ben), project=None, place=place)


@pytest.mark.parametrize("odd", ["http://chat.example/", "https://u:p@chat.example/", "x", ""])
def test_odd_addresses_are_refused(world, client_for, odd):
    sent = {"way": "slack", "name": "Chat", "address": odd}
    assert client_for(world.ben).post(HOME, data=sent).status_code == 422


def test_the_secret_is_shown_once(world, client_for):
    sent = {"way": "webhook", "name": "Robot", "address": "https://robot.example/1"}
    ben = client_for(world.ben)
    assert "whsec_" in ben.post(HOME, data=sent).text
    assert "whsec_" not in ben.get(HOME).text


def test_a_test_goes_the_way_of_all_news(world, client_for, elsewhere, clock):
    ben = client_for(world.ben)
    ben.post(HOME, data={"way": "slack", "name": "Chat", "address": elsewhere.url})
    assert ben.post(f"{HOME}/{the_outlet().id}/test").status_code == 303
    run(clock.moment, clock)
    assert "The connection works" in said(elsewhere)[0]
    assert len(elsewhere.got) == 1
    assert "<b>200</b>" in ben.get(HOME).text
    elsewhere.status = 500
    ben.post(f"{HOME}/{the_outlet().id}/test")
    run(clock.moment, clock)
    assert states("slack")[-1] == ("dead", "HTTP 500")
    assert ben.post(f"{HOME}/{the_outlet().id}/end").status_code == 303
    assert "Disconnect" not in ben.get(HOME).text


def test_what_may_get_better_is_not_final():
    assert [is_final(Declined(status)) for status in (404, 410, 429, 500)] == [
        *(True, True, False, False)
    ]
