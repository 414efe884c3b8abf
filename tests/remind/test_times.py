"""Local times as instants, against an oracle that looks at every minute."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetask.core.clock import local_moment, zones
from onetask.remind.engine.rules import Dates, days_before, due_day, instant
from onetask.remind.engine.steady import Steady
from onetask.remind.engine.when import LONGEST_WAIT, wait_after

MINUTES = st.integers(0, 24 * 60 - 1).map(lambda minute: time(minute // 60, minute % 60))
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def oracle(day, at, zone):
    """The first minute whose local time is not before the wanted one, on its way there."""
    wanted, here = datetime.combine(day, at), ZoneInfo(zone)
    moment = datetime.combine(day, at, UTC) - timedelta(hours=16)
    while moment.astimezone(here).replace(tzinfo=None) < wanted:
        moment += timedelta(minutes=1)
    return moment


@pytest.mark.parametrize(
    ("day", "at", "zone", "moment"),
    [
        (date(2027, 3, 28), "02:30", "Europe/Berlin", "2027-03-28T01:00+00:00"),
        (date(2027, 3, 28), "01:59", "Europe/Berlin", "2027-03-28T00:59+00:00"),
        (date(2027, 10, 31), "02:30", "Europe/Berlin", "2027-10-31T00:30+00:00"),
        (date(2027, 3, 14), "02:15", "America/New_York", "2027-03-14T07:00+00:00"),
        (date(2027, 10, 3), "02:15", "Australia/Lord_Howe", "2027-10-02T15:30+00:00"),
        (date(2011, 12, 30), "08:00", "Pacific/Apia", "2011-12-30T10:00+00:00"),
        (date(2027, 3, 18), "08:00", "Asia/Kathmandu", "2027-03-18T02:15+00:00"),
    ],
)
def test_gaps_and_folds(day, at, zone, moment):
    dates = Dates(zone, datetime.now(UTC), due_on=day)
    assert instant(days_before(0, at), dates) == datetime.fromisoformat(moment)


@given(DAYS, MINUTES, st.sampled_from(sorted(zones())))
def test_each_local_time_is_an_instant(day, at, zone):
    assert local_moment(day, at, zone) == oracle(day, at, zone)


CHANGES = [("Europe/Berlin", date(2027, 3, 28)), ("Europe/Berlin", date(2027, 10, 31))]
CHANGES += [("Australia/Lord_Howe", date(2027, 4, 4)), ("America/Havana", date(2027, 3, 14))]
CHANGES += [("Africa/Casablanca", date(2027, 2, 7)), ("America/St_Johns", date(2027, 11, 7))]


@given(st.sampled_from(CHANGES), MINUTES)
def test_so_it_is_where_clocks_change(change, at):
    zone, day = change
    assert local_moment(day, at, zone) == oracle(day, at, zone)


def test_a_day_is_where_somebody_lives():
    late = datetime(2027, 3, 18, 22, tzinfo=UTC)
    assert due_day(date(2027, 3, 18), late, "Asia/Tokyo") == date(2027, 3, 19)
    assert due_day(date(2027, 3, 18), None, "Asia/Tokyo") == date(2027, 3, 18)


@given(st.integers(1, 1000), st.floats(0, 1))
def test_waits_grow_to_an_hour_or_so(attempts, luck):
    wait = wait_after(attempts, luck)
    assert timedelta(seconds=45) <= wait <= LONGEST_WAIT * 1.25


@pytest.mark.parametrize("jump", [3 * 86_400, -3 * 86_400, 600])
def test_after_a_jump_of_the_clock_all_waits_a_while(jump):
    steady = Steady()
    assert steady.may_go_on(1_000, 10)
    assert steady.may_go_on(1_001, 11)
    assert not steady.may_go_on(1_002 + jump, 12)
    assert not steady.may_go_on(1_003 + jump, 13)
    assert steady.may_go_on(1_302 + jump, 312)
