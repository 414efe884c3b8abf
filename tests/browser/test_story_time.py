"""Story 13: time is proposed and kept; a meeting on it brings another proposal, moves nothing."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ICS = """BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nBEGIN:VEVENT\r\nUID:one@test\r
DTSTAMP:{start}\r\nDTSTART:{start}\r\nDTEND:{end}\r\nSUMMARY:Board meeting\r\nEND:VEVENT\r
END:VCALENDAR\r\n"""


def test_a_meeting_on_kept_time_brings_another_proposal(two_browsers, village, far_calendar):
    ana, _ = two_browsers
    title = "Write the annual report"
    task = promised(village, title)
    ana.open(f"{village.url}/me/plan?task={task}")
    assert "the first free 2 h before the due date" in ana.tab.inner_text("#day")
    ana.tab.click("text=Keep these times")
    ana.until("document.body.innerText.includes('All of it has its time')")
    [block] = blocks(village, title)

    far_calendar["text"] = ICS.format(start=stamp(block["start"]), end=stamp(block["end"]))
    read_beside(ana, village, far_calendar["address"])
    wait_for(ana, f"{village.url}/me/plan?task={task}", "instead of")
    assert blocks(village, title) == [block]

    ana.open(f"{village.url}/")
    assert "is taken. See another" in ana.tab.inner_text("#day")
    ana.open(f"{village.url}/me/plan?task={task}")
    ana.tab.click("text=Keep these times")
    ana.until("!document.body.innerText.includes('instead of')")
    [moved] = blocks(village, title)
    assert (moved["block_id"], moved["start"] > block["start"]) == (block["block_id"], True)


def read_beside(person, village, address):
    person.open(f"{village.url}/settings/calendars")
    person.tab.fill("[name=address]", address)
    person.tab.click("text=Show this calendar")


def promised(village, title):
    task = village.add(village.columns[1], title)
    me = json.loads(village.ask("GET", "/me")[1])["id"]
    village.write("PUT", f"/tasks/{task}/assignees/{me}")
    due = datetime.now(UTC) + timedelta(days=12)
    village.write("PATCH", f"/tasks/{task}", due_on=f"{due:%Y-%m-%d}", minutes=120)
    return task


def blocks(village, title):
    """What is kept for a task in the next days, as programs see it."""
    days = (datetime.now(UTC) + timedelta(days=count) for count in range(12))
    asked = (village.ask("GET", f"/me/day?day={day:%Y-%m-%d}") for day in days)
    entries = [one for _, text, _ in asked for one in json.loads(text)["entries"]]
    return [one for one in entries if one["title"] == title]


def stamp(moment):
    return re.sub(r"[-:]", "", f"{datetime.fromisoformat(moment):%Y-%m-%dT%H:%M:%SZ}")


def wait_for(person, url, words):
    """The worker reads the calendar in the background."""
    for _ in range(30):
        person.open(url)
        if words in person.tab.inner_text("body"):
            return
        person.tab.wait_for_timeout(200)
    raise AssertionError(words)
