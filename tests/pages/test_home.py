"""The pages of every day answer their member, and only them."""

import pytest

from onetask.work.operations.tasks import edit_task


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
