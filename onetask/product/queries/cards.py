"""Initiatives as the roadmap prints them: the same few statements, however many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.core.errors import NotThere
from onetask.core.subjects import subject
from onetask.people.models import Member
from onetask.product.engine.outlook import Delivery, Outlook, outlook_of
from onetask.product.models.roadmap import Initiative, InitiativeDependency
from onetask.product.queries.deliveries import deliveries_of
from onetask.product.queries.links import sources_of, targets_of


@dataclass(frozen=True)
class Named:
    """Another thing, as it is mentioned."""

    id: UUID
    title: str


@dataclass(frozen=True)
class Card:
    """An initiative with all that the roadmap says about it."""

    initiative: Initiative
    outlook: Outlook
    owner: Member | None = None
    projects: list[Delivery] = field(default_factory=list)
    goals: list[Named] = field(default_factory=list)
    ideas: list[Named] = field(default_factory=list)
    waits_for: list[Initiative] = field(default_factory=list)

    @property
    def id(self) -> UUID:
        return self.initiative.id

    @property
    def key(self) -> tuple[Any, ...]:
        """All that is said of it: equal keys, equal drawings."""
        one, owner, waits = self.initiative, self.owner, self.open_waits
        own = one.id, one.version, owner and (owner.id, owner.version), bool(self.projects)
        told = tuple(goal.title for goal in self.goals), len(self.ideas)
        return *own, self.outlook, *told, waits[0].title if waits else None

    @property
    def open_waits(self) -> list[Initiative]:
        """What it still waits for."""
        return [one for one in self.waits_for if one.stage != "shipped" and one.horizon != "done"]

    @property
    def is_done(self) -> bool:
        """Shipped, or all that delivers it is finished."""
        is_said = self.initiative.stage == "shipped" or self.initiative.horizon == "done"
        return is_said or self.outlook.progress == 100

    @property
    def is_committed(self) -> bool:
        return bool(self.projects) or self.initiative.stage != "discovery"


def initiative_cards(ids: list[UUID]) -> dict[UUID, dict[str, Any]]:
    rows = session.scalars(select(Initiative).where(Initiative.id.in_(ids)))
    return {card.id: {"card": card} for card in cards_of(list(rows))}


def roadmap_of(product_id: UUID, *, is_public: bool = False) -> list[Card]:
    """Every initiative of a product, by horizon and rank."""
    here = [Initiative.product_id == product_id, Initiative.binned_at.is_(None)]
    here += [Initiative.is_public.is_(True)] if is_public else []
    rows = select(Initiative).where(*here).order_by(Initiative.rank)
    return cards_of(session.scalars(rows).all())


def cards_of(initiatives: Sequence[Initiative]) -> list[Card]:
    ids = [one.id for one in initiatives]
    projects, waits = deliveries_of(ids), _waits(ids)
    goals, ideas = targets_of(ids, "goal"), sources_of(ids, "idea")
    titles = titles_of("goal", goals) | titles_of("idea", ideas)
    owners = _people({one.owner_id for one in initiatives if one.owner_id})
    return [
        Card(
            one,
            outlook_of(one, projects.get(one.id, [])),
            owner=owners.get(one.owner_id) if one.owner_id else None,
            projects=projects.get(one.id, []),
            goals=_named(goals.get(one.id, []), titles),
            ideas=_named(ideas.get(one.id, []), titles),
            waits_for=waits.get(one.id, []),
        )
        for one in initiatives
    ]


def titles_of(kind: str, grouped: dict[UUID, list[UUID]]) -> dict[UUID, str]:
    """What is in the bin has none."""
    wanted = {one for ids in grouped.values() for one in ids}
    try:
        model: Any = subject(kind).model
    except NotThere:
        return {}
    rows = select(model.id, model.title).where(model.id.in_(wanted), model.binned_at.is_(None))
    return {row.id: row.title for row in session.execute(rows)} if wanted else {}


def _named(ids: Iterable[UUID], titles: dict[UUID, str]) -> list[Named]:
    return [Named(one, titles[one]) for one in ids if one in titles]


def _people(ids: set[UUID]) -> dict[UUID, Member]:
    rows = session.scalars(select(Member).where(Member.id.in_(ids))) if ids else ()
    return {one.id: one for one in rows}


def _waits(ids: list[UUID]) -> dict[UUID, list[Initiative]]:
    """What each waits for, what is in the bin left out."""
    rows = select(InitiativeDependency.blocked_id, Initiative)
    rows = rows.join(Initiative, Initiative.id == InitiativeDependency.blocker_id)
    there = InitiativeDependency.blocked_id.in_(ids), Initiative.binned_at.is_(None)
    found: dict[UUID, list[Initiative]] = {}
    for blocked_id, blocker in session.execute(rows.where(*there).order_by(Initiative.rank)):
        found.setdefault(blocked_id, []).append(blocker)
    return found
