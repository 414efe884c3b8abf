"""Guests take the seats they were invited to, and leave them when they are removed."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.change import Change
from onetask.core.db import session
from onetask.core.events import Event, within
from onetask.people.models import Member
from onetask.work.models.projects import Project, Seat
from onetask.work.operations.projects import give_seat, seat_of


@within("member.joined")
def take_seats(change: Change, event: Event) -> None:
    """The invitation names projects by id: only those of its own workspace count."""
    if event.facts["role"] != "guest":
        return
    member = session.get_one(Member, event.subject_id)
    wanted = Project.id.in_([UUID(one) for one in event.facts["project_ids"]])
    here = Project.workspace_id == event.workspace_id
    for project in session.scalars(select(Project).where(wanted, here)):
        if seat_of(project.id, member.id) is None:
            give_seat(change, project, member)


@within("member.removed")
def leave_seats(change: Change, event: Event) -> None:
    """Whoever is invited again sees what that invitation says, not what an older one said."""
    theirs = select(Seat, Project).join(Project, Project.id == Seat.project_id)
    member: Any = {"member": [str(event.subject_id), None], "name": event.label}
    for seat, project in session.execute(theirs.where(Seat.member_id == event.subject_id)):
        session.delete(seat)
        change.record("seat.taken", project, **member)
