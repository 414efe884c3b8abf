"""Stories 1 to 4: a visitor's vote, the inbox by keyboard, a merge, a weight that moves."""

import json
import mailbox
import re
import time

import pytest

from tests.browser.test_story_reminder import words_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
RED = "The gate just went red. I did not know if I had paid or not, so I tapped again."


def made(village, title, **fields):
    one = village.write("POST", f"/workspaces/{village.home}/ideas", title=title)
    return village.write("PATCH", f"/ideas/{one['id']}", **fields) if fields else one


def said(village, text, **fields):
    return village.write("POST", f"/workspaces/{village.home}/feedback", text=text, **fields)


def test_a_visitor_votes_without_scripts_and_without_an_account(
    chromium, village, letters, two_browsers
):
    ana, _ = two_browsers
    for title in ("Export to Google Sheets", "Export as PDF", "Sheets as a source", "Dark maps"):
        made(village, title, shown="public")
    slug = publish(ana, village)
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{village.url}{slug}")
    tab.fill("[name=wish]", "export to Sheets")
    tab.press("[name=wish]", "Enter")
    near = tab.locator("#nearest .p-idea")
    assert near.count() == 3
    assert "Export to Google Sheets" in near.first.inner_text()
    near.first.locator("summary").click()
    near.first.locator("[name=email]").fill("kim@example.org")
    near.first.locator("button").last.click()
    tab.goto(f"{village.url}{confirmation(letters, 'kim@example.org')}")
    tab.click("main button")
    assert "Your vote counts" in tab.inner_text("main")
    tab.goto(f"{village.url}{slug}")
    assert tab.locator(".p-list .p-idea .p-up").first.inner_text().strip() == "1"
    context.close()


def publish(person, village):
    person.open(f"{village.url}/ideas")
    person.tab.click("a[href^='/portals/']")
    person.until("document.documentElement.dataset.ready !== undefined")
    person.tab.check("[name=is_open]")
    person.tab.click(".portal-form .btn.pri")
    person.until("document.querySelector('#toast')?.textContent.includes('Published the portal')")
    return re.search(r"/p/[\w-]+", person.tab.inner_text(".portal-form")).group()


def confirmation(letters, to):
    for _ in range(150):
        for letter in mailbox.Maildir(letters[1]):
            found = re.search(r"/p/[\w-]+/confirm/[\w-]+", words_of(letter))
            if found and letter["To"] == to:
                return found.group()
        time.sleep(0.1)
    raise AssertionError("no letter came")


def test_a_passage_is_linked_by_keyboard_before_a_colleague(village, two_browsers):
    ana, ben = two_browsers
    idea = made(village, "Say why a card was declined")
    firm = "Northrail"
    for number in range(5):
        said(village, f"Note {number}", source="note")
    last = said(village, RED, email="katrin@northrail.example", customer=firm)
    ben.open(f"{village.url}/ideas/{idea['id']}")
    ana.open(f"{village.url}/feedback")
    for key in "jj":
        ana.tab.keyboard.press(key)
    ana.tab.keyboard.press("k")
    ana.until(f"document.querySelector('#feedback-open')?.dataset.thing === '{last['id']}'")
    mark(ana, "I did not know if I had paid or not")
    ana.tab.keyboard.press("l")
    ana.tab.keyboard.type("declined")
    ana.until("document.querySelector('#fb-choices [name=idea]:checked')?.value.length > 30")
    ana.tab.keyboard.press("Enter")
    ben.until("document.querySelector('#idea mark')?.textContent.includes('paid or not')")
    ben.until("document.querySelector('#idea .big').textContent === '1'")
    ana.until(f"!document.getElementById('row-{last['id']}')")


def mark(person, words):
    """Marks words of the open text, as with the mouse."""
    person.tab.evaluate(
        """words => {
          const text = document.getElementById("fb-text").firstChild
          const at = text.data.indexOf(words)
          getSelection().setBaseAndExtent(text, at, text, at + words.length)
        }""",
        words,
    )


def test_two_ideas_become_one_and_two_again(village, two_browsers):
    ana, ben = two_browsers
    ids = [made(village, f"{name} caps")["id"] for name in ("Weekly", "Monthly")]
    for at, numbers in enumerate((range(12), range(8, 17))):
        for number in numbers:
            vote = {"email": f"v{number}@example.org", "words": f"Words {at} {number}"}
            village.write("POST", f"/ideas/{ids[at]}/votes", **vote)
    ben.open(f"{village.url}/ideas/{ids[0]}")
    ana.open(f"{village.url}/ideas/{ids[1]}")
    ana.tab.click("[data-src$='/merge']")
    ana.tab.fill("dialog [name=title]", "Weekly")
    ana.until("document.querySelectorAll('dialog [name=into]').length === 1")
    ana.tab.click("dialog .btn.pri")
    ben.until("document.querySelectorAll('#idea .idea-tiles .big')[1].textContent === '17'")
    assert "Words 0 9" in ben.tab.inner_text("#idea")
    assert "Words 1 9" in ben.tab.inner_text("#idea")
    ben.tab.goto(f"{village.url}/ideas/{ids[1]}")
    assert ben.tab.url.endswith(ids[0])
    ana.tab.keyboard.press("z")
    ben.until("document.querySelectorAll('#idea .idea-tiles .big')[1].textContent === '12'")
    assert len(json.loads(village.ask("GET", f"/ideas/{ids[1]}")[1])["voters"]) == 9


def test_a_weight_moves_the_ideas_of_every_screen(village, two_browsers):
    ana, _ = two_browsers
    sure = {"reach": 5000, "impact": 1, "confidence": 90, "effort": 1}
    big = {"reach": 5000, "impact": 3, "confidence": 40, "effort": 1}
    ids = [made(village, name, factors=f)["id"] for name, f in (("Sure", sure), ("Big", big))]
    for person in two_browsers:
        person.open(f"{village.url}/ideas")
        person.until(f"{before(ids[1], ids[0])}")
    ana.tab.locator("form.weight:has([value=confidence]) [type=range]").fill("2")
    for person in two_browsers:
        person.until(before(ids[0], ids[1]))
        person.until(f"document.querySelector('#rank-{ids[0]} .why').textContent.includes('→ 2')")


def before(one, other):
    """Whether one idea stands above the other."""
    follows = f"document.getElementById('rank-{one}')?.compareDocumentPosition("
    return f"({follows}document.getElementById('rank-{other}')) & 4)"
