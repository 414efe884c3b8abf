"""Initiatives: made, changed, ordered, linked to what delivers them, each taken back."""

from datetime import date, timedelta

import pytest

from onetask.core.db import session
from onetask.core.errors import Conflict, Invalid, Refused
from onetask.core.events import standing
from onetask.core.undo import undo
from onetask.product.engine.outlook import Delivery, outlook_of
from onetask.product.engine.timeline import bar_of, span_of
from onetask.product.models.links import PAIRS
from onetask.product.operations.links import link, unlink
from onetask.product.operations.roadmap import (
    bin_initiative,
    create_initiative,
    edit_initiative,
    move_initiative,
    restore_initiative,
)
from onetask.product.operations.shares import revoke_share, share_roadmap
from onetask.product.operations.waits import block_initiative
from onetask.product.queries.cards import roadmap_of
from onetask.product.queries.links import link_between, sources_of
from onetask.work.operations.projects import edit_project
from onetask.work.operations.tasks import close_task
from tests.product.brings_roadmap import linked, other, tap


def back(world):
    session.rollback()
    undo(world.ana, standing(world.home.id).number)


def lane(world, horizon):
    session.rollback()
    return [
        c.initiative.title for c in roadmap_of(world.gate.id) if c.initiative.horizon == horizon
    ]


def card(world):
    session.rollback()
    (found,) = roadmap_of(world.gate.id)
    return found


def test_an_initiative_stands_in_next_until_it_is_moved(world):
    one = tap(world)
    assert (one.horizon, one.stage, one.label) == ("next", "discovery", "Tap to pay")
    move_initiative(world.ben, one, horizon="now")
    assert (lane(world, "now"), lane(world, "next")) == (["Tap to pay"], [])
    back(world)
    assert lane(world, "next") == ["Tap to pay"]


def test_initiatives_keep_their_order_and_go_back_behind_their_neighbour(world):
    first, second, third = (
        create_initiative(world.ana, world.gate, title=title) for title in ("A", "B", "C")
    )
    move_initiative(world.ana, third, horizon="next", after=first.id)
    assert lane(world, "next") == ["A", "C", "B"]
    move_initiative(world.ana, second, horizon="next", after=None)
    assert lane(world, "next") == ["B", "A", "C"]
    back(world)
    assert lane(world, "next") == ["A", "C", "B"]
    move_initiative(world.ana, first, horizon="next", after=None, before=second.id)
    assert lane(world, "next") == ["C", "A", "B"]


def test_a_title_is_needed_and_the_end_lies_behind_the_start(world):
    with pytest.raises(Invalid):
        create_initiative(world.ana, world.gate, title=" ")
    with pytest.raises(Invalid):
        edit_initiative(world.ana, tap(world), starts_on=date(2031, 2, 1), ends_on=date(2031, 1, 1))
    with pytest.raises(Invalid):
        edit_initiative(world.ana, tap(world), owner_id=world.gus.id)


def test_an_edit_is_taken_back(world):
    one = tap(world)
    edit_initiative(world.ana, one, title="Tap", about="**Bold**", horizon="later")
    assert (one.title, one.about_html.strip(), one.horizon) == (
        "Tap",
        "<p><strong>Bold</strong></p>",
        "later",
    )
    back(world)
    assert (one.title, one.about_html, one.horizon) == ("Tap to pay", "", "next")


def test_what_lies_in_the_bin_is_on_no_roadmap(world):
    one = tap(world)
    bin_initiative(world.ana, one)
    assert roadmap_of(world.gate.id) == []
    restore_initiative(world.ben, one)
    assert card(world).id == one.id


def test_guests_and_strangers_change_nothing(world):
    one = tap(world)
    for actor in (world.gus, world.eve):
        with pytest.raises(Refused):
            edit_initiative(actor, one, title="Mine")
        with pytest.raises(Refused):
            link(actor, one, target=world.launch)


def test_progress_dates_and_health_come_from_the_projects(world):
    one = linked(world)
    edit_project(world.ana, world.launch, status="at_risk", ends_on=date(2031, 3, 1))
    close_task(world.ana, world.brief)
    outlook = card(world).outlook
    assert (outlook.progress, outlook.health, outlook.ends_on) == (25, "at_risk", date(2031, 3, 1))
    assert outlook.by_hand == frozenset()
    edit_initiative(world.ana, one, progress=60, ends_on=date(2031, 2, 20))
    outlook = card(world).outlook
    assert (outlook.progress, outlook.health, outlook.by_hand) == (
        60,
        "at_risk",
        {"progress", "ends_on"},
    )
    assert (outlook.drift, outlook.cause) == (9, "Launch")


def test_a_link_is_made_once_and_parted_and_both_are_taken_back(world):
    one = linked(world)
    made = link_between(one, world.launch)
    assert link(world.ben, one, target=world.launch) == made
    assert sources_of([world.launch.id], "initiative") == {world.launch.id: [one.id]}
    unlink(world.ana, one, target=world.launch)
    assert link_between(one, world.launch) is None
    back(world)
    assert link_between(one, world.launch) is not None


def test_links_go_one_way_and_no_circle_can_be_made(world):
    one = linked(world)
    with pytest.raises(Conflict, match="circle: Launch → Tap to pay → Launch"):
        link(world.ana, world.launch, target=one)
    with pytest.raises(Conflict, match="other way"):
        link(world.ana, world.garden, target=one)
    with pytest.raises(Conflict, match="cannot lead"):
        link(world.ana, one, target=world.brief)


def test_no_kind_of_thing_leads_back_to_itself():
    def reach(kind, seen=()):
        assert kind not in seen
        for other_kind in PAIRS.get(kind, ()):
            reach(other_kind, (*seen, kind))

    for kind in PAIRS:
        reach(kind)


def test_a_circle_of_waiting_is_refused_by_name(world):
    first, second = tap(world), other(world)
    third = create_initiative(world.ana, world.gate, title="Third")
    block_initiative(world.ana, second, blocker=first)
    block_initiative(world.ana, third, blocker=second)
    with pytest.raises(Conflict, match="Tap to pay → Fewer machines → Third → Tap to pay"):
        block_initiative(world.ana, first, blocker=third)
    with pytest.raises(Conflict, match="itself"):
        block_initiative(world.ana, first, blocker=first)
    back(world)
    session.rollback()
    assert [c.open_waits for c in roadmap_of(world.gate.id) if c.id == third.id] == [[]]


@pytest.mark.parametrize("shape", ["board", "timeline", "table"])
@pytest.mark.parametrize("audience", ["team", "leadership", "customers"])
def test_the_roadmap_has_three_shapes_for_three_audiences(world, client_for, shape, audience):
    one = linked(world)
    edit_project(world.ana, world.launch, starts_on=date(2031, 2, 1), ends_on=date(2031, 3, 1))
    edit_initiative(world.ana, one, is_public=True, owner_id=world.ben.id)
    other(world)
    page = (
        client_for(world.ben)
        .get(f"/roadmap?shape={shape}&audience={audience}&from=2031-01&zoom=year")
        .text
    )
    assert "Tap to pay" in page
    assert ("Fewer machines" in page) == (audience != "customers")
    assert (
        "Ben Okri" in page.split('id="main"')[1].split('id="panel"')[0].replace("data-me", "")
    ) == (audience != "customers")


def test_an_initiative_has_a_page_and_a_panel(world, client_for):
    one = linked(world)
    page = client_for(world.ben).get(f"/initiatives/{one.id}").text
    assert "Delivered by" in page
    assert "Launch" in page
    panel = client_for(world.ben).get(f"/initiatives/{one.id}", headers={"HX-Request": "true"})
    assert "<html" not in panel.text


def test_a_link_shows_one_audience_its_roadmap_until_it_is_revoked(world, client_for):
    one = linked(world)
    edit_initiative(world.ana, one, is_public=True, starts_on=date(2031, 1, 1), confidence=70)
    other(world)
    visitor = client_for()
    shared = share_roadmap(world.ana, world.gate, audience="customers")
    for shape in ("board", "timeline", "table"):
        page = visitor.get(f"/r/{shared.key}?shape={shape}&from=2031-01").text
        assert "Tap to pay" in page
        assert "Fewer machines" not in page
        assert "/initiatives/" not in page
        assert "70 %" not in page
    drawing = visitor.get(f"/r/{shared.key}.svg?from=2031-01")
    assert (drawing.mimetype, "Tap to pay" in drawing.text) == ("image/svg+xml", True)
    assert visitor.get(f"/r/{shared.key}?part=1&since=99999").status_code == 204
    revoke_share(world.ben, shared.link)
    assert visitor.get(f"/r/{shared.key}").status_code in (303, 404)
    back(world)
    assert visitor.get(f"/r/{shared.key}").status_code == 200


def test_a_new_link_is_shown_once(world, client_for):
    client = client_for(world.ben)
    made = client.post("/roadmap/shares", json={"audience": "team", "name": "Board"})
    assert "/r/" in made.text
    listed = client.get("/roadmap/shares").text
    assert "Board" in listed
    assert "/r/" not in listed


def rows_of(page):
    return [name for name in ("Tap to pay", "Fewer machines") if f">{name}</a>" in page]


def test_the_timeline_is_grouped_and_filtered_by_its_address(world, client_for):
    one, second = linked(world), other(world)
    edit_initiative(world.ana, one, owner_id=world.ben.id, health="at_risk")
    ben = client_for(world.ben)

    def asked(query):
        page = ben.get(f"/roadmap?part=1&{query}").text
        return page, rows_of(page)

    assert sorted(asked("group=owner")[1]) == ["Fewer machines", "Tap to pay"]
    assert "Ben Okri</span></span>" in asked("group=owner")[0]
    assert "Nobody</span>" in asked("group=owner")[0]
    assert asked(f"owner={world.ben.id}")[1] == ["Tap to pay"]
    assert asked("shape=table&health=at_risk")[1] == ["Tap to pay"]
    assert "Nothing matches" in asked(f"owner={world.ana.id}&health=paused")[0]
    assert second.owner_id is None
    assert f"owner={world.ben.id}" in asked(f"owner={world.ben.id}")[0].split("data-src=")[1]


def test_customers_are_not_grouped_by_who_works(world, client_for):
    one = linked(world)
    edit_initiative(world.ana, one, is_public=True, owner_id=world.ben.id)
    page = client_for(world.ben).get("/roadmap?part=1&audience=customers&group=owner").text
    assert "Ben Okri" not in page


def test_the_tail_ends_on_the_day_the_plan_is_85_per_cent_sure_of(world):
    one = linked(world)
    late = date(2031, 3, 20)
    edit_initiative(world.ana, one, starts_on=date(2031, 2, 1), ends_on=date(2031, 3, 1))
    sure = Delivery(world.launch.id, "Launch", "on_track", late_on=late, cause="Payments")
    outlook = outlook_of(one, [sure])
    span = span_of(date(2031, 1, 1), "quarters")
    bar = bar_of(span, outlook)
    assert (outlook.late_on, outlook.drift, outlook.cause) == (late, 19, "Launch: Payments")
    assert bar.tail_x + bar.tail_wide == pytest.approx(span.x(late + timedelta(days=1)), abs=0.01)
