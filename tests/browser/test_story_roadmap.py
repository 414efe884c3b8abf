"""Stories 5, 6, 18 and 20: from a goal to a project, out of the door, and did it work."""

import mailbox
from datetime import UTC, datetime, timedelta

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HELD_BACK = 90


def here(village, noun):
    return f"/workspaces/{village.home}/{noun}"


def linked(village, one, other):
    ends = [{"kind": kind, "id": thing["id"]} for kind, thing in (one, other)]
    village.write("POST", "/links", **{"from": ends[0], "to": ends[1]})


def shows(person, text, seconds=10):
    person.until(f"document.body.innerText.includes({text!r})", seconds)


def test_what_serves_a_goal_stands_in_its_lane_and_in_the_trace(two_browsers, village):
    ana, ben = two_browsers
    goal = village.write("POST", here(village, "goals"), title="Weekly active teams to 600")
    idea = village.write("POST", here(village, "ideas"), title="Invite a whole team")
    ben.open(f"{village.url}/roadmap")
    ana.open(f"{village.url}/trace/idea/{idea['id']}")
    day = datetime.now(UTC).date()
    card = village.write(
        *("POST", here(village, "initiatives")),
        title="Team invitations",
        goal=goal["id"],
        starts_on=str(day),
        ends_on=str(day + timedelta(days=30)),
    )
    shows(ben, "Weekly active teams to 600")
    shows(ben, "Team invitations")
    linked(village, ("idea", idea), ("initiative", card))
    shows(ana, "Team invitations")
    shows(ana, "Weekly active teams to 600")


def test_a_bar_is_moved_by_key_and_a_colleague_sees_it(two_browsers, village):
    ana, ben = two_browsers
    day = datetime.now(UTC).date()
    facts = {"starts_on": str(day), "ends_on": str(day + timedelta(days=20))}
    card = village.write("POST", here(village, "initiatives"), title="Moved by key", **facts)
    bar = f"#row-{card['id']} .bar1"
    for person in two_browsers:
        person.open(f"{village.url}/roadmap")
    ana.tab.focus(bar)
    ana.tab.keyboard.press("Alt+ArrowRight")
    later = str(day + timedelta(days=7))
    ben.until(f"document.querySelector('{bar}').dataset.starts === '{later}'", 10)
    ana.until(f"document.querySelector('{bar}').dataset.starts === '{later}'", 10)


def test_a_project_is_started_from_the_card_and_taken_back_at_once(two_browsers, village):
    ana, ben = two_browsers
    card = village.write("POST", here(village, "initiatives"), title="Dark tickets")
    for person in two_browsers:
        person.open(f"{village.url}/initiatives/{card['id']}")
    ana.tab.click("text=Start project")
    ana.tab.fill("#s-key", "DRK")
    ana.tab.click("#dialog .btn.pri")
    link = "document.querySelector('#initiative a[href^=\"/projects/\"]')"
    ben.until(link, 10)
    ana.until(link, 10)
    ana.tab.keyboard.press("Escape")
    ana.tab.keyboard.press("z")
    ben.until(f"!{link}", 12)


def test_a_release_tells_who_asked_by_name_once(two_browsers, village, letters):
    ana, ben = two_browsers
    release = wanted(village)
    ana.open(f"{village.url}/releases/{release['id']}")
    ben.open(f"{village.url}/releases")
    ana.tab.click("text=Publish")
    shows(ana, "Tell 1 person who asked")
    notes = ana.tab.input_value("#p-notes")
    assert "- Pay with a ring" in notes
    ana.tab.fill("#p-notes", f"{notes}\n\nWear it in good health.")
    ana.tab.click("#dialog .btn.pri")
    shows(ana, "Wear it in good health.")
    shows(ana, "1 letter leaves at")
    shows(ben, "Published")
    assert about(letters, "Pay with a ring") == []
    shows(ana, "1 person told", HELD_BACK)
    [letter] = about(letters, "Pay with a ring")
    assert letter["To"] == "rita@example.org"
    words = letter.get_payload(0).get_payload(decode=True).decode()
    assert "2.4 Rings" in words
    assert "/quiet/" in words


def test_when_the_day_comes_the_value_says_whether_it_worked(two_browsers, village):
    ana, ben = two_browsers
    metric = village.write("POST", here(village, "metrics"), name="Trips a week", unit="k")
    idea = village.write("POST", here(village, "ideas"), title="Fewer steps")
    card = village.write("POST", here(village, "initiatives"), title="One step less")
    linked(village, ("idea", idea), ("initiative", card))
    on = {"kind": "initiative", "id": card["id"]}
    asked = {"metric": metric["id"], "target": 50, "look_on": "2026-01-05"}
    village.write("POST", here(village, "outcomes"), on=on, **asked)
    ben.open(f"{village.url}/trace/idea/{idea['id']}")
    ana.open(f"{village.url}/initiatives/{card['id']}")
    shows(ana, "Waits for an answer", 20)
    ana.tab.fill("[aria-label='Value of Trips a week']", "54")
    ana.tab.click("text=Did it work?")
    shows(ana, "Hit: 54 k")
    shows(ben, "Hit: 54 of 50 k")


def wanted(village):
    """A release of something that Rita voted for."""
    idea = village.write("POST", here(village, "ideas"), title="Pay with a ring")
    village.write("POST", f"/ideas/{idea['id']}/votes", email="rita@example.org", words="Please")
    release = village.write("POST", here(village, "releases"), version="2.4", name="Rings")
    linked(village, ("release", release), ("idea", idea))
    return release


def about(letters, title):
    _, folder = letters
    return [one for one in mailbox.Maildir(folder) if title in str(one["Subject"])]
