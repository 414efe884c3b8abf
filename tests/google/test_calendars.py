"""Feeds out, overlays in: secret addresses, safe ways, and what stands in them."""

import socket
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from icalendar import Calendar
from sqlalchemy import select

from onetask.core import fetch
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.fetch import Away, Fetched, Unfit, check_address, is_public, safe_fetch
from onetask.core.vault import opened, resealed, seal
from onetask.google.engine.ical import read
from onetask.google.jobs import overlays
from onetask.google.models.days import Feed, Meeting, Overlay
from onetask.google.operations.feeds import add_overlay
from onetask.people.operations.members import remove_member
from onetask.work.operations.people import assign_task
from onetask.work.operations.tasks import edit_task

MARCH = datetime(2027, 3, 1, tzinfo=UTC)
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"


def calendar(*events):
    body = "".join(
        f"BEGIN:VEVENT\r\nUID:u{n}\r\n{one}END:VEVENT\r\n" for n, one in enumerate(events)
    )
    return (HEAD + body + "END:VCALENDAR\r\n").encode()


def times(text, zone="Europe/Berlin"):
    found = read(text, MARCH, MARCH + timedelta(days=40), zone)
    return [(f"{one.start:%d %H:%M}", f"{one.end:%d %H:%M}") for one in found]


def test_repeated_events_keep_their_hour_through_the_change_of_the_clocks():
    weekly = "DTSTART;TZID=Europe/Berlin:20270322T090000\r\nDURATION:PT30M\r\n"
    weekly += "RRULE:FREQ=WEEKLY;COUNT=2\r\n"
    assert times(calendar(weekly)) == [("22 08:00", "22 08:30"), ("29 07:00", "29 07:30")]


def test_days_stay_days_and_floating_times_are_local():
    whole = "DTSTART;VALUE=DATE:20270310\r\nDTEND;VALUE=DATE:20270311\r\n"
    floating = "DTSTART:20270310T100000\r\nDTEND:20270310T110000\r\n"
    assert times(calendar(whole, floating)) == [("09 23:00", "10 23:00"), ("10 09:00", "10 10:00")]


def test_exceptions_and_cancelled_ones_are_left_out():
    daily = "DTSTART:20270310T100000Z\r\nDTEND:20270310T110000Z\r\n"
    daily += "RRULE:FREQ=DAILY;COUNT=3\r\nEXDATE:20270311T100000Z\r\n"
    gone = "DTSTART:20270310T100000Z\r\nSTATUS:CANCELLED\r\n"
    assert [start for start, _ in times(calendar(daily, gone))] == ["10 10:00", "12 10:00"]


@pytest.fixture
def feed(client_for, world):
    assign_task(world.ana, world.brief, member=world.ana)
    edit_task(world.ana, world.brief, due_on=date.today() + timedelta(days=3), description="Hush")  # noqa: DTZ011
    text = client_for(world.ana).post("/settings/calendars/feeds", data={"project": ""}).text
    return "/feeds/" + text.split("/feeds/")[1].split('"')[0]


def test_a_feed_is_read_by_whoever_knows_its_address(client_for, world, feed):
    answer = client_for(None).get(feed)
    [event] = Calendar.from_ical(answer.data).walk("VEVENT")
    assert event["SUMMARY"] == "LAU-1 Write the brief"
    assert (event["TRANSP"], str(event["UID"])) == ("TRANSPARENT", f"{world.brief.id}@onetask")
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1)
    assert "Hush" not in answer.text
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_same_feed_is_not_sent_twice(client_for, feed):
    etag = client_for(None).get(feed).headers["ETag"]
    assert client_for(None).get(feed, headers={"If-None-Match": etag}).status_code == 304


def test_a_revoked_feed_is_gone_and_its_token_was_never_kept(client_for, world, feed):
    [kept] = session.scalars(select(Feed))
    assert kept.token_hash not in feed
    client_for(world.ana).delete(f"/settings/calendars/feeds/{kept.id}")
    assert client_for(None).get(feed).status_code == 404
    assert client_for(None).get("/feeds/none.ics").status_code == 404


def test_who_left_is_read_no_more(client_for, world):
    client_for(world.ben).post("/settings/calendars/feeds", data={"project": ""})
    remove_member(world.ana, world.ben)
    assert session.scalar(select(Feed.revoked_at)) is not None


def overlay_read(world, monkeypatch, answer):
    asked = []

    def fetched(url, **more):
        asked.append((url, more))
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(overlays, "safe_fetch", fetched)
    overlay = add_overlay(
        world.ana.id, name="Private", hue=215, address="https://example.com/x.ics"
    )
    overlays.read_overlay(str(overlay))
    session.rollback()
    return session.get(Overlay, overlay), asked


def soon():
    start = now() + timedelta(hours=2)
    return f"SUMMARY:Dentist\r\nDTSTART:{start:%Y%m%dT%H%M%SZ}\r\nDURATION:PT1H\r\n"


def test_an_overlay_is_shown_to_its_owner_alone(client_for, world, monkeypatch):
    kept, [(url, _)] = overlay_read(
        world, monkeypatch, Fetched(200, {"ETag": "e1"}, calendar(soon()))
    )
    assert (url, kept.etag, kept.error) == ("https://example.com/x.ics", "e1", None)
    assert "example.com" not in kept.sealed_address
    day = f"{now() + timedelta(hours=2):%Y-%m-%d}"
    assert "Dentist" in client_for(world.ana).get(f"/?day={day}").text
    assert "Dentist" not in client_for(world.ben).get(f"/?day={day}").text


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Away("x"), "Away"),
        (Unfit("x"), "Unfit"),
        (Fetched(403, {}, b""), "HTTP 403"),
        (Fetched(200, {}, b"<html>"), "no calendar file"),
        (Fetched(200, {}, b""), "no calendar file"),
    ],
    ids=["away", "unfit", "refused", "no calendar", "empty"],
)
def test_what_cannot_be_read_says_why(world, monkeypatch, answer, error):
    kept, _ = overlay_read(world, monkeypatch, answer)
    assert kept.error == error
    assert session.scalars(select(Meeting)).all() == []


@pytest.mark.parametrize(
    "url",
    ["http://example.com", "ftp://a", "https://", "https://me@example.com/", "https://a b", "x",
     "https://exa\u0301mple.com/", "https://example.com:0x50/"],
)  # fmt: skip
def test_odd_addresses_are_refused(url):
    with pytest.raises(Unfit):
        check_address(url)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "169.254.169.254", "0.0.0.0", "100.64.0.1", "::1", "fe80::1%eth0",
     "::ffff:127.0.0.1", "192.168.1.1", "224.0.0.1", "fd00::1"],
)  # fmt: skip
def test_our_own_network_is_never_asked(monkeypatch, address):
    assert not is_public(address)
    asked = []
    monkeypatch.setattr(socket, "create_connection", lambda *where, **_: asked.append(where))
    answers = [(0, 0, 0, "", ("93.184.216.34", 443)), (0, 0, 0, "", (address, 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(Unfit):
        safe_fetch("https://rebinding.example/")
    assert asked == []


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "0177.0.0.1", "localhost"])
def test_loopback_by_another_name_is_not_asked_either(host):
    with pytest.raises((Unfit, Away)):
        safe_fetch(f"https://{host}/")


def test_answers_are_cut_and_redirects_not_followed(monkeypatch):
    answer = SimpleNamespace(status=302, getheaders=lambda: [("Location", "https://127.0.0.1/")],
                             read=lambda most: b"x" * most)  # fmt: skip
    line = SimpleNamespace(
        request=lambda *_, **__: None, getresponse=lambda: answer, forget=bool, hang_up=bool
    )
    monkeypatch.setattr(fetch, "connection", lambda *_: line)
    found = safe_fetch("https://example.com/", most=10)
    assert (found.status, found.body) == (302, b"x" * 10)


def test_what_is_sealed_opens_under_old_keys_and_not_without(monkeypatch):
    keys = {"now": "new,old"}
    monkeypatch.setattr(
        "onetask.core.vault.settings", lambda: SimpleNamespace(token_keys=keys["now"])
    )
    keys["now"] = "old"
    sealed = seal("secret")
    keys["now"] = "new,old"
    renewed = resealed(sealed)
    keys["now"] = "new"
    assert (opened(sealed), opened(renewed)) == (None, "secret")
