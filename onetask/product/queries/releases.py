"""Releases with their scope, how ready that is, and who asked for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.core.events import Event
from onetask.product.models.feedback import Contact, Feedback
from onetask.product.models.ideas import Evidence, Idea, Vote
from onetask.product.models.links import Link
from onetask.product.models.releases import Notice, Release
from onetask.product.models.roadmap import Initiative
from onetask.product.queries.cards import cards_of
from onetask.product.queries.links import sources_of
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Closure, Task


class Item(NamedTuple):
    """Something a release brings, and whether it is done."""

    kind: str
    id: UUID
    title: str
    is_done: bool
    url: str


@dataclass(frozen=True)
class Scope:
    """A release with all that it brings."""

    release: Release
    items: list[Item] = field(default_factory=list)

    @property
    def done(self) -> int:
        return sum(one.is_done for one in self.items)

    @property
    def percent(self) -> int:
        return round(100 * self.done / len(self.items)) if self.items else 0

    @property
    def is_ready(self) -> bool:
        return bool(self.items) and self.done == len(self.items)


class Asker(NamedTuple):
    """Somebody who asked, and for what of the release."""

    contact: Contact
    asked_for: list[str]


def release_of(event: Event) -> Release:
    return session.get_one(Release, event.subject_id)


def releases_of(product_id: UUID, *, only_public: bool = False) -> list[Scope]:
    """Those to come by their day, then those published, the latest first."""
    here = [Release.product_id == product_id, Release.binned_at.is_(None)]
    here += [Release.published_at.is_not(None)] if only_public else []
    found = session.scalars(select(Release).where(*here)).all()
    coming = [one for one in found if one.published_at is None]
    out = [one for one in found if one.published_at is not None]
    coming.sort(key=lambda one: (one.releases_on is None, str(one.releases_on), one.title))
    out.sort(key=lambda one: str(one.published_at), reverse=True)
    return scopes_of([*coming, *out])


def scopes_of(releases: Sequence[Release]) -> list[Scope]:
    """A constant number of statements, however many releases."""
    ids = [one.id for one in releases]
    links = select(Link).where(Link.source_id.in_(ids), Link.source_kind == "release")
    rows = session.scalars(links.order_by(Link.id)).all() if ids else []
    wanted: dict[str, list[UUID]] = {}
    for row in rows:
        wanted.setdefault(row.target_kind, []).append(row.target_id)
    items = {one.id: one for one in _items(wanted)}
    found: dict[UUID, list[Item]] = {}
    for row in rows:
        if item := items.get(row.target_id):
            found.setdefault(row.source_id, []).append(item)
    return [Scope(one, found.get(one.id, [])) for one in releases]


def askers_of(release: Release) -> list[Asker]:
    """Everybody with an address who voted for, asked for or is quoted about what it brings."""
    ideas = ideas_in(release)
    titles = {one.id: one.title for one in ideas}
    asked: dict[UUID, set[UUID]] = {}
    for home_id, contact_id in session.execute(_asking(list(titles))):
        asked.setdefault(contact_id, set()).add(home_id)
    reached = Contact.email.is_not(None), Contact.muted_at.is_(None)
    people = select(Contact).where(Contact.id.in_(list(asked)), *reached)
    rows = session.scalars(people.order_by(Contact.name)) if asked else ()
    return [Asker(one, [titles[key] for key in titles if key in asked[one.id]]) for one in rows]


def initiatives_in(release: Release) -> Sequence[Initiative]:
    rows = select(Initiative).join(Link, Link.target_id == Initiative.id)
    there = rows.where(Link.source_id == release.id, Initiative.binned_at.is_(None))
    return session.scalars(there.order_by(Link.id)).all()


def notices_of(release_id: UUID) -> Sequence[Notice]:
    mine = select(Notice).where(Notice.release_id == release_id)
    return session.scalars(mine.order_by(Notice.id)).all()


def ideas_in(release: Release) -> Sequence[Idea]:
    """Named by the release, or grown into an initiative of it; merged ones count for theirs."""
    initiatives = [one.id for one in initiatives_in(release)]
    direct = select(Link.target_id).where(Link.source_id == release.id, Link.target_kind == "idea")
    grown = [one for ids in sources_of(initiatives, "idea").values() for one in ids]
    ids = {*session.scalars(direct), *grown}
    homes = select(Idea.home_id).where(Idea.id.in_(ids))
    there = Idea.id.in_(homes), Idea.binned_at.is_(None)
    return session.scalars(select(Idea).where(*there).order_by(Idea.number)).all() if ids else []


def _asking(home_ids: list[UUID]) -> Any:
    of = Idea.home_id.in_(home_ids)
    voted = select(Idea.home_id, Vote.contact_id).join(Vote, Vote.idea_id == Idea.id).where(of)
    quoted = select(Idea.home_id, Feedback.contact_id)
    quoted = quoted.join(Evidence, Evidence.idea_id == Idea.id)
    quoted = quoted.join(Feedback, Feedback.id == Evidence.feedback_id).where(of)
    asked = select(Idea.home_id, Idea.asked_by_id).where(of, Idea.asked_by_id.is_not(None))
    said = quoted.where(Feedback.contact_id.is_not(None), Feedback.binned_at.is_(None))
    return voted.union(said, asked)


def _items(wanted: dict[str, list[UUID]]) -> list[Item]:
    return [
        *_initiatives(wanted.get("initiative", [])),
        *_ideas(wanted.get("idea", [])),
        *_tasks(wanted.get("task", [])),
    ]


def _initiatives(ids: list[UUID]) -> list[Item]:
    there = Initiative.id.in_(ids), Initiative.binned_at.is_(None)
    rows = session.scalars(select(Initiative).where(*there)).all() if ids else []
    return [
        Item("initiative", card.id, card.initiative.title, card.is_done, f"/initiatives/{card.id}")
        for card in cards_of(rows)
    ]


def _ideas(ids: list[UUID]) -> list[Item]:
    """Done when it is said to be."""
    there = Idea.id.in_(ids), Idea.binned_at.is_(None)
    rows = session.scalars(select(Idea).where(*there)).all() if ids else []
    return [
        Item("idea", one.id, one.title, one.status == "shipped", f"/ideas/{one.id}") for one in rows
    ]


def _tasks(ids: list[UUID]) -> list[Item]:
    shown = Task.id, Task.title, Task.number, Project.key, Closure.id.is_not(None).label("done")
    rows = select(*shown).join(Project, Project.id == Task.project_id)
    rows = rows.outerjoin(Closure, Closure.task_id == Task.id)
    there = Task.id.in_(ids), Task.binned_at.is_(None), Project.binned_at.is_(None)
    found = session.execute(rows.where(*there)) if ids else ()
    return [
        Item("task", r.id, f"{r.key}-{r.number} {r.title}", bool(r.done), f"/tasks/{r.id}")
        for r in found
    ]
