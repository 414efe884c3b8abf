"""Choosing times, of everything and of one task; what was sent to whom is the owners' business."""

from datetime import date

import pytest

from onetask.core.db import session
from onetask.core.ids import uuid7
from onetask.remind.models import Delivery
from onetask.work.operations.people import assign_task
from onetask.work.operations.tasks import edit_task

PART = {"HX-Request": "true"}
SETTINGS = "/settings/reminders"


@pytest.fixture
def task(world, clock):
    assign_task(world.ana, world.brief, member=world.ben)
    edit_task(world.ana, world.brief, due_on=date(2027, 3, 18))
    return f"/tasks/{world.brief.id}"


def test_times_are_shown_and_saved(client_for, world, task, promised):
    ben = client_for(world.ben)
    assert 'name="day_before" value="08:00"' in ben.get(SETTINGS).text
    sent = {"on_the_day": "09:15", "day_before": "", "earlier": "18:00", "earlier_days": "3"}
    assert ben.post(SETTINGS, data=sent).status_code == 303
    assert promised(world.ben) == ["15 Mar 18:00", "18 Mar 09:15"]
    assert 'value="09:15"' in ben.get(SETTINGS).text


@pytest.mark.parametrize(
    "sent",
    [{"on_the_day": "25:00"}, {"day_before": "8"}, {"earlier_days": "1"}, {"zone": "UTC"}],
    ids=str,
)
def test_odd_times_are_refused(client_for, world, task, promised, sent):
    answer = client_for(world.ben).post(SETTINGS, data=sent, headers=PART)
    assert answer.status_code == 422
    assert len(promised(world.ben)) == 2


def test_one_task_has_times_of_its_own(client_for, world, task, promised):
    ben = client_for(world.ben)
    text = ben.post(f"{task}/reminders", data={"on_the_day": "10:00"}, headers=PART).text
    assert "As for all my tasks" in text
    assert promised(world.ben) == ["18 Mar 10:00"]
    ben.delete(f"{task}/reminders", headers=PART)
    assert promised(world.ben) == ["17 Mar 08:00", "18 Mar 08:00"]


def test_a_task_is_snoozed_and_woken(client_for, world, task, promised):
    ben = client_for(world.ben)
    assert "Wake" in ben.post(f"{task}/snooze", data={"until": "2027-03-19"}, headers=PART).text
    assert promised(world.ben) == ["19 Mar 09:00", "19 Mar 09:00"]
    assert "Wake" not in ben.delete(f"{task}/snooze", headers=PART).text
    assert promised(world.ben) == ["17 Mar 08:00", "18 Mar 08:00"]


def test_who_does_not_do_it_has_nothing_to_choose(client_for, world, task):
    text = client_for(world.ana).get(f"{task}/reminders", headers=PART).text
    assert "The usual reminders go to those who do the task" in text


def test_owners_see_what_was_promised_and_others_their_own(client_for, world, task):
    text = client_for(world.ana).get(f"{SETTINGS}/sent").text
    assert ("Ben Okri" in text, "LAU-1" in text, "waiting" in text) == (True, True, True)
    assert "LAU-1" in client_for(world.ben).get(f"{SETTINGS}/sent").text
    assert "LAU-1" not in client_for(world.gus).get(f"{SETTINGS}/sent").text
    assert "LAU-1" not in client_for(world.eve).get(f"{SETTINGS}/sent").text


def test_only_dead_letters_of_ones_own_house_are_tried_again(client_for, world, task):
    [some, *_] = session.query(Delivery.id).all()
    for delivery in (some.id, uuid7()):
        answer = client_for(world.ana).post(f"{SETTINGS}/sent/{delivery}/revival")
        assert answer.status_code == 404
    assert client_for(world.ana).get(f"{SETTINGS}/sent?state=odd").status_code == 404


def test_strangers_find_no_task(client_for, world, task):
    eve = client_for(world.eve)
    for answer in (
        eve.get(f"{task}/reminders"),
        eve.post(f"{task}/reminders", data={}),
        eve.delete(f"{task}/reminders"),
        eve.post(f"{task}/snooze", data={"until": "tomorrow"}),
        eve.delete(f"{task}/snooze"),
    ):
        assert answer.status_code == 404
