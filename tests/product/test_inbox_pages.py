"""The pages of feedback: read, linked, put aside, taken in from files."""

import io

import pytest

from onetask.core.db import session
from onetask.product.models.feedback import Contact, Customer, Feedback
from onetask.product.models.ideas import Evidence, Idea
from onetask.talk.operations.comments import add_comment
from tests.product.brings_ideas import idea, linked, merged, said

HEAD = b"reviewId,userName,content,score,at\n"
CSV = HEAD + b"1,Ann,Too slow,2,2024-07-27 19:33:32\n2,,,5,\n3,Bo,Fine,4,x\n"


def the(model):
    session.rollback()
    return session.query(model).order_by(model.id.desc()).first()


def test_the_inbox_shows_what_waits_and_opens_the_newest(world, client_for):
    said(world)
    page = client_for(world.ben).get("/feedback").text
    assert "I did not know if I had paid" in page
    assert 'id="feedback-open"' in page
    assert "Katrin Berg" in page


def test_what_is_linked_leaves_the_inbox(world, client_for):
    one = said(world)
    client = client_for(world.ben)
    sent = {"title": "Say why", "quote": "paid or not", "start": "", "importance": "must"}
    assert client.post(f"/feedback/{one.id}/evidence", data=sent).status_code == 303
    assert "Katrin Berg" not in client.get("/feedback?part=list").text
    assert "<mark" in client.get(f"/feedback/{one.id}").text
    assert (the(Idea).title, the(Evidence).importance) == ("Say why", "must")


def test_words_that_are_markup_stay_words(world, client_for):
    one = said(world, text='<script>alert("x")</script> & <b>bold</b>')
    page = client_for(world.ben).get(f"/feedback/{one.id}").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("noun", "body", "status"),
    [("dismissal", {"reason": "spam"}, "dismissed"), ("nap", {"until": "tomorrow"}, "snoozed")],
)
def test_putting_aside_and_back(world, client_for, noun, body, status):
    one, client = said(world), client_for(world.ben)
    client.post(f"/feedback/{one.id}/{noun}", data=body)
    assert the(Feedback).status == status
    client.post(f"/feedback/{one.id}/return")
    assert the(Feedback).status == "new"


def test_alike_things_are_shown(world, client_for):
    one = said(world)
    said(world, text="The gate went red and I tapped again, was I charged twice?", who=None)
    idea(world, "Explain a red gate after a tap")
    page = client_for(world.ben).get(f"/feedback/{one.id}/alike").text
    assert "charged twice" in page
    assert "Explain a red gate" in page


def test_ideas_are_found_by_words_and_by_number(world, client_for):
    one = said(world)
    idea(world, "Weekly caps"), idea(world, "100% refunds")
    client = client_for(world.ben)
    assert "Weekly caps" in client.get(f"/feedback/{one.id}/ideas?title=IDEA-1").text
    assert "Weekly" not in client.get(f"/feedback/{one.id}/ideas?title=100%25").text


def test_a_merged_idea_leads_to_its_home(world, client_for):
    one = merged(world)
    answer = client_for(world.ben).get(f"/ideas/{one.id}")
    assert (answer.status_code, answer.location) == (302, f"/ideas/{the(Idea).id}")


def test_the_views_of_ideas_show_the_same(world, client_for):
    linked(world)
    client = client_for(world.ben)
    for view in ("table", "matrix", "board", "nonsense"):
        assert "Say why a card was declined" in client.get(f"/ideas?view={view}").text


def test_a_wrong_formula_is_told_at_its_field(world, client_for):
    client = client_for(world.ben)
    answer = client.put("/scoring/formula", json={"formula": "reach × luck"})
    assert answer.status_code == 422
    assert "At 9" in answer.text


def test_a_file_is_looked_at_and_then_taken_in(world, client_for):
    client = client_for(world.ben)
    page = client.post("/feedback/import", data={"file": (io.BytesIO(CSV), "play.csv")}).text
    assert "Google Play" in page
    assert "Row 3" in page
    assert session.query(Feedback).count() == 0
    file = page.split('name="file" value="')[1][:36]
    assert client.post("/feedback/import/run", data={"file": file}).status_code == 303
    assert session.query(Feedback).count() == 2
    assert client.post("/feedback/import/run", data={"file": file}).status_code == 404


def test_a_file_that_is_none_is_refused(world, client_for):
    sent = {"file": (io.BytesIO(b"a,b\n1,2\n"), "x.csv")}
    assert client_for(world.ben).post("/feedback/import", data=sent).status_code == 422


def test_a_customer_is_worth_something(world, client_for):
    client = client_for(world.ben)
    client.post("/customers", data={"name": "Northrail", "revenue": "48 000,50"})
    assert the(Customer).revenue == 48_000.5
    assert "€48k" in client.get("/customers").text


def test_guests_find_nothing(world, client_for):
    one, client = said(world), client_for(world.gus)
    for url in ("/feedback", f"/feedback/{one.id}", "/ideas", "/customers", "/feedback/import"):
        assert client.get(url).status_code == 404


def test_a_comment_becomes_feedback_once(world, client_for):
    said = add_comment(world.ana, world.brief, body="Omar wants dark maps")
    ben, menu = client_for(world.ben), f"/comments/{said.id}/menu"
    assert f"/comments/{said.id}/feedback" in ben.get(menu).text
    assert "feedback" not in client_for(world.gus).get(menu).text
    for _ in range(2):
        assert ben.post(f"/comments/{said.id}/feedback").status_code in (200, 303)
    one = session.query(Feedback).one()
    assert (one.text, one.source) == ("Omar wants dark maps", "comment")
    assert session.get(Contact, one.contact_id).name == world.ana.name
    assert "feedback" not in ben.get(menu).text
