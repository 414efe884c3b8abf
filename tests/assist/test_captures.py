"""Lines become tasks, through the page and the API."""

from sqlalchemy import select

from onetask.assist.models import Capture
from onetask.core.db import session
from onetask.work.models.tasks import Task
from tests.assist.brings_assist import captured, repeated


def newest():
    return session.scalars(select(Task).order_by(Task.id.desc()).limit(1)).unique().one()


def test_chips_show_what_was_understood(world, client_for):
    answer = client_for(world.ben).get("/quick-add?title=Call+@ana+tomorrow+p1+/launch")
    assert "Critical" in answer.text
    assert "Title: Call" in answer.text


def test_a_crossed_chip_is_text(world, client_for):
    answer = client_for(world.ben).get("/quick-add?title=Call+Bob+friday&plain=friday")
    assert "Due" not in answer.text


def test_a_line_becomes_a_whole_task(world, client_for):
    line = "Write copy @ben #web p1 ~2h /launch"
    answer = client_for(world.ana).post("/quick-add", data={"title": line})
    task = newest()
    kept = session.scalars(select(Capture).where(Capture.task_id == task.id)).one()
    assert answer.status_code == 303
    assert (task.title, task.importance, task.minutes) == ("Write copy", "critical", 120)
    assert (kept.line, kept.stated) == (line, 1)


def test_guests_cannot_capture(world, client_for):
    answer = client_for(world.gus).post(
        "/quick-add", data={"title": "x", "column": str(world.launch_ready.id)}
    )
    assert answer.status_code == 403


def test_what_repeats_comes_again_once(world):
    repeated(world)
    task = newest()
    assert task.title == "<b>Call"
    assert not task.is_closed


def test_raw_lines_are_kept(world):
    task = captured(world)
    kept = session.scalars(select(Capture).where(Capture.task_id == task.id)).one()
    assert kept.line == "Call <b> #calls"
