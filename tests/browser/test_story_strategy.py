"""Story 5: what is placed under an objective is in its lane, its forecast and its trace."""

import json
from datetime import UTC, datetime, timedelta

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def goal(village):
    """Weekly active teams from 400 to 600, on the way for eight weeks."""
    today = datetime.now(UTC)
    ends = f"{today + timedelta(weeks=10):%Y-%m-%d}"
    title = "Teams come back every week"
    made = village.write("POST", f"/workspaces/{village.home}/goals", title=title, ends_on=ends)
    asked = {"name": "Weekly active teams", "start": 400, "target": 600}
    result = village.write("POST", f"/goals/{made['id']}/results", **asked)
    weeks = [
        {"at": f"{today - timedelta(weeks=7 - week):%Y-%m-%dT00:00:00Z}", "value": 400 + 10 * week}
        for week in range(8)
    ]
    village.write("POST", f"/metrics/{result['metric_id']}/points", points=weeks)
    return made | {"metric": result["metric_id"]}


def test_an_idea_placed_under_an_objective_is_seen_everywhere(village, two_browsers, goal):
    ana, ben = two_browsers
    initiative(village, ana, "Weekly digest for teams")
    idea(village, ana, "Send a digest each Monday")
    page = f"{village.url}/goals/{goal['id']}"
    for person in (ana, ben):
        person.open(page)
        person.until("document.body.innerText.includes('Leads to')")
    place(ana, "initiative", "Weekly digest for teams")
    place(ana, "idea", "Send a digest each Monday")
    for words in ("Weekly digest for teams", "Send a digest each Monday"):
        for person in (ana, ben):
            person.until(f"document.querySelector('#serves').innerText.includes('{words}')")
    ben.open(f"{village.url}/roadmap?shape=timeline")
    ben.until(f"document.body.innerText.includes('{goal['title']}')")
    ben.until("document.body.innerText.includes('Weekly digest for teams')")
    ben.open(page)
    ben.tab.keyboard.press("y")
    ben.tab.wait_for_url(lambda url: "/trace/goal/" in url)
    traced = ben.tab.inner_text("#trace")
    assert "Weekly digest for teams" in traced
    assert "Send a digest each Monday" in traced


def test_a_new_value_moves_the_objective_on_both_screens(village, two_browsers, goal):
    ana, ben = two_browsers
    ben.open(f"{village.url}/goals")
    ben.until("document.body.innerText.includes('470')")
    ana.open(f"{village.url}/metrics/{goal['metric']}")
    ana.tab.fill("#metric [name=value]", "500")
    ana.tab.click("#metric form.checkin .btn.pri")
    for person in (ana, ben):
        person.until("document.body.innerText.includes('500')")
    _, text, _ = village.ask("GET", f"/goals/{goal['id']}")
    assert json.loads(text)["percent"] == 50.0


def initiative(village, person, title):
    person.open(f"{village.url}/roadmap")
    person.tab.click("[data-key=create]")
    person.tab.fill("#i-title", title)
    person.tab.click("#dialog .btn.pri")
    person.until("!document.querySelector('#dialog').open")


def idea(village, person, title):
    person.open(f"{village.url}/ideas")
    person.tab.click("[data-key=create]")
    person.tab.fill("#dialog [name=title]", title)
    person.tab.click("#dialog .btn.pri")
    person.until("!document.querySelector('#dialog').open")


def place(person, kind, title):
    form = person.tab.locator(f".serve form:has(option[value^='{kind} '])")
    form.locator("select").select_option(label=title)
    form.locator("button").click()
