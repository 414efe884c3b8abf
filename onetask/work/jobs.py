"""What is done to work later: emptying bins, and giving a crowded column new ranks."""

from datetime import timedelta
from uuid import UUID

from onetask.core.change import Change, System
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.events import Event, within
from onetask.core.jobs import job, promise
from onetask.people.models import Workspace
from onetask.work.models.projects import Column
from onetask.work.operations.upkeep import purge, rank_anew
from onetask.work.queries.tasks import task_of

LONGEST_RANK = 40


@within("task.moved", "task.created", "task.transferred")
def shorten_ranks(_change: Change, event: Event) -> None:
    task = task_of(event)
    if task.column_id and len(task.rank) > LONGEST_RANK:
        promise(rank_column_anew, task.column_id, key=f"work.rank_column_anew:{task.column_id}")


@within("task.binned", "project.binned")
def empty_bin_later(_change: Change, event: Event) -> None:
    at = event.at + timedelta(days=30, hours=1)
    promise(
        empty_bin, event.workspace_id, at=at, key=f"work.empty_bin:{event.workspace_id}:{at:%Y%m%d}"
    )


@job(timeout=60)
def rank_column_anew(column_id: str) -> None:
    column = session.get(Column, UUID(column_id))
    if column:
        rank_anew(System(column.workspace_id), column)


@job(timeout=300)
def empty_bin(workspace_id: str) -> None:
    """What was thrown away 30 days ago goes for good; only its history stays."""
    home = session.get(Workspace, UUID(workspace_id))
    while home and purge(System(home.id), home, before=now() - timedelta(days=30)):
        home = session.get(Workspace, UUID(workspace_id))
