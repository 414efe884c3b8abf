"""Proof that the contract bites: each row is one mistake that a test of ours must not survive."""

import json
import time

import pytest

from tests.google.contract import Contract

ROOT = "https://www.googleapis.com/auth/"
OURS = [ROOT + "calendar.app.created"]
CALENDAR = "https://www.googleapis.com/calendar/v3/"
EVENTS = CALENDAR + "calendars/c%40group.calendar.google.com/events"
EVENT = {
    "id": "ot1",
    "summary": "x",
    "start": {"date": "2026-12-01"},
    "end": {"date": "2026-12-02"},
    "reminders": {"useDefault": False, "overrides": []},
    "transparency": "transparent",
    "colorId": "5",
    "extendedProperties": {"private": {"ot_item": "t1"}},
    "source": {"title": "OneTask", "url": "https://x/t/1"},
}
FREE = {
    "timeMin": "2026-12-01T00:00:00Z",
    "timeMax": "2026-12-02T00:00:00Z",
    "items": [{"id": "primary"}],
}
WATCH = {
    "id": "c",
    "type": "web_hook",
    "address": "https://x/hook",
    "token": "t",
    "params": {"ttl": "604800"},
}
CARD = {
    "cardId": "a",
    "card": {
        "header": {"title": "Due"},
        "sections": [{"widgets": [{"textParagraph": {"text": "x"}}]}],
    },
}
REPLY = "?messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD"
contract = Contract("calendar.v3", "tasks.v1", "gmail.v1", "drive.v3", "chat.v1", "sheets.v4")


def test_all_documents_load_quickly():
    start = time.perf_counter()
    count = len(
        Contract("calendar.v3", "tasks.v1", "gmail.v1", "drive.v3", "chat.v1", "sheets.v4").methods
    )
    assert count > 200
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    ("verb", "url", "body", "scopes"),
    [
        ("POST", EVENTS + "?sendUpdates=none", EVENT, OURS),
        (
            "GET",
            EVENTS + "?syncToken=x&singleEvents=false&showDeleted=true&maxResults=250",
            None,
            OURS,
        ),
        ("PATCH", EVENTS + "/ot1?sendUpdates=none", {"summary": "y", "description": None}, OURS),
        ("DELETE", EVENTS + "/ot1", None, OURS),
        ("POST", EVENTS + "/watch", WATCH, OURS),
        ("POST", CALENDAR + "calendars", {"summary": "OneTask", "timeZone": "Europe/Berlin"}, OURS),
        ("POST", CALENDAR + "freeBusy", FREE, [ROOT + "calendar.freebusy"]),
        (
            "POST",
            "https://tasks.googleapis.com/tasks/v1/lists/L1/tasks",
            {"title": "T", "due": "2026-12-01T00:00:00Z", "status": "needsAction"},
            [ROOT + "tasks"],
        ),
        (
            "POST",
            "https://chat.googleapis.com/v1/spaces/AAA/messages" + REPLY,
            {"text": "hi", "cardsV2": [CARD], "thread": {"threadKey": "t1"}},
            None,
        ),
        (
            "POST",
            "https://gmail.googleapis.com/gmail/v1/users/me/messages/send",
            {"raw": "abc"},
            [ROOT + "gmail.send"],
        ),
        (
            "POST",
            "https://sheets.googleapis.com/v4/spreadsheets",
            {"properties": {"title": "E"}},
            [ROOT + "drive.file"],
        ),
        (
            "GET",
            "https://www.googleapis.com/drive/v3/files/F1?fields=id,name",
            None,
            [ROOT + "drive.file"],
        ),
    ],
)
def test_what_we_send_is_accepted(verb, url, body, scopes):
    assert contract.request(verb, url, body, scopes) == []


@pytest.mark.parametrize(
    ("verb", "url", "body", "scopes", "why"),
    [
        ("POST", EVENTS, {**EVENT, "remindrs": {}}, OURS, "remindrs: unknown field"),
        ("POST", EVENTS, {**EVENT, "start": {"date": "01/12/2026"}}, OURS, "bad date"),
        ("POST", EVENTS, {**EVENT, "start": {"date": "2026-02-30"}}, OURS, "bad date"),
        (
            "POST",
            EVENTS,
            {**EVENT, "start": {"dateTime": "2026-12-01 10:00"}},
            OURS,
            "bad date-time",
        ),
        ("POST", EVENTS, {**EVENT, "end": None}, OURS, "/end: required by calendar.events.insert"),
        ("POST", EVENTS, {**EVENT, "summary": 7}, OURS, "/summary: not string"),
        ("POST", EVENTS, {**EVENT, "sequence": True}, OURS, "/sequence: not integer"),
        ("POST", EVENTS, None, OURS, "body missing"),
        ("DELETE", EVENTS + "/ot1", {}, OURS, "body not allowed"),
        ("GET", EVENTS + "?singleEvents=True", None, OURS, "not true or false"),
        ("GET", EVENTS + "?timeMin=2026-01-01", None, OURS, "bad date-time"),
        ("GET", EVENTS + "?eventId=ot1", None, OURS, "unknown query parameter eventId"),
        ("GET", EVENTS + "?orderBy=newest", None, OURS, "not in enum"),
        ("GET", CALENDAR + "calender", None, OURS, "no such call"),
        ("POST", EVENTS + "/ot1/move", None, OURS, "missing query parameter destination"),
        ("POST", CALENDAR + "freeBusy", FREE, OURS, "none of the granted scopes"),
    ],
)
def test_mistakes_in_requests_are_caught(verb, url, body, scopes, why):
    assert why in "; ".join(contract.request(verb, url, body, scopes))


GOOD = {
    **EVENT,
    "kind": "calendar#event",
    "etag": '"1"',
    "status": "confirmed",
    "updated": "2026-12-01T00:00:00.000Z",
}


@pytest.mark.parametrize(
    ("verb", "url", "status", "text", "why"),
    [
        ("GET", EVENTS + "/ot1", 200, json.dumps(GOOD), None),
        ("GET", EVENTS + "/ot1", 404, "anything", None),
        ("DELETE", EVENTS + "/ot1", 204, "", None),
        (
            "GET",
            EVENTS + "/ot1",
            200,
            json.dumps({**GOOD, "syncState": 1}),
            "syncState: unknown field",
        ),
        ("GET", EVENTS + "/ot1", 200, json.dumps({**GOOD, "kind": "calendar#calendar"}), "is not"),
        (
            "GET",
            EVENTS + "/ot1",
            200,
            json.dumps({**GOOD, "updated": "yesterday"}),
            "bad date-time",
        ),
        ("GET", EVENTS + "/ot1", 200, json.dumps({**GOOD, "summary": None}), "not string"),
        ("GET", EVENTS + "/ot1", 200, "<html>", "not JSON"),
        ("GET", EVENTS + "/ot1", 200, "[]", "body: not object"),
        ("DELETE", EVENTS + "/ot1", 200, "{}", "204 and no body expected"),
        (
            "POST",
            EVENTS + "/watch",
            200,
            json.dumps({"expiration": 1, "kind": "api#channel"}),
            "expiration: not string",
        ),
        (
            "POST",
            EVENTS + "/watch",
            200,
            json.dumps({"expiration": "soon"}),
            "not a number in a string",
        ),
    ],
)
def test_mistakes_in_responses_are_caught(verb, url, status, text, why):
    found = contract.response(verb, url, status, text)
    assert found == [] if why is None else why in "; ".join(found)
