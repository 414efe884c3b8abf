"""Quality and efficiency of finished tasks, from their moves."""

from datetime import UTC, date, datetime, timedelta

import pytest

from onetask.report.engine.fan import Outlook, burndown, burnup
from onetask.report.engine.flow import Day, Life, Move
from onetask.report.engine.quality import quality

START = datetime(2026, 3, 2, tzinfo=UTC)


def at(day):
    return START + timedelta(days=day)


def life(*moves, closed=None, due=None):
    way = [Move(at(day), left, to) for day, left, to in moves]
    return Life(START, way[-1].to if way else "ready", way, closed and at(closed), due)


def test_of_nothing_nothing_is_said():
    assert quality([]) == (0, None, None, 0, None)
    assert quality([life()]) == (0, None, None, 0, None)


def test_days_at_work_are_a_share_of_all_days():
    one = life((2, "ready", "doing"), (5, "doing", "review"), (10, "review", "done"), closed=10)
    assert quality([one]).efficiency == pytest.approx(0.3)


def test_what_came_back_counts_once_and_soon_is_two_weeks():
    soon = life((1, "doing", "done"), (4, "done", "doing"))
    late = life((1, "doing", "done"), (40, "done", "doing"), (41, "doing", "done"), closed=41)
    fine = life((1, "doing", "done"), closed=1, due=date(2026, 3, 3))
    found = quality([soon, late, fine, fine])
    assert (found.finished, found.reopened, found.soon, found.on_time) == (3, 0.5, 1, 1.0)


def days(*counts):
    return [
        Day(date(2026, 3, 2) + timedelta(days=at), {"done": done, "ready": left})
        for at, (done, left) in enumerate(counts)
    ]


def test_the_burn_down_falls_to_what_is_left_and_the_ideal_to_nothing():
    shown = burndown(days((0, 10), (4, 6), (5, 7)), date(2026, 3, 12))
    assert (shown["left"], shown["scope"]) == (7, 12)
    assert shown["ideal"] is not None
    assert burndown(days((0, 0)), None)["ideal"] is None
    late = burndown(days((0, 0), (0, 0), (0, 8), (1, 7)), date(2026, 3, 12))
    x, y = late["ideal"][1:].split("L")[0].split(",")
    assert late["left_path"].split("L")[2] == f"{x},{y}"


def test_the_fan_opens_from_today_to_the_three_days():
    ends = [date(2026, 3, day) for day in (10, 12, 16)]
    shown = burnup(days((0, 10), (4, 6)), Outlook(*ends, date(2026, 3, 12)))
    assert shown["fan"]["area"].count("L") == 2
    assert shown["done"] == 4
    assert burnup(days((0, 10)), Outlook(None, None, None, None))["fan"] is None
