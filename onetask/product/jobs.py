"""Pings are counted a little later, so that a busy day costs few points."""

from datetime import timedelta
from uuid import UUID

from onetask.core.change import System
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.jobs import job
from onetask.product.models.metrics import Stream
from onetask.product.operations.pings import count_people, forget_pings


@job()
def count_pings(stream_id: str) -> None:
    """Yesterday, too: its last pings came after its last count."""
    stream = session.get(Stream, UUID(stream_id))
    if stream is None or stream.binned_at:
        return
    today = now().date()
    for day in (today - timedelta(days=1), today):
        count_people(System(stream.workspace_id), stream, day=day)
    forget_pings(stream)
