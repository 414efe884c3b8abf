"""Every operation stands under the law of the drawing: somebody plays it before open pages."""

import pytest

from onetask.core.door import operations
from tests.gathered import all_of
from tests.live.acts import ACTS as HIGHER
from tests.work.acts import ACTS as WORK

NOBODY_LOOKS_YET = {"open_workspace", "open_copy"}
ONLY_BY_LEASE = {"remind_member", "give_up"}  # tests/remind/test_keeping.py


@pytest.mark.usefixtures("app")
def test_every_operation_is_played_before_open_pages():
    played = {name.split()[0] for name in (*WORK, *HIGHER, *all_of("ACTS"))}
    assert set(operations) - played - NOBODY_LOOKS_YET - ONLY_BY_LEASE == set()
    assert played <= set(operations)
