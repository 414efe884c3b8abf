"""Story 14: nights are quiet; what comes up then stands in the morning's digest, by real mail."""

import json
import mailbox
import time
from datetime import UTC, datetime, timedelta

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_night_is_quiet_and_the_morning_has_one_digest(two_browsers, village, letters):
    ana, _ = two_browsers
    night, morning = minutes_ahead(1), minutes_ahead(2)
    be_quiet_until(ana, village, morning)
    title = f"Hand in before {morning:%H:%M}"
    task = village.add(village.columns[1], title)
    me = json.loads(village.ask("GET", "/me")[1])["id"]
    village.write("PUT", f"/tasks/{task}/assignees/{me}")
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    village.write("PATCH", f"/tasks/{task}", due_on=f"{tomorrow:%Y-%m-%d}")
    choose_hour(ana, village, night)

    sleep_until(night + timedelta(seconds=8))
    ana.open(f"{village.url}/inbox?show=due")
    assert title not in ana.tab.inner_text("body")
    assert told_by_mail(letters, title, patience=1) == []

    ana.until(f"document.body.innerText.includes('{title}')", seconds=120)
    [letter] = told_by_mail(letters, title, patience=20)
    assert "near" in words_of(letter)


def minutes_ahead(count):
    soon = datetime.now(UTC) + timedelta(seconds=20)
    return soon.replace(second=0, microsecond=0) + timedelta(minutes=count)


def sleep_until(moment):
    time.sleep(max(0, (moment - datetime.now(UTC)).total_seconds()))


def be_quiet_until(person, village, morning):
    """It is night since an hour ago; the morning and its digest come in two minutes."""
    person.open(f"{village.url}/settings/reminders")
    tab = person.tab
    tab.fill("[name=quiet_from]", f"{datetime.now(UTC) - timedelta(hours=1):%H:%M}")
    tab.fill("[name=quiet_to]", f"{morning:%H:%M}")
    tab.fill("[name=digest_at]", f"{morning:%H:%M}")
    tab.uncheck("[name=only_workdays]")
    tab.click("form:has([name=quiet_to]) .btn.pri")
    tab.wait_for_load_state()


def choose_hour(person, village, night):
    """The day before, at a time that falls into the night."""
    person.open(f"{village.url}/settings/reminders")
    person.tab.fill("[name=on_the_day]", "")
    person.tab.fill("[name=day_before]", f"{night:%H:%M}")
    person.tab.click("form:has([name=on_the_day]) .btn.pri")
    person.tab.wait_for_load_state()


def told_by_mail(letters, title, patience):
    """The letters about a task; the worker may need a moment to send them."""
    _, folder = letters
    for _ in range(patience * 10):
        found = [one for one in mailbox.Maildir(folder) if title in words_of(one)]
        if found:
            return found
        time.sleep(0.1)
    return []


def words_of(letter):
    parts = [part for part in letter.walk() if part.get_content_type() == "text/plain"]
    return " ".join(part.get_payload(decode=True).decode() for part in parts)
