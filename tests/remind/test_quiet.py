"""Nights, days off and absence: what comes up then waits, through every change of the clocks."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetask.remind.engine.quiet import Hours, allowed_from
from onetask.remind.engine.rules import Dates, next_of

BERLIN = Hours("Europe/Berlin", "19:00", "08:00", (0, 1, 2, 3, 4))


def berlin(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("moment", "free"),
    [
        ("2027-03-17T12:00", "2027-03-17T12:00"),
        ("2027-03-17T20:30", "2027-03-18T08:00"),
        ("2027-03-18T06:00", "2027-03-18T08:00"),
        ("2027-03-18T08:00", "2027-03-18T08:00"),
        ("2027-03-19T21:00", "2027-03-22T08:00"),
        ("2027-03-26T19:00", "2027-03-29T08:00"),
    ],
    ids=["day", "evening", "morning", "as it ends", "friday", "over the change of the clocks"],
)
def test_what_comes_up_at_night_waits_for_the_morning(moment, free):
    assert allowed_from(berlin(moment), BERLIN) == berlin(free)


def test_days_off_and_absence_wait_longer():
    hours = BERLIN._replace(days_off=frozenset([date(2027, 3, 18)]))
    assert allowed_from(berlin("2027-03-17T20:00"), hours) == berlin("2027-03-19T08:00")
    away = BERLIN._replace(away_from=date(2027, 3, 18), away_until=date(2027, 4, 2))
    assert allowed_from(berlin("2027-03-18T12:00"), away) == berlin("2027-04-05T08:00")


def test_who_never_works_is_told_all_the_same():
    hours = BERLIN._replace(work_days=())
    assert allowed_from(berlin("2027-03-17T12:00"), hours) == berlin("2027-03-18T08:00")


ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia")
MOMENTS = st.integers(1_767_225_600, 1_830_297_600).map(lambda at: datetime.fromtimestamp(at, UTC))
CLOCKS = st.times().map(lambda at: f"{at:%H:%M}")


@given(MOMENTS, st.sampled_from(ZONES), CLOCKS, CLOCKS)
def test_nothing_is_dropped_and_nothing_comes_early(moment, zone, start, end):
    free = allowed_from(moment, Hours(zone, start, end, (0, 1, 2, 3, 4)))
    assert moment <= free <= moment + timedelta(days=5)
    assert free.astimezone(ZoneInfo(zone)).weekday() < 5
    assert allowed_from(free, Hours(zone, start, end, (0, 1, 2, 3, 4))) <= free + timedelta(hours=3)


@given(MOMENTS, st.sampled_from(ZONES), st.sampled_from(["day", "workday", "3", "m15"]))
def test_what_repeats_comes_next_and_not_before(moment, zone, days):
    found = next_of(f"every@{days}@09:30", Dates(zone, moment))
    assert moment < found <= moment + timedelta(days=62)
    assert found.astimezone(ZoneInfo(zone)).strftime("%H:%M") == "09:30"
