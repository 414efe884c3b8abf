"""A batch at work says so now and then, so that a short lease is enough to notice a death."""

import time
from uuid import UUID

from onetask.remind.operations import keeping

PARTS = 5


class Heart:
    """Beats at most a few times in the length of a lease."""

    def __init__(self, token: UUID) -> None:
        self.token, self.last = token, time.monotonic()

    def beat(self) -> None:
        moment = time.monotonic()
        if moment - self.last > keeping.LEASE.total_seconds() / PARTS:
            keeping.keep_lease(self.token)
            self.last = moment
