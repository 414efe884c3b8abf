"""Focus time is found around what is busy: whole pieces first, before the date, or it says so."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from onetask.google.engine.focus import PIECE, SHORTEST, Want, planned, without
from onetask.google.engine.slots import Span, free_spans

DAY = datetime(2027, 3, 17, tzinfo=UTC)
FAR = DAY + timedelta(days=9)


def span(start, end):
    return Span(DAY + timedelta(hours=start), DAY + timedelta(hours=end))


def want(minutes, until=FAR, number=1):
    return Want(UUID(int=number), minutes, until)


def slots(found):
    return [piece.span for piece in found.pieces]


def test_long_work_is_cut_into_pieces_of_two_hours():
    [found] = planned([want(300)], [span(9, 12), span(13, 17)])
    assert slots(found) == [span(9, 11), span(11, 12), span(13, 15)]
    assert (found.missing, [one.is_whole for one in found.pieces]) == (0, [True, True, True])


def test_a_whole_piece_later_is_better_than_scraps_now():
    [found] = planned([want(120)], [span(9, 9.75), span(13, 17)])
    assert slots(found) == [span(13, 15)]


def test_scraps_are_taken_where_nothing_whole_is_left():
    [found] = planned([want(120)], [span(9, 10), span(11, 11.25), span(13, 14)])
    assert slots(found) == [span(9, 10), span(13, 14)]
    assert (found.pieces[0].asked, found.pieces[0].is_whole) == (120, False)


def test_what_does_not_fit_before_its_date_is_counted():
    [found] = planned([want(360, DAY + timedelta(hours=12.5))], [span(9, 12), span(12, 17)])
    assert (found.missing, found.free) == (150, 210)


def test_the_order_gives_way_where_a_date_would_be_missed():
    urgent = want(60, DAY + timedelta(hours=10), number=2)
    first, second = planned([want(60), urgent], [span(9, 11)])
    assert (slots(first), slots(second)) == ([span(10, 11)], [span(9, 10)])


QUARTERS = st.integers(0, 96 * 3).map(lambda count: DAY + timedelta(minutes=15 * count))
BUSY = st.lists(st.tuples(QUARTERS, QUARTERS).map(lambda two: Span(min(two), max(two))), max_size=8)
WANTS = st.lists(st.tuples(st.integers(1, 600), QUARTERS), max_size=5).map(
    lambda rows: [want(minutes, until, number) for number, (minutes, until) in enumerate(rows)]
)
HOURS = [span(9 + 24 * day, 17 + 24 * day) for day in range(3)]


@settings(deadline=None)
@given(WANTS, BUSY)
def test_slots_keep_within_free_time_and_their_minutes_add_up(wants, busy):
    free = free_spans(HOURS, busy)
    found = planned(wants, free)
    assert [one.want for one in found] == wants
    assert planned(wants, reversed(free)) == found
    for one in found:
        taken = sum(slot.minutes for slot in slots(one))
        assert taken + one.missing == one.want.minutes
        assert sum(slot.minutes < SHORTEST for slot in slots(one)) <= 1
        for slot in slots(one):
            assert 0 < slot.minutes <= PIECE
            assert slot.end <= one.want.until
            assert any(span.start <= slot.start < slot.end <= span.end for span in free)
            assert not any(slot.start < other.end and other.start < slot.end for other in busy
                           if other.start < other.end)  # fmt: skip


@settings(deadline=None)
@given(WANTS, BUSY)
def test_no_two_slots_overlap(wants, busy):
    taken = sorted(slot for one in planned(wants, free_spans(HOURS, busy)) for slot in slots(one))
    assert all(one.end <= other.start for one, other in pairwise(taken))


@settings(deadline=None)
@given(BUSY, QUARTERS, QUARTERS)
def test_what_is_left_around_a_slot_never_touches_it(busy, one, other):
    slot = Span(min(one, other), max(one, other))
    left = without(free_spans(HOURS, busy), slot)
    if slot.start < slot.end:
        assert not any(span.start < slot.end and slot.start < span.end for span in left)
