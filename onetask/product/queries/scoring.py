"""How the ideas of a workspace are weighed, and in which order that puts them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.product.engine.formulas import read_formula
from onetask.product.engine.scoring import (
    DERIVED,
    METHODS,
    TYPED,
    Place,
    Way,
    Weighed,
    places,
    reasons,
    usual_of,
    values_of,
)
from onetask.product.models.ideas import Scoring
from onetask.product.queries.ideas import Figures, Listed, figures, ideas_of

NOTHING = Figures()


def scoring_of(workspace_id: UUID) -> Scoring | None:
    return session.scalar(select(Scoring).where(Scoring.workspace_id == workspace_id))


def own_factors(workspace_id: UUID) -> set[str]:
    """Factors of the team's own: weights that are none of ours."""
    found = scoring_of(workspace_id)
    return set(found.weights) - known_factors() if found else set()


def known_factors() -> set[str]:
    return {*TYPED, *DERIVED}


@dataclass(frozen=True)
class Ways:
    """How ideas are weighed now, and how they were before the last change."""

    now: Way
    before: Way
    own: frozenset[str]


def ways_of(workspace_id: UUID) -> Ways:
    found = scoring_of(workspace_id)
    if found is None:
        usual = Way(read_formula(METHODS["rice"], known_factors()), {})
        return Ways(usual, usual, frozenset())
    own = frozenset({*found.weights, *found.was_weights} - known_factors())
    known = known_factors() | own
    now = Way(read_formula(found.formula, known), found.weights)
    return Ways(now, Way(read_formula(found.was_formula, known), found.was_weights), own)


@dataclass(frozen=True)
class Standing:
    """An idea with what speaks for it and where that puts it."""

    idea: Listed
    figures: Figures
    weighed: Weighed
    place: Place


class Ranking:
    """All ideas of a product in their order."""

    def __init__(self, workspace_id: UUID, product_id: UUID) -> None:
        self.ways = ways_of(workspace_id)
        behind = figures(product_id)
        rows = ideas_of(product_id)
        weighed = [self._weighed(one, behind.get(one.id, NOTHING)) for one in rows]
        self.usual = usual_of(weighed, self.ways.now.formula.names)
        found = places(weighed, self.ways.now, self.ways.before)
        all_ = zip(rows, weighed, strict=True)
        self.standings = sorted(
            (Standing(o, behind.get(o.id, NOTHING), w, found[o.id]) for o, w in all_),
            key=lambda one: one.place.rank,
        )

    def _weighed(self, idea: Listed, behind: Figures) -> Weighed:
        values, assumed = values_of(idea.factors, behind._asdict(), self.ways.own)
        return Weighed(idea.id, idea.number, values, assumed)

    def why(self, one: Standing) -> tuple[list[str], list[str]]:
        """What its score is made of, and why it moved."""
        told: Any = reasons(one.weighed, one.place, self.ways.now, self.ways.before, self.usual)
        return told[0], told[1]

    def of(self, idea_id: UUID) -> Standing | None:
        return next((one for one in self.standings if one.idea.id == idea_id), None)
