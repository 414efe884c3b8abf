"""No signal: two tasks ticked, a comment and a title wait, are sent once, and a clash is shown."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SAID = "Written in the train"


@pytest.fixture
def checklist(village, two_browsers):
    """A task with two parts, open before Ana and Ben."""
    task = village.add(village.columns[1], "Pack the bags")
    parts = [
        village.write("POST", "/tasks", parent=task, title=title)["id"]
        for title in ("Socks", "Tickets")
    ]
    for person in two_browsers:
        person.open(f"{village.url}/tasks/{task}")
        person.until(f"document.getElementById('subtask-{parts[1]}')")
    return task, parts


def test_a_train_without_signal(village, two_browsers, checklist):
    ana, ben = two_browsers
    task, parts = checklist
    ana.context.set_offline(True)
    for part in parts:
        ana.tab.click(f"#subtask-{part} [data-do=closure]")
    comment(ana, SAID)
    rename(ana, "Pack the blue bags")
    ana.until("document.getElementById('offline').textContent.includes('4 changes wait')")
    assert ana.tab.locator("[data-waits]").count() >= 2
    rename(ben, "Pack the red bags")
    ben.until("document.querySelector('.task-head').textContent.includes('red bags')")
    ana.context.set_offline(False)
    for part in parts:
        ben.until(f"document.querySelector('#subtask-{part}[data-closed]')", 15)
    ben.until(f"document.body.textContent.includes('{SAID}')", 15)
    ana.until("document.querySelector('.clash')?.textContent.includes('red bags')", 15)
    once(village, task)


def once(village, task):
    said = village.write("GET", f"/tasks/{task}/comments")["items"]
    assert [one["body"] for one in said] == [SAID]


def comment(person, text):
    person.tab.fill("form textarea[name=body]", text)
    person.tab.press("form textarea[name=body]", "Control+Enter")


def rename(person, text):
    person.tab.dblclick(".task-head [data-edit=title]")
    person.tab.keyboard.press("Control+a")
    person.tab.keyboard.type(text)
    person.tab.keyboard.press("Enter")
