"""How long an address asks us to wait: in seconds or as a date, within bounds."""

from datetime import UTC, datetime, timedelta

import pytest

from onetask.remind.engine.refusals import LONGEST, asked_wait

NOON = datetime(2027, 3, 17, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120),
        ("Wed, 17 Mar 2027 12:05:00 GMT", 300),
        ("Wed, 17 Mar 2027 11:00:00 GMT", 0),
        ("999999999999", LONGEST.total_seconds()),
        ("Wed, 17 Mar 2032 12:05:00 GMT", LONGEST.total_seconds()),
        ("-5", 0),
        ("soon", 0),
        ("", 0),
    ],
)
def test_it_is_read_and_bounded(text, seconds):
    assert asked_wait(text, NOON) == timedelta(seconds=seconds)
