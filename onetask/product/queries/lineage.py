"""What serves a goal, and which ideas a passage of research speaks for."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.product.models.goals import Goal
from onetask.product.models.ideas import Evidence, Idea
from onetask.product.models.roadmap import Initiative
from onetask.product.queries.cards import Card, cards_of
from onetask.product.queries.links import sources_of

MOST = 300


def initiatives_for(goal_id: UUID) -> list[Card]:
    """Those on the roadmap that lead to a goal."""
    ids = sources_of([goal_id], "initiative").get(goal_id, [])
    rows = select(Initiative).where(Initiative.id.in_(ids), Initiative.binned_at.is_(None))
    return cards_of(session.scalars(rows.order_by(Initiative.rank)).all()) if ids else []


def ideas_for(goal_id: UUID) -> Sequence[Idea]:
    ids = sources_of([goal_id], "idea").get(goal_id, [])
    there = Idea.id.in_(ids), Idea.binned_at.is_(None), Idea.merged_into_id.is_(None)
    return session.scalars(select(Idea).where(*there).order_by(Idea.id)).all() if ids else []


def what_could_serve(goal: Goal) -> dict[str, Sequence[Any]]:
    """Initiatives and ideas of the product that do not lead to it yet."""
    rows = {"initiative": _titles(Initiative, goal), "idea": _titles(Idea, goal)}
    return {
        kind: [row for row in found if row.id not in sources_of([goal.id], kind).get(goal.id, [])]
        for kind, found in rows.items()
    }


def open_ideas(product_id: UUID) -> Sequence[Any]:
    there = Idea.product_id == product_id, Idea.binned_at.is_(None), Idea.merged_into_id.is_(None)
    rows = select(Idea.id, Idea.number, Idea.title).where(*there).order_by(Idea.number.desc())
    return session.execute(rows.limit(MOST)).all()


def ideas_behind(highlight_ids: Iterable[UUID]) -> dict[UUID, list[Any]]:
    """The ideas each marked passage speaks for."""
    rows = select(Evidence.highlight_id, Idea.id, Idea.title).join(
        Idea, Idea.id == Evidence.idea_id
    )
    mine = Evidence.highlight_id.in_(list(highlight_ids)), Idea.binned_at.is_(None)
    found: dict[UUID, list[Any]] = {}
    for row in session.execute(rows.where(*mine).order_by(Evidence.id)):
        found.setdefault(row.highlight_id, []).append(row)
    return found


def _titles(model: Any, goal: Goal) -> Sequence[Any]:
    here = [model.product_id == goal.product_id, model.binned_at.is_(None)]
    here += [model.merged_into_id.is_(None)] if model is Idea else []
    return session.execute(select(model.id, model.title).where(*here).limit(MOST)).all()
