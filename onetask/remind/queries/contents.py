"""What stands in somebody's digest: what is late, what is due today, what the week brings."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from onetask.core.clock import today_in
from onetask.core.db import session
from onetask.people.models import Member
from onetask.work.access import visible_tasks
from onetask.work.models.tasks import Assignment, Task

WEEK = timedelta(days=6)
MOST = 30


def tasks_in_digest(member: Member, kind: str) -> Sequence[Task]:
    """Open, theirs, and due until today; in the week's digest, within the week."""
    last = today_in(member.zone) + (WEEK if kind == "weekly" else timedelta())
    mine = select(Assignment.task_id).where(Assignment.member_id == member.id)
    there = Task.archived_at.is_(None), ~Task.closure.has(), Task.project.has(archived_at=None)
    due = visible_tasks(member).where(Task.id.in_(mine), Task.due_on <= last, *there)
    return session.scalars(due.order_by(Task.due_on, Task.id).limit(MOST)).unique().all()


def has_contents(member: Member, kind: str) -> bool:
    return bool(tasks_in_digest(member, kind))
