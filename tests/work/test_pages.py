"""Every page of work answers those who may see it, and nobody else."""

import json
import re

import pytest

from onetask.work.operations import columns, people, projects, tasks, templates

PAGES = [
    "/projects",
    "/projects/new",
    "/projects/{launch}",
    "/boards/{launch_board}",
    "/boards/{launch_board}?f=is:open&q=draw",
    "/projects/{launch}/list",
    "/projects/{launch}/list?group=assignee&sort=-due&prioritize=1",
    "/projects/{launch}/settings",
    "/projects/{launch}/edit",
    "/projects/{launch}/seats",
    "/projects/{launch}/archive",
    "/projects/{launch}/bin",
    "/columns/{launch_ready}/edit",
    "/boards/{launch_board}/columns/new",
    "/tasks/{brief}",
    "/tasks/{brief}/blockers",
    "/my-tasks",
    "/my-tasks?now=1&group=project",
    "/menus/choices?board={launch_board}",
    "/templates",
]


def ids(world):
    return {name: getattr(thing, "id", None) for name, thing in vars(world).items()}


@pytest.mark.parametrize("page", PAGES)
def test_a_member_sees_it(world, client_for, page):
    assert client_for(world.ben).get(page.format(**ids(world))).status_code == 200


@pytest.mark.parametrize("page", [page for page in PAGES if "{" in page])
def test_a_stranger_finds_nothing(world, client_for, page):
    assert client_for(world.eve).get(page.format(**ids(world))).status_code == 404


def test_a_guest_sees_the_board_but_may_not_edit(world, client_for):
    gus = client_for(world.gus)
    assert gus.get(f"/boards/{world.launch_board.id}").status_code == 200
    assert gus.get(f"/boards/{world.garden_board.id}").status_code == 404
    assert gus.patch(f"/tasks/{world.brief.id}", json={"title": "Mine"}).status_code == 403


def test_the_board_shows_its_cards_in_order(world, client_for):
    html = client_for(world.ana).get(f"/projects/{world.launch.id}").text
    refs = re.findall(r'class="card".*?data-ref="([^"]+)"', html)
    assert refs[:4] == ["LAU-1", "LAU-2", "LAU-3", "LAU-4"]
    choices = json.loads(re.search(r'id="choices">(.*?)</script>', html)[1])
    assert choices["columns"][0]["kind"] == "backlog"
    assert {one["name"] for one in choices["labels"]} == {"Red"}


def test_nothing_new_is_a_204(world, client_for, head):
    ana = client_for(world.ana)
    people.assign_task(world.ana, world.brief, member=world.ben)
    url = f"/boards/{world.launch_board.id}?since={head(world.ana)}"
    assert ana.get(url).status_code == 204
    tasks.edit_task(world.ben, world.brief, title="New words")
    answer = ana.get(url)
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith("<section")


def test_a_long_column_comes_in_windows(world, client_for):
    for number in range(60):
        tasks.create_task(world.ana, world.launch_doing, title=f"Task {number}")
    ana, drawn = client_for(world.ana), []
    html = ana.get(f"/boards/{world.launch_board.id}").text
    more = re.search(r'data-more="([^"]+)"', html)[1]
    drawn = re.findall(r'id="card-([^"]+)" .*?data-in="cards-([^"]+)"', html)
    here = [card for card, column in drawn if column == str(world.launch_doing.id)]
    rest = ana.get(more).text
    assert (len(here), rest.count('class="card"'), "data-more" in rest) == (50, 10, False)


def test_a_ref_leads_to_its_task(world, client_for):
    answer = client_for(world.ana).get("/t/lau-2")
    assert answer.headers["Location"] == f"/tasks/{world.logo.id}"
    assert client_for(world.ana).get("/t/LAU-99").status_code == 404


def test_the_panel_is_a_part_and_the_page_is_whole(world, client_for):
    ana = client_for(world.ana)
    part = ana.get(f"/tasks/{world.brief.id}", headers={"HX-Request": "true"}).text
    page = ana.get(f"/tasks/{world.brief.id}").text
    assert "<html" not in part
    assert "<html" in page
    assert f'id="task-head-{world.brief.id}"' in part


def test_a_template_makes_a_project(world, client_for):
    saved = templates.save_project(world.ana, world.launch, name="Launches")
    body = {"key": "AGA", "name": "Again", "template": str(saved.id)}
    answer = client_for(world.ana).post("/projects", data=body)
    html = client_for(world.ana).get(answer.headers["Location"]).text
    assert re.findall(r'data-ref="(AGA-\d)"', html) == ["AGA-1", "AGA-2", "AGA-3", "AGA-4"]


def test_put_away_and_taken_back(world, client_for):
    ana = client_for(world.ana)
    ana.delete(f"/tasks/{world.brief.id}")
    assert ana.get(f"/tasks/{world.brief.id}").status_code == 404
    assert "LAU-1" in ana.get(f"/projects/{world.launch.id}/bin").text
    ana.post(f"/tasks/{world.brief.id}/restoration")
    ana.post(f"/tasks/{world.brief.id}/archive")
    assert "LAU-1" in ana.get(f"/projects/{world.launch.id}/archive").text


def test_archived_columns_stand_in_the_settings(world, client_for):
    columns.archive_column(world.ana, world.launch_review)
    projects.seat_guest(world.ana, world.garden, member=world.gus)
    html = client_for(world.ana).get(f"/projects/{world.launch.id}/settings").text
    assert f"/columns/{world.launch_review.id}/archive" in html
