"""What a member finds in the inbox."""

import pytest

from onetask.core.db import session
from onetask.inbox.queries import rows_of


@pytest.fixture
def reasons():
    def of(member, show="all"):
        session.rollback()
        return [(row.note.reason, row.note.label) for row in rows_of(member, show)]

    return of
