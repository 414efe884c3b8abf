"""The pages of strategy and research."""

import pytest

from onetask.core.db import session
from onetask.product.models.research import Persona
from onetask.product.queries.products import products_of
from onetask.product.queries.research import competition_of, highlights_of, parts_of
from onetask.product.queries.strategy import document_of
from tests.product.brings_research import competitor, marked, note, persona, pillar, trait, written


def vision(world):
    session.rollback()
    return document_of(world.gate.id, "vision")


def test_a_vision_is_written_read_and_restored(world, client_for):
    ben = client_for(world.ben)
    assert ben.put("/strategy/vision", data={"text": "Nobody *queues*."}).status_code == 303
    assert "<em>queues</em>" in ben.get("/strategy").text
    one = vision(world)
    ben.patch(f"/documents/{one.id}", json={"text": "Nobody waits."})
    assert "Nobody <em>queues</em>" in ben.get(f"/documents/{one.id}?edition=1").text
    ben.post(f"/documents/{one.id}/restoration", data={"edition": "1"})
    assert vision(world).parts["text"] == "Nobody *queues*."


def test_a_canvas_shows_its_parts(world, client_for):
    ben = client_for(world.ben)
    ben.put("/strategy/lean", data={"problem": "Long queues", "costs": "Readers"})
    page = ben.get("/strategy").text
    assert "Long queues" in page
    assert "What others cannot copy" in page


@pytest.mark.parametrize("role", ["pillar", "poem"])
def test_there_are_no_other_documents(world, client_for, role):
    ben = client_for(world.ben)
    assert ben.get(f"/strategy/{role}/edit").status_code == 404
    assert ben.put(f"/strategy/{role}", data={"text": "x"}).status_code == 404


def test_pillars_come_and_go(world, client_for):
    ben = client_for(world.ben)
    ben.post("/pillars", data={"title": "Pay by tapping", "text": "Everywhere"})
    assert "Pay by tapping" in ben.get("/strategy").text
    one = pillar(world)
    ben.delete(f"/documents/{one.id}")
    assert ben.get(f"/documents/{one.id}").status_code == 404


def test_a_second_product_is_founded_edited_and_archived(world, client_for):
    ana = client_for(world.ana)
    made = ana.post("/products", data={"name": "Ticket shop"})
    assert made.status_code == 303
    other = products_of(world.home.id)[1]
    assert made.location == f"/strategy?product={other.id}"
    ana.patch(f"/products/{other.id}", json={"slug": "tickets"})
    assert "tickets" in ana.get(f"/products/{other.id}").text
    ana.post(f"/products/{other.id}/archive")
    assert products_of(world.home.id) == [world.gate]


def test_research_is_listed(world, client_for):
    persona(world), trait(world), competitor(world), note(world)
    page = client_for(world.ben).get("/research").text
    for words in ("Nadia", "Daily cap", "Farely", "Nadia, line 2"):
        assert words in page


def test_research_is_added_and_changed_by_forms(world, client_for):
    ben = client_for(world.ben)
    sent = {"name": "Omar", "role": "Driver", "hue": "60", "segment_id": ""}
    assert ben.post("/research/personas", data=sent).status_code == 303
    session.rollback()
    (one,) = parts_of(world.gate.id, Persona)
    ben.patch(f"/research/personas/{one.id}", json={"role": "Bus driver"})
    page = ben.get(f"/research/personas/{one.id}").text
    assert "Bus driver" in page
    ben.delete(f"/research/personas/{one.id}")
    assert ben.get(f"/research/personas/{one.id}").status_code == 404


def test_a_field_of_another_sort_is_refused(world, client_for):
    sent = {"name": "Omar", "strengths": "x"}
    assert client_for(world.ben).post("/research/personas", json=sent).status_code == 422


def test_the_comparison_is_filled_by_pressing(world, client_for):
    row, other = trait(world), competitor(world)
    url = f"/research/traits/{row.id}/verdicts/{other.id}"
    assert client_for(world.ben).put(url, data={"value": "partly"}).status_code == 303
    session.rollback()
    assert competition_of(world.gate.id)["verdicts"][row.id][other.id] == "partly"


def test_a_passage_is_marked_and_unmarked(world, client_for):
    one, ben = note(world), client_for(world.ben)
    sent = {"quote": "a red light", "begins": ""}
    ben.post(f"/research/notes/{one.id}/highlights", data=sent)
    page = ben.get(f"/research/notes/{one.id}").text
    assert ">a red light</mark>" in page
    session.rollback()
    (mark,) = highlights_of([one.id])[one.id]
    ben.delete(f"/highlights/{mark.id}")
    assert "</mark>" not in ben.get(f"/research/notes/{one.id}").text


@pytest.mark.parametrize("sort", ["segments", "personas", "competitors", "traits", "notes"])
def test_every_sort_has_its_form_and_page(world, client_for, sort):
    ben = client_for(world.ben)
    partly = {"HX-Request": "true"}
    assert "<form" in ben.get(f"/research/{sort}/new", headers=partly).text
    assert ben.get(f"/research/{sort}/new").status_code == 200
    assert ben.get("/research/poems/new").status_code == 404


def test_guests_and_strangers_find_nothing(world, client_for):
    one, mark = written(world), marked(world)
    for who in (world.gus, world.eve):
        client = client_for(who)
        for path in (f"/documents/{one.id}", f"/research/notes/{mark.note_id}", "/strategy"):
            assert client.get(path).status_code == 404


def test_words_of_people_stay_words(world, client_for):
    ben = client_for(world.ben)
    ben.put("/strategy/vision", data={"text": "<script>alert(1)</script> [x](javascript:alert(1))"})
    note(world, body="<img src=x onerror=alert(1)>")
    for path in ("/strategy", "/research"):
        assert "<script>alert" not in ben.get(path).text
        assert 'href="javascript' not in ben.get(path).text
