"""Story 13: what is moved there moves here, nothing doubles, and rules of here are kept there."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from onetask.core.db import session
from onetask.core.resealing import reseal_all
from onetask.core.settings import settings
from onetask.core.undo import undo
from onetask.core.vault import opened
from onetask.google.jobs import http, syncing
from onetask.google.jobs.client import Lost
from onetask.google.jobs.syncing import end_grant, sync_agenda
from onetask.google.models.days import Block
from onetask.google.models.grants import Agenda, Grant, SyncNote, Twin
from onetask.google.operations.agendas import (
    Tokens,
    begin_agenda,
    keep_grant,
    lease_agenda,
    lose_grant,
)
from onetask.google.operations.blocks import Slot, plan_blocks
from onetask.work.models.tasks import Task
from onetask.work.operations.people import assign_task
from onetask.work.operations.tasks import close_task, edit_task
from tests.google.contract import Contract
from tests.google.stub import Calendar, Gone
from tests.google.two_sides import SCOPES, item_of

CONTRACT = Contract("calendar.v3")
TODAY = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
TWO, FOUR = TODAY + timedelta(days=1, hours=2), TODAY + timedelta(days=1, hours=4)
HOUR = timedelta(hours=1)
DUE = TODAY.date() + timedelta(days=9)


class Google:
    """The stub behind the addresses of Google, held to its documents."""

    def __init__(self):
        self.calendar, self.calls = Calendar(), 0
        self.calendar.random.random = lambda: 1.0

    def send(self, _access, verb, url, headers, body):
        session.rollback()
        self.calls += 1
        assert CONTRACT.request(verb, url, body, SCOPES) == []
        if url.endswith("/calendars"):
            made = {"kind": "calendar#calendar", "id": "c1@group.calendar.google.com"}
            return 200, {}, json.dumps(made | {"summary": body["summary"]})
        head = {**headers, "Authorization": "Bearer good"}
        try:
            answer = self.calendar.handle(verb, url, head, json.loads(json.dumps(body)))
        except Gone:
            raise Lost("gone") from None
        assert CONTRACT.response(verb, url, answer[0], answer[2]) == []
        return answer

    def event(self, item):
        return next(one for one in self.calendar.live() if item_of(one) == item)

    def edit(self, item, **body):
        self.calendar.patch(self.event(item)["id"], {}, body)


@pytest.fixture
def google(world, monkeypatch):
    stub = Google()
    monkeypatch.setattr(http, "send", stub.send)
    who = {"sub": "1", "email": "ana@example.com"}
    keys = Tokens("refresh", "access", TODAY + timedelta(days=2))
    keep_grant(world.ana.account_id, who=who, scopes=SCOPES, tokens=keys)
    stub.agenda = begin_agenda(world.ana.id, session.scalar(select(Grant.id)))
    return stub


@pytest.fixture
def block(world, google):
    """An hour for the brief, at two; the logo is due."""
    assign_task(world.ana, world.logo, member=world.ana)
    edit_task(world.ana, world.logo, due_on=DUE)
    [made] = plan_blocks(world.ana, world.ana, slots=[Slot(world.brief.id, TWO, TWO + HOUR)])
    synced(google)
    return made


def synced(google):
    sync_agenda(str(google.agenda))
    session.rollback()
    assert session.get(Agenda, google.agenda).error is None


def at(moment):
    return {"dateTime": moment.isoformat(), "timeZone": "UTC"}


def test_a_block_and_a_date_stand_in_the_calendar(world, google, block):
    timed, day = google.event(f"block:{block.id}"), google.event(f"due:{world.logo.id}")
    assert (timed["summary"], timed["transparency"]) == ("Write the brief", "opaque")
    assert f"/tasks/{world.brief.id}" in timed["description"]
    assert (day["start"], day["transparency"]) == ({"date": DUE.isoformat()}, "transparent")
    assert "attendees" not in timed


def test_moved_there_it_moves_here_as_its_owner_and_can_be_undone(world, google, block, head):
    google.edit(f"block:{block.id}", start=at(FOUR), end=at(FOUR + HOUR))
    synced(google)
    assert session.get(Block, block.id).starts_at == FOUR
    undo(world.ana, head(world.ana))
    assert session.get(Block, block.id).starts_at == TWO
    synced(google)
    assert google.event(f"block:{block.id}")["start"]["dateTime"].startswith(f"{TWO:%Y-%m-%dT%H}")


def test_ten_runs_double_nothing_and_cost_one_call_each(world, google, block):
    synced(google)
    calls = google.calls
    for _ in range(10):
        synced(google)
    assert google.calls == calls + 10
    assert len(google.calendar.live()) == 2


def test_a_day_moved_there_moves_the_due_date(world, google, block):
    later = DUE + timedelta(days=2)
    day = {"date": later.isoformat()}
    google.edit(f"due:{world.logo.id}", start=day, end={"date": f"{later + timedelta(days=1)}"})
    synced(google)
    assert session.get(Task, world.logo.id).due_on == later


def test_deleted_there_is_unscheduled_here_and_never_a_deleted_task(world, google, block):
    for item in (f"block:{block.id}", f"due:{world.logo.id}"):
        google.calendar.delete(google.event(item)["id"], {}, None)
    for _ in range(2):
        synced(google)
    assert session.get(Block, block.id).dropped_at is not None
    assert session.get(Task, world.logo.id).due_on == DUE
    assert google.calendar.live() == []


def test_done_here_goes_there(world, google, block):
    close_task(world.ana, world.logo)
    close_task(world.ana, world.brief)
    synced(google)
    assert google.calendar.live() == []


def test_both_sides_changed_the_words_ours_win_and_the_other_is_kept(world, google, block):
    google.edit(f"due:{world.logo.id}", summary="Paint the logo")
    edit_task(world.ana, world.logo, title="Sketch the logo")
    synced(google)
    assert google.event(f"due:{world.logo.id}")["summary"] == "Sketch the logo"
    [note] = session.scalars(select(SyncNote))
    assert (note.kept["title"], note.other["title"]) == ("Sketch the logo", "Paint the logo")


def test_what_is_empty_there_is_refused_here_and_goes_back(world, google, block):
    google.edit(f"due:{world.logo.id}", summary="")
    synced(google)
    assert google.event(f"due:{world.logo.id}")["summary"] == "Draw the logo"


def test_a_second_run_does_nothing_while_the_first_holds_the_lease(google, block):
    assert lease_agenda(google.agenda)
    calls = google.calls
    sync_agenda(str(google.agenda))
    assert google.calls == calls


def test_an_answer_that_is_lost_is_tried_again_and_said(world, google, block, monkeypatch):
    def lost(*_):
        raise Lost("timeout")

    monkeypatch.setattr(syncing.time, "sleep", lambda _seconds: None)
    monkeypatch.setattr(http, "send", lost)
    sync_agenda(str(google.agenda))
    session.rollback()
    assert session.get(Agenda, google.agenda).error.startswith("Lost")


def test_keys_are_sealed_renewed_and_lost_only_when_they_are_the_same(world, google, block):
    grant = session.scalar(select(Grant))
    old = grant.sealed_refresh
    assert "refresh" not in old
    assert reseal_all().renewed == 2
    session.rollback()
    grant = session.scalar(select(Grant))
    assert (grant.sealed_refresh == old, opened(grant.sealed_refresh)) == (False, "refresh")
    lose_grant(grant.id, old)
    session.rollback()
    assert session.scalar(select(Grant.state)) == "ok"


def test_a_key_that_ran_out_is_refreshed_and_a_refused_one_asks_to_connect_again(
    world, google, block, monkeypatch
):
    answers = [{"access_token": "new", "expires_in": 3600}, {"error": "invalid_grant"}]
    monkeypatch.setattr(http, "post_token", lambda _form: answers.pop(0))
    grant = session.scalar(select(Grant))
    assert http.refreshed(grant) == "new"
    session.rollback()
    with pytest.raises(http.Revoked):
        http.refreshed(session.scalar(select(Grant)))
    session.rollback()
    assert session.scalar(select(Grant.state)) == "reconnect"


def test_the_end_tells_google_and_leaves_no_row(world, google, block, monkeypatch):
    told = []
    monkeypatch.setattr(http, "revoke", told.append)
    end_grant(str(world.ana.account_id))
    session.rollback()
    assert told == ["refresh"]
    assert [session.scalars(select(model)).all() for model in (Grant, Agenda, Twin)] == [[], [], []]


def test_nothing_of_it_is_shown_where_google_is_not_set(world, client_for):
    assert settings().google_client_id == ""
    assert client_for(world.ana).get("/settings/calendars/google").status_code == 404
    assert "Google Calendar" not in client_for(world.ana).get("/settings/calendars").text


def test_a_block_over_the_change_of_the_clocks_keeps_its_instants(world, google):
    start = datetime(2027, 3, 28, 0, 30, tzinfo=UTC)
    [made] = plan_blocks(world.ana, world.ana, slots=[Slot(world.brief.id, start, start + HOUR)])
    synced(google)
    synced(google)
    assert session.get(Block, made.id).starts_at == start
    assert date(2027, 3, 28).isoformat() in google.event(f"block:{made.id}")["start"]["dateTime"]
