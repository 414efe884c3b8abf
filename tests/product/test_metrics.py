"""Metrics: points by hand, by programs, by surveys and by pings."""

from datetime import UTC, date, datetime, timedelta

import pytest

from onetask.core.change import System
from onetask.core.clock import now
from onetask.core.errors import Invalid, Refused
from onetask.core.undo import undo
from onetask.product.engine.series import Value, csat, forecast, nps, percent_of
from onetask.product.jobs import count_pings
from onetask.product.operations.metrics import Reading, add_points, remove_point
from onetask.product.operations.pings import note_ping, open_stream
from onetask.product.operations.surveys import answer_survey, close_survey, drop_reply
from onetask.product.queries.metrics import (
    gauges_of,
    metrics_of,
    points_of,
    score_of,
    series_of,
    survey_of,
)
from tests.product.brings_goals import WHEN, metric, points, reply, survey


def values(measured):
    return [one.value for one in series_of([measured.id]).get(measured.id, [])]


def test_points_stand_in_the_order_of_time(world):
    measured = points(world)
    points(world, of=measured, at=WHEN - timedelta(days=7), value=40.0)
    assert values(measured) == [40.0, 44.0]
    (gauge,) = gauges_of(metrics_of(world.gate.id))
    assert (gauge.now, gauge.change, gauge.is_better) == (44.0, 10.0, True)


def test_a_reading_sent_twice_is_told_once(world, told):
    measured = points(world)
    told.clear()
    points(world, of=measured)
    assert (values(measured), [one.events for one in told]) == ([44.0], [[]])


def test_a_reading_of_a_known_moment_takes_its_place_and_is_taken_back(world, told):
    measured = points(world)
    points(world, of=measured, value=50.0)
    assert values(measured) == [50.0]
    undo(world.ana, told[-1].number)
    assert values(measured) == [44.0]


def test_two_senders_of_one_moment_are_kept_apart(world):
    measured = metric(world)
    both = [Reading(WHEN, 1.0, "shop"), Reading(WHEN, 2.0, "web")]
    add_points(world.ana, measured, readings=both, source="api")
    assert sorted(values(measured)) == [1.0, 2.0]


def test_new_points_are_taken_back_and_brought_again(world, told):
    measured = points(world)
    undo(world.ana, told[-1].number)
    assert values(measured) == []
    undo(world.ana, told[-1].number)
    assert values(measured) == [44.0]


def test_a_removed_point_comes_back_under_its_own_id(world, told):
    measured = points(world)
    (point,) = points_of(measured.id)
    kept = point.id
    remove_point(world.ana, measured, point_id=kept)
    assert values(measured) == []
    undo(world.ana, told[-1].number)
    assert [one.id for one in points_of(measured.id)] == [kept]


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        [Reading(WHEN, float("nan"))],
        [Reading(WHEN, 1e300)],
        [Reading(datetime(1, 1, 2, tzinfo=UTC), 1.0)],
        [Reading(WHEN, 1.0)] * 2001,
        [Reading(WHEN, 1.0, note="x" * 201)],
        [Reading(WHEN, 1.0, key="x" * 81)],
    ],
    ids=["none", "nan", "huge", "ancient", "many", "long note", "long key"],
)
def test_odd_readings_are_refused(world, wrong):
    with pytest.raises(Invalid):
        add_points(world.ana, metric(world), readings=wrong)


def test_net_promoter_score_by_the_book():
    score = nps([10] * 50 + [8] * 30 + [3] * 20)
    assert (score.value, score.answers) == (30.0, 100)
    assert score.margin == pytest.approx(15.3, abs=0.1)
    assert nps([]) is None


def test_customer_satisfaction_by_the_book():
    score = csat([5, 5, 4, 3, 1])
    assert (score.value, score.answers) == (60.0, 5)
    assert csat([]) is None


@pytest.mark.parametrize(
    ("start", "target", "now", "percent"),
    [
        (0, 10, 5, 50),
        (10, 0, 5, 50),
        (0, 10, 12, 100),
        (0, 10, -3, 0),
        (5, 5, 5, 100),
        (5, 5, 4, 0),
    ],
)
def test_how_far_a_value_came(start, target, now, percent):
    assert percent_of(start, target, now) == percent


def test_a_straight_line_leads_on():
    week = [Value(WHEN + timedelta(days=7 * at), 400.0 + 10 * at) for at in range(8)]
    assert forecast(week, (WHEN + timedelta(days=70)).date()) == pytest.approx(500.0)
    assert forecast(week[:2], date(2026, 6, 1)) is None


def test_answers_become_todays_point(world):
    asked = survey(world)
    for score in (10, 9, 3):
        answer_survey(System(world.home.id), asked, score=score)
    (point,) = points_of(asked.metric_id)
    assert (point.value, point.source) == (33.3, "survey")
    assert point.note.startswith("n = 3")


def test_a_dropped_answer_no_longer_counts(world, told):
    said = reply(world, score=2)
    answer_survey(System(world.home.id), asked := said_survey(world), score=10)
    drop_reply(world.ben, said)
    assert score_of(asked).value == 100.0
    undo(world.ben, told[-1].number)
    assert score_of(asked).value == 0.0


def said_survey(world):
    return survey_of(metrics_of(world.gate.id)[0].id)


def test_only_open_surveys_and_fair_scores(world):
    asked = survey(world)
    with pytest.raises(Invalid):
        answer_survey(System(world.home.id), asked, score=11)
    with pytest.raises(Refused):
        answer_survey(world.ana, asked, score=9)
    close_survey(world.ana, asked)
    with pytest.raises(Refused):
        answer_survey(System(world.home.id), asked, score=9)


def test_people_are_counted_once_a_day(world):
    daily, weekly = metric(world, window="dau"), metric(world, window="wau")
    stream = open_stream(world.ana, world.gate)
    assert open_stream(world.ben, world.gate) == stream
    for who in ("nadia", "nadia", "omar"):
        note_ping(stream, who)
    count_pings(str(stream.id))
    today = datetime.combine(now().date(), datetime.min.time(), UTC)
    assert [one.value for one in points_of(daily.id) if one.at == today] == [2.0]
    assert [one.value for one in points_of(weekly.id) if one.at == today] == [2.0]
    count_pings(str(stream.id))
    assert len(points_of(daily.id)) == 2


def test_strangers_measure_nothing(world):
    measured = metric(world)
    for who in (world.gus, world.eve):
        with pytest.raises(Refused):
            points_by(who, measured)


def points_by(who, measured):
    return add_points(who, measured, readings=[Reading(WHEN, 1.0)])
