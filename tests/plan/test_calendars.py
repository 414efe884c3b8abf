"""Working days: weeks, public holidays by country and region, time off and extra days."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onetask.plan.engine.axis import Days
from onetask.plan.engine.calendars import Calendar, Span, anyone_works

BERLIN = Calendar(country="DE", region="BE")


def day(text):
    return date.fromisoformat(text).toordinal()


def test_a_holiday_of_the_region_is_free():
    womens_day = day("2027-03-08")
    assert BERLIN.minutes_on(womens_day) == 0
    assert BERLIN.why_free(womens_day)
    assert Calendar(country="DE", region="BY").minutes_on(womens_day) == 480


def test_time_off_and_an_extra_day_differ_from_the_week():
    away = Span(day("2026-07-06"), day("2026-07-10"), name="Leave")
    open_day = Span(day("2026-07-11"), day("2026-07-11"), minutes=240)
    mine = Calendar(spans=(away, open_day))
    assert mine.working_days(day("2026-07-03"), day("2026-07-14")) == [
        *(day("2026-07-03"), day("2026-07-11"), day("2026-07-13"))
    ]
    assert mine.minutes_on(open_day.starts) == 240
    assert mine.why_free(away.starts) == "Leave"


def test_where_one_of_two_works_the_day_counts():
    early = Calendar(week=(480, 480, 0, 0, 0, 0, 0))
    late = Calendar(week=(0, 0, 0, 480, 480, 0, 0))
    monday = day("2026-07-06")
    assert [one - monday for one in anyone_works([early, late], monday, monday + 7)] == [0, 1, 3, 4]


@given(
    st.integers(day("1999-01-01"), day("2050-01-01")),
    st.lists(st.integers(0, 1), min_size=7, max_size=7).filter(any),
    st.lists(
        st.tuples(st.integers(0, 90), st.integers(0, 9), st.sampled_from([0, 60])), max_size=4
    ),
)
def test_days_are_listed_as_they_are_asked_one_by_one(start, week, spans):
    spans = tuple(Span(start + at, start + at + long, minutes) for at, long, minutes in spans)
    calendar = Calendar(tuple(480 * one for one in week), "DE", "BE", spans)
    asked = [one for one in range(start, start + 100) if calendar.minutes_on(one)]
    assert calendar.working_days(start, start + 100) == asked


@given(st.integers(-900, 3000))
def test_an_index_and_its_day_find_each_other(index):
    axis = Days(BERLIN.working_days, day("2026-03-02"))
    assert axis.index_at(axis.start_at(index)) == index
    assert axis.index_at(axis.finish_at(index)) == index


def test_clocks_put_forward_change_no_day():
    """Plans count days: the short Sunday and the long one are days like others."""
    everyday = Calendar(week=(60,) * 7)
    assert len(everyday.working_days(day("2026-03-28"), day("2026-03-31"))) == 3
    assert len(everyday.working_days(day("2026-10-24"), day("2026-10-27"))) == 3
