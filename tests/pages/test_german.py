"""Somebody who chose German reads German, on pages, in drawings and in scripts."""

import json
import re
from datetime import date

import pytest
from sqlalchemy import update

from onetask.core.db import session
from onetask.core.errors import Conflict
from onetask.core.fragments import draw_many
from onetask.core.ids import uuid7
from onetask.core.locale import figure, short_day, speaking
from onetask.core.undo import inverses, undo
from onetask.people.models import Account
from onetask.work.operations.tasks import close_task


@pytest.fixture
def german(world, client_for):
    """Ana's browser, after she chose German."""
    with session.get_bind().begin() as raw:
        raw.execute(update(Account).where(Account.id == world.ana.account_id).values(locale="de"))
    session.rollback()
    return client_for(world.ana)


def test_a_page_speaks_the_language_of_its_reader(german, world, client_for):
    mine, theirs = german.get("/").text, client_for(world.ben).get("/").text
    assert '<html lang="de"' in mine
    assert '<html lang="en"' in theirs
    assert "Hallo, Ana" in mine
    assert "Hello, Ben" in theirs


def test_scripts_get_their_words(german, world, client_for):
    def words(client):
        return json.loads(re.search(r'id="words">(.*?)</script>', client.get("/").text)[1])

    assert words(german)["Undo"] == "Rückgängig"
    assert words(client_for(world.ben)) == {}


def test_a_visitor_is_answered_in_the_language_of_the_browser(client_for):
    page = client_for().get("/sign-in", headers={"Accept-Language": "de-AT,de;q=0.9"}).text
    assert '<html lang="de"' in page
    assert "Anmelden" in page


def test_drawings_are_kept_by_language(world):
    task = {world.brief.id: 1}
    said = []
    for spoken in ("en", "de", "en"):
        with speaking(spoken):
            said.append(draw_many("work/_task_head.html", task)[world.brief.id])
    assert "Mark done" in said[0] == said[2]
    assert "Erledigen" in said[1]


def test_a_write_is_told_in_the_language_of_the_writer(german, world):
    answer = german.post(f"/tasks/{world.brief.id}/closure", headers={"X-Op": str(uuid7())})
    assert answer.headers["X-Say"] == "erledigte LAU-1"


def test_why_something_cannot_be_undone_is_said_in_german(world, monkeypatch, told):
    close_task(world.ana, world.brief)
    monkeypatch.setitem(inverses, "task.closed", "A reminder cannot be unsaid.")
    with speaking("de"), pytest.raises(Conflict, match="lässt sich nicht zurücknehmen"):
        undo(world.ana, told[-1].number)


def test_days_and_figures_are_written_as_usual():
    with speaking("de"):
        assert (short_day(date(2021, 3, 18)), figure(1234.5)) == ("18. März 2021", "1.234,5")
    assert (short_day(date(2021, 3, 18)), figure(23.0)) == ("18 Mar 2021", "23")
