"""Meridian's roadmap, written through the same door as everything else."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.api.engine import meridian_roadmap as given
from onetask.core.clock import now
from onetask.core.db import session
from onetask.people.models import Member, initials
from onetask.product.models.goals import Goal
from onetask.product.models.ideas import Idea
from onetask.product.models.metrics import Metric
from onetask.product.models.products import Product
from onetask.product.models.roadmap import Initiative
from onetask.product.operations.links import link
from onetask.product.operations.outcomes import add_outcome
from onetask.product.operations.releases import create_release, publish_release
from onetask.product.operations.roadmap import create_initiative
from onetask.product.operations.waits import block_initiative
from onetask.product.queries.products import home_product
from onetask.work.models.projects import Project
from onetask.work.operations.projects import edit_project

Cards = dict[str, Initiative]


def fill_roadmap(member_id: UUID) -> None:
    by = session.get_one(Member, member_id)
    product, today = home_product(by.workspace_id), now().date()
    _date_projects(by, today)
    cards = {card.title: _card(by, product, card, today) for card in given.CARDS}
    for title, first in given.WAITS:
        block_initiative(by, cards[title], blocker=cards[first])
    for facts in given.RELEASES:
        _release(by, product, facts, cards)
    _grow(by, product, cards)
    _outcomes(by, cards, today)


def _date_projects(by: Member, today: date) -> None:
    for key, days in given.PROJECT_ENDS.items():
        if project := _project(by.workspace_id, key):
            edit_project(by, project, ends_on=today + timedelta(days=days))


def _card(by: Member, product: Product, card: given.Card, today: date) -> Initiative:
    facts: dict[str, Any] = dict(card.more) | {"owner_id": _owner(by.workspace_id, card.owner)}
    facts |= {"starts_on": today + timedelta(days=card.first)}
    facts |= {"ends_on": today + timedelta(days=card.last), "stage": card.stage}
    named: dict[str, Any] = {"title": card.title, "summary": card.summary}
    named["horizon"] = card.horizon
    made = create_initiative(by, product, **named, **facts)
    goal = session.scalar(select(Goal).filter_by(product_id=product.id, title=card.goal).limit(1))
    for other in (goal, _project(by.workspace_id, card.project)):
        if other is not None:
            link(by, made, target=other)
    return made


def _release(by: Member, product: Product, facts: tuple[Any, ...], cards: Cards) -> None:
    version, name, days, titles, is_out = facts
    day = now().date() + timedelta(days=days)
    made = create_release(by, product, title=version, name=name, releases_on=day)
    for title in titles if not is_out else ():
        link(by, made, target=cards[title])
    if is_out:
        words = "### New\n\n- Step-free routes in the planner\n- Lift status, live"
        publish_release(by, made, notes=words, tell="nobody")


def _grow(by: Member, product: Product, cards: Cards) -> None:
    """Out of the ideas that riders asked for."""
    for title, grown in given.GROWN:
        here = select(Idea).filter_by(product_id=product.id, title=title)
        idea = session.scalar(here.limit(1))
        if idea is not None:
            link(by, idea, target=cards[grown])


def _outcomes(by: Member, cards: Cards, today: date) -> None:
    for title, name, target, days, owner in given.OUTCOMES:
        here = select(Metric).where(Metric.workspace_id == by.workspace_id, Metric.name == name)
        metric = session.scalar(here.limit(1))
        if metric is not None:
            owner_id = _owner(by.workspace_id, owner)
            facts = {"target": target, "look_on": today + timedelta(days=days)}
            add_outcome(by, cards[title], metric=metric, owner_id=owner_id, **facts)


def _project(workspace_id: UUID, key: str) -> Project | None:
    return session.scalar(select(Project).filter_by(workspace_id=workspace_id, key=key))


def _owner(workspace_id: UUID, letters: str) -> UUID | None:
    rows = session.scalars(select(Member).where(Member.workspace_id == workspace_id))
    return next((one.id for one in rows if initials(one.name) == letters), None)
