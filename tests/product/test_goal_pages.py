"""The pages of goals: seen by members, written by forms, silent for everybody else."""

import pytest

from onetask.core.db import session
from onetask.product.operations.goals import edit_goal
from onetask.product.operations.products import create_product
from onetask.product.queries.goals import goals_of
from onetask.product.queries.metrics import metrics_of
from tests.product.brings_goals import checkin, goal, points, result


def top(world):
    session.rollback()
    return goals_of(world.gate.id)[0]


def test_the_tree_shows_progress_and_key_results(world, client_for):
    result(world)
    points(world, of=metrics_of(world.gate.id)[0], value=45.0)
    text = client_for(world.ben).get("/goals").text
    assert "Make paying effortless" in text
    assert "50 % of the way" in text
    assert "Contactless share" in text


def test_an_empty_product_says_what_to_do(world, client_for):
    assert "No goals yet" in client_for(world.ben).get("/goals").text


def test_a_goal_is_made_changed_and_deleted_by_forms(world, client_for):
    ben = client_for(world.ben)
    made = ben.post("/goals", data={"title": "Fast gates", "weight": "", "ends_on": ""})
    assert made.status_code == 303
    one = top(world).goal
    assert made.location == f"/goals/{one.id}"
    ben.patch(f"/goals/{one.id}", json={"title": "Faster gates", "weight": 3})
    assert (top(world).goal.title, top(world).goal.weight) == ("Faster gates", 3)
    ben.delete(f"/goals/{one.id}")
    session.rollback()
    assert goals_of(world.gate.id) == []


def test_a_key_result_with_a_new_metric(world, client_for):
    one = goal(world)
    sent = {"name": "Store rating", "unit": "★", "direction": "up", "start": "3,9", "target": "4.6"}
    answer = client_for(world.ben).post(f"/goals/{one.id}/results", data=sent)
    assert answer.status_code == 303
    (found,) = top(world).results
    assert (found.result.start, found.result.target, found.metric.unit) == (3.9, 4.6, "★")


def test_a_percentage_by_hand_is_shown_as_such(world, client_for):
    one, ben = goal(world), client_for(world.ben)
    ben.put(f"/goals/{one.id}/override", data={"percent": "25 %", "why": "Two stations"})
    page = ben.get(f"/goals/{one.id}").text
    assert "Set by hand to 25 %" in page
    assert "Two stations" in page
    ben.delete(f"/goals/{one.id}/override")
    assert top(world).goal.set_percent is None


def test_a_circle_is_answered_with_its_name(world, client_for):
    one = goal(world)
    answer = client_for(world.ben).patch(f"/goals/{one.id}", json={"parent_id": str(one.id)})
    assert answer.status_code == 409
    assert answer.json["title"].endswith("Make paying effortless → Make paying effortless")


def test_check_ins_stand_on_the_page_and_only_ones_own_can_be_taken_back(world, client_for):
    said = checkin(world)
    page = client_for(world.ana).get(f"/goals/{said.goal_id}").text
    assert "Slow" in page
    assert client_for(world.ana).delete(f"/checkins/{said.id}").status_code == 403
    assert client_for(world.ben).delete(f"/checkins/{said.id}").status_code == 303


@pytest.mark.parametrize("form", ["new", "{id}/edit", "{id}/override", "{id}/results/new"])
def test_forms_stand_in_the_dialog_and_on_a_page(world, client_for, form):
    path, ben = f"/goals/{form.format(id=goal(world).id)}", client_for(world.ben)
    assert "<form" in ben.get(path).text
    part = ben.get(path, headers={"HX-Request": "true"}).text
    assert part.startswith("<form")


def test_words_of_people_stay_words(world, client_for):
    edit_goal(world.ana, one := goal(world), title="<script>alert(1)</script>", about="<b>x")
    for path in ("/goals", f"/goals/{one.id}"):
        assert "<script>alert" not in client_for(world.ben).get(path).text


def test_guests_and_strangers_find_no_goals(world, client_for):
    one = goal(world)
    for who in (world.gus, world.eve):
        assert client_for(who).get(f"/goals/{one.id}").status_code == 404
    assert client_for(world.gus).get("/goals").status_code == 404


def test_the_switcher_appears_with_the_second_product(world, client_for):
    ben = client_for(world.ben)
    assert "product-menu" not in ben.get("/goals").text
    other = create_product(world.ana, world.home, name="Ticket shop")
    page = ben.get(f"/goals?product={other.id}").text
    assert "product-menu" in page
    assert "Ticket shop" in page
