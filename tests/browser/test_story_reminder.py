"""Story 14, its first form: at her own hour Ana hears of what is due, where she is and by mail."""

import json
import mailbox
import time
from datetime import UTC, datetime, timedelta

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_due_task_is_told_once_at_the_persons_hour(two_browsers, village, letters):
    ana, _ = two_browsers
    soon = datetime.now(UTC) + timedelta(seconds=75)
    title = f"Hand in by {soon:%H:%M:%S}"
    choose_hour(ana, village, f"{soon:%H:%M}")
    task = village.add(village.columns[1], title)
    me = json.loads(village.ask("GET", "/me")[1])["id"]
    village.write("PUT", f"/tasks/{task}/assignees/{me}")
    village.write("PATCH", f"/tasks/{task}", due_on=f"{soon:%Y-%m-%d}")

    ana.open(f"{village.url}/inbox?show=due")
    ana.until(f"document.body.innerText.includes('{title}')", seconds=120)
    ana.until("document.getElementById('inbox-badge').textContent.trim() !== ''")
    assert len(told_by_mail(letters, title)) == 1


def choose_hour(person, village, clock):
    """Today's reminder at this time and no other, in the person's zone (UTC here), by mail too."""
    person.open(f"{village.url}/settings/reminders")
    person.tab.fill("[name=on_the_day]", clock)
    person.tab.fill("[name=day_before]", "")
    person.tab.check("[name=by_mail]")
    person.tab.click("form:has([name=on_the_day]) .btn.pri")
    person.tab.wait_for_load_state()


def told_by_mail(letters, title):
    """The letters about a task; the worker may need a moment to send them."""
    _, folder = letters
    for _ in range(100):
        found = [one for one in mailbox.Maildir(folder) if title in words_of(one)]
        if found:
            return found
        time.sleep(0.1)
    return []


def words_of(letter):
    parts = [part for part in letter.walk() if part.get_content_type() == "text/plain"]
    return " ".join(part.get_payload(decode=True).decode() for part in parts)
