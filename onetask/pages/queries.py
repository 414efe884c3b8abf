"""What the shell around every page shows, and what changed lately."""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import or_, select

from onetask.core.db import session
from onetask.core.events import Event, Standing, standing
from onetask.core.fragments import draw_place
from onetask.core.words import sentence, sentences
from onetask.inbox.queries import unread_count
from onetask.people.models import Account, Member, Workspace
from onetask.people.queries import workspaces_of
from onetask.search.models import SavedView, Star
from onetask.search.queries import stars_of, views_of
from onetask.work.access import visible_projects
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Assignment, Task

CAN = {
    "guest": "see comment",
    "member": "see comment edit",
    "admin": "see comment edit manage",
    "owner": "see comment edit manage own",
}


class Change(NamedTuple):
    """One line of what happened: who, what and when."""

    who: Member | None
    text: str
    about: str
    subject_kind: str
    subject_id: Any
    at: datetime


class Shell:
    """The frame of a page for one member; each part is looked up when it is drawn."""

    def __init__(self, member: Member) -> None:
        self.me = member
        self.standing: Standing = standing(member.workspace_id)
        self.number, self.epoch = self.standing.number, self.standing.epoch
        self.can = CAN[member.role]
        self.zone = member.zone

    @property
    def account(self) -> Account | None:
        return self.me.account

    @cached_property
    def workspace(self) -> Workspace:
        return session.get_one(Workspace, self.me.workspace_id)

    @cached_property
    def workspaces(self) -> Sequence[Workspace]:
        return workspaces_of(self.account) if self.account else [self.workspace]

    @cached_property
    def place(self) -> str:
        """Guests do not see all projects, so they hear of their own by themselves."""
        kind = "member" if self.me.role == "guest" else "workspace"
        return f"{kind}:{self.me.id if kind == 'member' else self.me.workspace_id}"

    @cached_property
    def projects(self) -> list[Project]:
        there = Project.archived_at.is_(None), Project.binned_at.is_(None)
        query = visible_projects(self.me).where(*there).order_by(Project.name)
        return list(session.scalars(query))

    @cached_property
    def project_links(self) -> list[str]:
        ids = [project.id for project in self.projects]
        home = f"workspace:{self.me.workspace_id}"
        return list(draw_place(home, "work/_project_link.html", ids, self.standing).values())

    @cached_property
    def starred(self) -> list[SavedView | Star]:
        return [*views_of(self.me), *stars_of(self.me.id)]

    @cached_property
    def inbox_count(self) -> int:
        return unread_count(self.me)


def changes_for(actor: Member, since: datetime, *, mine: bool, limit: int = 40) -> list[Change]:
    """What others did since a moment, newest first, in what this actor may see."""
    projects = visible_projects(actor).with_only_columns(Project.id).order_by(None)
    query = select(Event, Member).outerjoin(Member, Member.id == Event.actor_id)
    seen = Event.workspace_id == actor.workspace_id, Event.scope_id.in_(projects)
    news = query.where(*seen, Event.at > since, Event.actor_id != actor.id)
    if mine:
        tasks = select(Assignment.task_id).where(Assignment.member_id == actor.id)
        made = select(Task.id).where(Task.made_by_id == actor.id)
        news = news.where(or_(Event.subject_id.in_(tasks), Event.subject_id.in_(made)))
    rows = session.execute(news.order_by(Event.number.desc()).limit(limit))
    return [_change(event, member) for event, member in rows if event.kind in sentences]


def _change(event: Event, who: Member | None) -> Change:
    about = {"about": event.label, "subject_kind": event.subject_kind}
    return Change(who, sentence(event), subject_id=event.subject_id, at=event.at, **about)
