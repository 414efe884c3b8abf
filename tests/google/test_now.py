"""Story 12: what can be done now, each with its reason; not today."""

from datetime import date, timedelta

from onetask.google.queries.proposals import ready_now
from onetask.remind.operations.choices import snooze_task, wake_task
from onetask.work.operations.tasks import edit_task
from onetask.work.operations.waiting import block_task
from tests.google.mornings import MORNING


def titles(found):
    return [one.task.title for one in found]


def test_only_what_is_free_to_begin_and_fits_the_next_slot(tasks):
    w = tasks
    edit_task(w.ana, w.brief, minutes=45, due_on=date(2027, 3, 17))
    edit_task(w.ana, w.logo, minutes=120)
    block_task(w.ana, w.site, blocker=w.logo)
    slot, ready = ready_now(w.ben)
    assert (slot.minutes, slot.name) == (55, "Stand-up")
    assert [(one.task.title, one.why) for one in ready] == [("Write the brief", "Due today")]


def test_not_today_is_out_of_the_way_until_woken(tasks):
    w = tasks
    snooze_task(w.ben.id, w.brief.id, MORNING + timedelta(days=1))
    assert "Write the brief" not in titles(ready_now(w.ben)[1])
    wake_task(w.ben.id, w.brief.id)
    assert "Write the brief" in titles(ready_now(w.ben)[1])


def test_the_page_shows_reasons_and_puts_off(tasks, client_for):
    ben = client_for(tasks.ben)
    text = ben.get("/now").text
    assert ("Write the brief" in text, "before Stand-up" in text) == (True, True)
    answer = ben.post(f"/tasks/{tasks.brief.id}/not-today", headers={"HX-Request": "true"})
    assert "Write the brief" not in answer.text
    assert "1 task is put off" in answer.text
