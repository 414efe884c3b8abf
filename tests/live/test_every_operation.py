"""The law, for every operation: each open page and its patches are the page drawn anew."""

import pytest

from tests.gathered import brought
from tests.law import Law
from tests.live.acts import ACTS as HIGHER
from tests.work.acts import ACTS as WORK

pytestmark = pytest.mark.slow
ACTS = WORK | HIGHER
ROOMS = [
    pytest.param(act, page, id=f"{name}-{where}")
    for module in brought()
    for name, act in getattr(module, "ACTS", {}).items()
    for where, page in getattr(module, "PAGES", {}).items()
]
PAGES = {
    "board": lambda w: f"/boards/{w.launch_board.id}",
    "list": lambda w: f"/projects/{w.launch.id}/list",
    "task": lambda w: f"/tasks/{w.brief.id}",
    "projects": lambda _: "/projects",
    "labels": lambda _: "/labels",
    "members": lambda _: "/settings/members",
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_an_open_page_follows(world, told, client_for, act, page):
    law = Law(client_for(world.ana), PAGES[page](world), told)
    act(world)
    law.holds()


@pytest.mark.parametrize(("act", "page"), ROOMS)
def test_an_open_page_of_a_room_follows(world, told, client_for, act, page):
    law = Law(client_for(world.ana), page(world), told)
    act(world)
    law.holds()
