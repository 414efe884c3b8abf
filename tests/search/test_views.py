"""Views are kept by name, for one person or for all."""

import pytest

from onetask.core.errors import Refused
from onetask.core.undo import undo
from onetask.search.operations import forget_view, save_view
from onetask.search.queries import views_of

LATE = "/my-tasks?f=due:overdue"


def names(member):
    return [view.name for view in views_of(member)]


def test_a_view_of_ones_own_is_seen_by_nobody_else(world):
    save_view(world.ana, world.home, name="Late", url=LATE, is_shared=False)
    assert (names(world.ana), names(world.ben)) == (["Late"], [])


def test_a_shared_view_is_seen_by_all_but_guests(world):
    save_view(world.ana, world.home, name="Late", url=LATE, is_shared=True)
    assert (names(world.ben), names(world.gus)) == (["Late"], [])


def test_guests_cannot_share(world):
    with pytest.raises(Refused):
        save_view(world.gus, world.home, name="Late", url=LATE, is_shared=True)


def test_a_removed_view_comes_back_by_undo(world, head):
    view = save_view(world.ana, world.home, name="Late", url=LATE, is_shared=True)
    forget_view(world.ana, view)
    undo(world.ana, head(world.ana))
    assert names(world.ben) == ["Late"]


@pytest.mark.parametrize("url", ["https://elsewhere.example/", "//elsewhere.example", "my-day"])
def test_only_pages_of_ours_can_be_kept(world, client_for, url):
    sent = {"name": "Elsewhere", "url": url}
    assert client_for(world.ana).post("/views", data=sent).status_code == 422


def test_the_dialog_and_the_sidebar(world, client_for):
    ana = client_for(world.ana)
    assert 'value="Late"' in ana.get(f"/views/new?name=Late&url={LATE}").text
    ana.post("/views", data={"name": "Late", "url": LATE})
    assert f'href="{LATE}"' in ana.get("/starred").text
