"""Once a day: what was taken away long ago is forgotten, and who has not looked since reloads."""

from collections import deque
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, update

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.door import bookkeeping
from onetask.core.events import Event, Head
from onetask.core.stamps import forget_gone
from onetask.core.watch import each_second

LASTING = timedelta(days=30)
AT_ONCE = 5

to_look_at: deque[UUID] = deque()
looked_on: list[object] = []


@each_second
def forget_daily() -> None:
    """A few workspaces at a time; two sweepers that do the same do no harm."""
    if looked_on != [now().date()]:
        looked_on[:] = [now().date()]
        to_look_at.extend(session.scalars(select(Head.workspace_id)))
        session.rollback()
    for _ in range(min(AT_ONCE, len(to_look_at))):
        forget(to_look_at.popleft(), now() - LASTING)


@bookkeeping
def forget(workspace_id: UUID, before: datetime) -> None:
    """Drops the tombstones forgotten the last time, and forgets those of changes before a moment.

    A day lies between the two, so nobody who was told they last is in the middle of reading them.
    """
    here, connection = Head.workspace_id == workspace_id, session.connection()
    forgotten = session.execute(select(Head.forgotten).where(here)).scalar_one()
    forget_gone(connection, workspace_id, forgotten)
    past = Event.workspace_id == workspace_id, Event.at < before
    last = select(Event.number).where(*past).order_by(Event.number.desc()).limit(1)
    if (number := session.scalar(last) or 0) > forgotten:
        connection.execute(update(Head).where(here).values(forgotten=number))
