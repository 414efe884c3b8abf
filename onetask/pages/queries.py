"""What the shell around every page shows, and what changed lately."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple

from sqlalchemy import func, or_, select

from onetask.core.clock import local_moment, today_in
from onetask.core.db import session
from onetask.core.events import Event, Standing, standing
from onetask.core.fragments import draw_place
from onetask.core.kept import Kept
from onetask.core.locale import current_locale, ngettext
from onetask.core.locale import gettext as _
from onetask.core.settings import settings
from onetask.core.stamps import newest
from onetask.core.words import sentence, sentences
from onetask.google.queries.proposals import my_open_tasks, ranked
from onetask.inbox.queries import unread_count
from onetask.people.models import Account, Member, Workspace
from onetask.people.queries import workspaces_of
from onetask.plan.models.time import Timer
from onetask.plan.queries.time import timer_of
from onetask.product.models.products import Product
from onetask.product.queries.feedback import waiting_count
from onetask.product.queries.products import products_of
from onetask.search.models import SavedView
from onetask.search.queries import views_of
from onetask.work.access import visible_projects
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Assignment, Closure, Task

CAN = {
    "guest": "see comment",
    "member": "see comment edit",
    "admin": "see comment edit manage",
    "owner": "see comment edit manage own",
}

LONG_AWAY = timedelta(days=7)
_links: Kept[list[str]] = Kept(200)


class Change(NamedTuple):
    """One line of what happened: who, what and when."""

    who: Member | None
    text: str
    url: str
    at: datetime


class Focus(NamedTuple):
    """A task of mine with the reasons for its place."""

    task: Task
    why: str
    is_blocked: bool


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
        return next(one for one in self.workspaces if one.id == self.me.workspace_id)

    @cached_property
    def workspaces(self) -> Sequence[Workspace]:
        if self.account:
            return workspaces_of(self.account)
        return [session.get_one(Workspace, self.me.workspace_id)]

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
        """Editors see the same list: drawn once for all of them while it does not change."""
        if self.me.role == "guest":
            return self._draw_links()
        now, home = self.standing, f"workspace:{self.me.workspace_id}"
        key = home, newest(home), now.floor, now.epoch, current_locale()
        return _links.of(key, self._draw_links)

    def _draw_links(self) -> list[str]:
        ids = [project.id for project in self.projects]
        home = f"workspace:{self.me.workspace_id}"
        return list(draw_place(home, "work/_project_link.html", ids, self.standing).values())

    @cached_property
    def starred(self) -> list[SavedView]:
        return views_of(self.me)

    @cached_property
    def timer(self) -> Timer | None:
        return timer_of(self.me.id)

    @cached_property
    def product(self) -> Product | None:
        return next(iter(products_of(self.me.workspace_id)), None)

    @cached_property
    def waits(self) -> int:
        """Feedback that nobody has read."""
        return waiting_count(self.product.id) if self.product else 0

    @cached_property
    def inbox_count(self) -> int:
        return unread_count(self.me)

    @property
    def banners(self) -> list[str]:
        """What everybody should know about this installation just now."""
        degraded = _("Live updates run without Valkey: other pages hear of changes a little later.")
        is_alone = settings().mode == "production" and not settings().redis_url
        return [degraded] if is_alone else []


def spoken(member: Member | None) -> str | None:
    """The language somebody has chosen."""
    return member.account.locale if member and member.account else None


def focus_of(actor: Member, limit: int = 7) -> list[Focus]:
    """My open tasks in the order that matters, each with its reasons."""
    first = ranked(actor)[:limit]
    return [Focus(one.task.task, one.why, one.task.is_blocked) for one in first]


def last_here(actor: Member) -> datetime:
    """When I did something last before today: what changed since then is new to me."""
    midnight = local_moment(today_in(actor.zone), time.min, actor.zone)
    mine = Event.workspace_id == actor.workspace_id, Event.actor_id == actor.id
    last = session.scalar(select(func.max(Event.at)).where(*mine, Event.at < midnight))
    return max(last or midnight - LONG_AWAY, midnight - LONG_AWAY)


def done_today(actor: Member) -> int:
    """How many tasks I finished since midnight in my zone."""
    midnight = local_moment(today_in(actor.zone), time.min, actor.zone)
    mine = Closure.by_id == actor.id, Closure.at >= midnight
    return session.scalar(select(func.count(Closure.id)).where(*mine)) or 0


def summary_of(actor: Member) -> str:
    """The day in a sentence: what is late, what is due, what is open."""
    today = today_in(actor.zone)
    dates = [task.due_on for task in my_open_tasks(actor)]
    late = sum(due is not None and due < today for due in dates)
    due = dates.count(today)
    open_words = ngettext("You have %(num)s open task", "You have %(num)s open tasks", len(dates))
    pressing = [_("%(count)s overdue", count=late) if late else ""]
    pressing += [_("%(count)s due today", count=due) if due else ""]
    told = ", ".join(filter(None, pressing))
    return f"{open_words}: {told}." if told else f"{open_words}."


def coming_up(actor: Member, days: int = 7) -> list[Task]:
    """My dates of the next days, nearest first."""
    today = today_in(actor.zone)
    last = today + timedelta(days=days)
    return [task for task in my_open_tasks(actor) if task.due_on and today <= task.due_on <= last]


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
    told = [(event, member) for event, member in rows if event.kind in sentences]
    return [_change(event, member) for event, member in _first_of_each(told)]


def _first_of_each(told: list[tuple[Event, Member]]) -> Iterable[tuple[Event, Member]]:
    """What one change did to one thing is said once: made from a template, not labelled thrice."""
    return {(one.change, one.subject_id): (one, who) for one, who in told}.values()


def _change(event: Event, who: Member | None) -> Change:
    known = event.subject_kind in ("task", "project")
    home = f"{event.subject_kind}s/{event.subject_id}" if known else f"projects/{event.scope_id}"
    return Change(who, sentence(event), f"/{home}", event.at)
