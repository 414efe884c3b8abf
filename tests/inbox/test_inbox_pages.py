"""Dealing with what came: read, done, put off, and taken back."""

from datetime import UTC, date, datetime, timedelta

import pytest

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.ids import uuid7
from onetask.inbox.engine.snooze import snoozed_until
from onetask.inbox.queries import rows_of, unread_count
from onetask.talk.operations.comments import add_comment

PART = {"HX-Request": "true"}


@pytest.fixture
def mention(world):
    add_comment(world.ana, world.brief, body="@Ben Okri, **look**")
    return f"/inbox/{rows_of(world.ben)[0].note.id}"


def test_the_list_says_why_each_row_is_there(client_for, world, mention):
    text = client_for(world.ben).get("/inbox", headers=PART).text
    assert "Ana Duarte mentioned you" in text
    assert "Write the brief" in text


def test_the_preview_shows_the_words_and_the_reason(client_for, world, mention):
    text = client_for(world.ben).get(mention, headers=PART).text
    assert "<strong>look</strong>" in text
    assert "because you are named in it" in text


def test_reading_lowers_the_badge(client_for, world, mention):
    ben = client_for(world.ben)
    assert ">1</span>" in ben.get("/inbox/badge", headers=PART).text
    assert ">1</span>" not in ben.post(f"{mention}/reading", headers=PART).text
    assert unread_count(world.ben) == 0


def test_done_and_back(client_for, world, mention, reasons):
    ben = client_for(world.ben)
    assert "Undo" in ben.post(f"{mention}/doneness", headers=PART).text
    assert reasons(world.ben) == []
    ben.post(f"{mention}/return", headers=PART)
    assert len(reasons(world.ben)) == 1


def test_everything_done_and_back(client_for, world, mention, reasons):
    ben = client_for(world.ben)
    add_comment(world.ana, world.logo, body="@Ben Okri")
    text = ben.post("/inbox/clearance", data={"show": "mentions"}, headers=PART).text
    assert reasons(world.ben) == []
    moment = text.split('name="at" value="')[1].split('"')[0]
    ben.post("/inbox/clearance/return", data={"at": moment}, headers=PART)
    assert len(reasons(world.ben)) == 2


def test_what_is_put_off_comes_back(client_for, world, mention, reasons, monkeypatch):
    ben = client_for(world.ben)
    assert (
        ben.post(f"{mention}/snooze", data={"until": "tomorrow"}, headers=PART).status_code == 200
    )
    assert (reasons(world.ben), unread_count(world.ben)) == ([], 0)
    monkeypatch.setattr("onetask.inbox.queries.now", lambda: now() + timedelta(days=2))
    assert (len(reasons(world.ben)), unread_count(world.ben)) == (1, 1)


@pytest.mark.parametrize("until", ["yesterday", "2020-01-01", "", "9999-99-99"])
def test_nothing_is_put_off_into_the_past(client_for, world, mention, until):
    answer = client_for(world.ben).post(f"{mention}/snooze", data={"until": until}, headers=PART)
    assert answer.status_code == 422


def test_what_is_not_mine_is_not_there(client_for, world, mention):
    for name in ("ana", "gus", "eve"):
        other = client_for(getattr(world, name))
        for address in (mention, f"/inbox/{uuid7()}"):
            assert other.get(address, headers=PART).status_code == 404
            assert other.post(f"{address}/doneness", headers=PART).status_code == 404
    session.rollback()
    assert len(rows_of(world.ben)) == 1


def test_nothing_new_is_no_content(client_for, world, mention):
    ben = client_for(world.ben)
    found = [ben.get(f"/inbox/badge?since={since}", headers=PART).status_code for since in (0, 1)]
    assert found == [200, 204]
    assert ben.get("/inbox?show=odd", headers=PART).status_code == 404


@pytest.mark.parametrize(
    ("choice", "moment"),
    [
        ("later", datetime(2027, 3, 26, 13, 30, tzinfo=UTC)),
        ("tomorrow", datetime(2027, 3, 27, 8, 0, tzinfo=UTC)),
        ("next_week", datetime(2027, 3, 29, 7, 0, tzinfo=UTC)),
        ("2027-03-28", datetime(2027, 3, 28, 7, 0, tzinfo=UTC)),
    ],
)
def test_it_comes_back_when_work_begins_here(choice, moment):
    friday = datetime(2027, 3, 26, 10, 30, tzinfo=UTC)
    assert snoozed_until(choice, friday, "Europe/Berlin", "09:00") == moment


def test_today_is_not_later():
    with pytest.raises(ValueError, match=str(date(2027, 3, 26))):
        snoozed_until("2027-03-26", datetime(2027, 3, 26, 10, tzinfo=UTC), "UTC", "09:00")


def test_the_whole_page_carries_the_badge(client_for, world, mention):
    text = client_for(world.ben).get("/inbox").text
    assert 'aria-label="1 unread"' in text
    assert "Mark all done" in text


def test_without_javascript_it_works_as_plain_forms(client_for, world, mention, reasons):
    ben = client_for(world.ben)
    assert "you are named in it" in ben.get(mention).text
    assert ben.post(f"{mention}/doneness").headers["Location"] == "/inbox"
    assert reasons(world.ben) == []
