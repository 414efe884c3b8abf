"""Free time, and days as pictures."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onetask.google.engine.dayview import drawn
from onetask.google.engine.slots import SHORTEST, Span, free_spans, rounded_up

DAY = datetime(2027, 3, 17, tzinfo=UTC)
WORK = Span(DAY + timedelta(hours=9), DAY + timedelta(hours=17))


def span(start, end, name=""):
    return Span(DAY + timedelta(hours=start), DAY + timedelta(hours=end), name)


def test_what_is_free_ends_where_something_begins():
    free = free_spans([WORK], [span(10, 11, "Stand-up"), span(10.5, 12), span(8, 9.5)])
    assert free == [span(9.5, 10, "Stand-up"), span(12, 17)]


HOURS = st.integers(0, 96).map(lambda quarter: DAY + timedelta(minutes=15 * quarter))
BUSY = st.lists(st.tuples(HOURS, HOURS).map(lambda two: Span(min(two), max(two))), max_size=12)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BUSY)
def test_free_time_is_within_work_and_never_busy(busy):
    free = free_spans([WORK], busy)
    assert all(WORK.start <= one.start < one.end <= WORK.end for one in free)
    assert all(one.length >= SHORTEST for one in free)
    assert not any(one.start < other.end and other.start < one.end for one in free for other in busy
                   if other.start < other.end)  # fmt: skip


def entry(start, end, title="x"):
    return SimpleNamespace(start=DAY + timedelta(hours=start), end=DAY + timedelta(hours=end),
                           title=title)  # fmt: skip


def test_what_overlaps_stands_side_by_side():
    day = drawn(date(2027, 3, 17), [entry(9, 10), entry(9.5, 11), entry(10, 12), entry(13, 14)],
                DAY + timedelta(hours=12), "UTC")  # fmt: skip
    assert [(one.top, one.lane, one.lanes) for one in day.shown] == [
        (60, 0, 2),
        (90, 1, 2),
        (120, 0, 2),
        (300, 0, 1),
    ]
    assert (day.now_at, day.minutes) == (240, 600)


def test_long_days_show_more_hours_and_whole_days_stand_above():
    day = drawn(
        date(2027, 3, 17), [entry(0, 24, "Holiday"), entry(6, 7), entry(20, 21)], DAY, "UTC"
    )
    assert (day.hours, day.now_at) == (range(6, 22), None)
    assert [one.title for one in day.whole] == ["Holiday"]


def test_moments_are_rounded_up():
    assert rounded_up(DAY + timedelta(minutes=3)) == DAY + timedelta(minutes=5)
    assert rounded_up(DAY) == DAY
