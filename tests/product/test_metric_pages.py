"""The pages of metrics, and what people outside see of them."""

from io import BytesIO

import pytest
from sqlalchemy import func, select

from onetask.core.db import session
from onetask.product.engine.sheets import lines_of, number_in
from onetask.product.models.metrics import Ping, Reply
from onetask.product.operations.pings import open_stream
from onetask.product.queries.metrics import metrics_of, points_of, survey_of
from tests.product.brings_goals import metric, points, reply, result, survey


def only(world):
    session.rollback()
    return metrics_of(world.gate.id)[0]


def replies():
    session.rollback()
    return session.scalar(select(func.count()).select_from(Reply))


def test_tiles_show_the_latest_value_and_its_change(world, client_for):
    one = points(world, value=40.0)
    client_for(world.ben).post(f"/metrics/{one.id}/points", data={"value": "44", "on": ""})
    page = client_for(world.ben).get("/metrics").text
    assert "Contactless share" in page
    assert "+10 %" in page


def test_values_come_by_hand_and_go(world, client_for):
    one, ben = metric(world), client_for(world.ben)
    sent = {"value": "1 234,5", "on": "2026-03-02", "note": "Counted"}
    assert ben.post(f"/metrics/{one.id}/points", data=sent).status_code == 303
    (point,) = points_of(one.id)
    assert (point.value, point.note, point.source) == (1234.5, "Counted", "hand")
    ben.delete(f"/metrics/{one.id}/points/{point.id}")
    session.rollback()
    assert points_of(one.id) == []


def test_values_come_from_a_file(world, client_for):
    one = metric(world)
    file = BytesIO(b"Day;Value\n02.03.2026;44 %\n09.03.2026;45,5 %\n")
    answer = client_for(world.ben).post(
        f"/metrics/{one.id}/sheet",
        data={"file": (file, "share.csv")},
        content_type="multipart/form-data",
    )
    assert answer.status_code == 303
    session.rollback()
    assert [point.value for point in points_of(one.id)] == [45.5, 44.0]


def test_a_row_without_a_value_is_named_and_nothing_comes_in(world, client_for):
    one = metric(world)
    sent = {"text": "2026-03-02,44\n2026-03-09,much\n"}
    answer = client_for(world.ben).post(f"/metrics/{one.id}/sheet", json=sent)
    assert answer.status_code == 422
    assert "Row 2" in answer.text
    assert points_of(one.id) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("44", 44), ("1,234.5", 1234.5), ("1.234,5", 1234.5), ("44,5 %", 44.5), ("€1,200", 1200)],
)
def test_numbers_are_read_as_people_write_them(text, value):
    assert number_in(text) == value


def test_dates_are_read_as_people_write_them():
    sheet = "2026-03-02,1\n02/03/2026,2\n2026-03,3\n2026-03-02T08:00+01:00,4\nsoon,5\n,\n"
    assert [line.at is not None for line in lines_of(sheet)] == [True, True, True, True, False]


def test_a_metric_that_measures_a_goal_stays(world, client_for):
    result(world)
    answer = client_for(world.ben).delete(f"/metrics/{only(world).id}")
    assert answer.status_code == 409
    assert "Make paying effortless" in answer.text


def test_the_page_holds_survey_pings_and_table(world, client_for):
    reply(world, words="Fast at last")
    open_stream(world.ana, world.gate)
    page = client_for(world.ana).get(f"/metrics/{only(world).id}").text
    for words in ("Fast at last", "/ask/", "/pings/", "n = 1", "api/v1/metrics"):
        assert words in page


def test_a_visitor_answers_a_survey_without_javascript(world, client_for):
    asked = survey(world)
    visitor = client_for()
    page = visitor.get(f"/ask/{asked.slug}?score=9")
    assert 'value="9" required checked' in page.text
    assert "<script" not in page.text
    answer = visitor.post(f"/ask/{asked.slug}", data={"score": "9", "words": "<b>Good"})
    assert answer.location == f"/ask/{asked.slug}/thanks"
    assert "Thank you" in visitor.get(answer.location).text
    assert replies() == 1
    assert "<b>Good" not in client_for(world.ana).get(f"/metrics/{asked.metric_id}").text


@pytest.mark.parametrize("sent", [{}, {"score": "11"}, {"score": "x"}, {"score": "9", "odd": "1"}])
def test_an_odd_answer_comes_again_calmly(world, client_for, sent):
    answer = client_for().post(f"/ask/{survey(world).slug}", data=sent)
    assert (answer.status_code, replies()) == (422, 0)
    assert "Choose one of the numbers" in answer.text


def test_a_program_that_fills_every_field_counts_for_nothing(world, client_for):
    slug = survey(world).slug
    sent = {"score": "9", "website": "https://spam.example"}
    assert client_for().post(f"/ask/{slug}", data=sent).status_code == 303
    assert replies() == 0


def test_a_closed_survey_is_not_there(world, client_for):
    asked, ana = survey(world), client_for(world.ana)
    ana.post(f"/surveys/{asked.id}/closure")
    assert client_for().get(f"/ask/{asked.slug}").status_code == 404
    assert client_for().post(f"/ask/{asked.slug}", data={"score": "9"}).status_code == 404
    ana.delete(f"/surveys/{asked.id}/closure")
    assert client_for().get(f"/ask/{asked.slug}").status_code == 200


def test_floods_are_refused(world, client_for):
    slug, visitor = survey(world).slug, client_for()
    answers = [visitor.post(f"/ask/{slug}", data={"score": "9"}).status_code for _ in range(32)]
    assert answers[0] == 303
    assert answers[-1] == 429
    assert replies() <= 30


def test_pings_say_the_same_whoever_asks(world, app):
    stream = open_stream(world.ana, world.gate)
    outside = app.test_client()
    elsewhere = {"Origin": "https://shop.example"}
    for slug, body in ((stream.slug, {"who": "nadia"}), ("none", {"who": "x"}), (stream.slug, {})):
        answer = outside.post(f"/pings/{slug}", data=body, headers=elsewhere)
        assert (answer.status_code, answer.data) == (204, b"")
    session.rollback()
    (kept,) = session.scalars(select(Ping)).all()
    assert "nadia" not in kept.who


def test_a_survey_is_opened_and_changed_by_forms(world, client_for):
    one, ana = metric(world, sort="satisfaction"), client_for(world.ana)
    sent = {"scale": "csat", "question": "How satisfied are you?"}
    assert ana.post(f"/metrics/{one.id}/survey", data=sent).status_code == 303
    asked = survey_of(one.id)
    ana.patch(f"/surveys/{asked.id}", json={"thanks": "Merci"})
    assert "Merci" in client_for().get(f"/ask/{asked.slug}/thanks").text


@pytest.mark.parametrize("path", ["/metrics/new", "{}/edit", "{}/sheet", "{}/survey"])
def test_forms_are_there(world, client_for, path):
    url = path.format(f"/metrics/{metric(world).id}")
    assert "<form" in client_for(world.ben).get(url, headers={"HX-Request": "true"}).text
