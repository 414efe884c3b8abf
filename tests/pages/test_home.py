"""The pages of every day answer their member, and only them."""

import re

import pytest

from onetask.work.operations.people import assign_task
from onetask.work.operations.tasks import close_task, edit_task


@pytest.mark.parametrize("path", ["/", "/inbox", "/insights", "/search?q=brief", "/palette.json"])
def test_a_member_sees_the_places(path, world, client_for):
    for member in (world.ana, world.gus):
        answer = client_for(member).get(path)
        assert answer.status_code == 200, answer.text


def test_the_manifest_names_us(app, context):
    assert app.test_client().get("/manifest.webmanifest").json["name"] == "OneTask"


def test_words_are_found_by_their_beginning(world, client_for):
    edit_task(world.ana, world.brief, title="Zephyr brief")
    assert "Zephyr" in client_for(world.ben).get("/search?q=zeph").text
    assert "Zephyr" not in client_for(world.eve).get("/search?q=zeph").text


def test_my_day_is_asked_for_again_only_when_it_changed(world, client_for):
    ana = client_for(world.ana)
    assert ana.get("/?part=focus&since=99").status_code == 204
    assign_task(world.ben, world.brief, member=world.ana)
    assert "Write the brief" in ana.get("/?part=focus&since=0").text


def test_insights_are_asked_for_again_only_when_they_changed(world, client_for):
    ana = client_for(world.ana)
    close_task(world.ana, world.brief)
    number = int(re.search(r'id="insights"[^>]*data-v="(\d+)"', ana.get("/insights").text)[1])
    assert ana.get(f"/insights?part=figures&since={number}").status_code == 204
    close_task(world.ben, world.logo)
    answer = ana.get(f"/insights?part=figures&since={number}")
    assert answer.text.lstrip().startswith('<div id="insights"')
