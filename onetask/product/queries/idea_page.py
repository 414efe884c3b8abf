"""Ideas in their order, and one with all that speaks for it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.product.engine.scoring import DERIVED, METHODS, TYPED, name_of
from onetask.product.models.feedback import Contact, Customer, Feedback
from onetask.product.models.ideas import STATUSES, Evidence, Idea
from onetask.product.queries.ideas import Voter, under, voters_of
from onetask.product.queries.inbox import Face, face_of
from onetask.product.queries.scoring import Ranking, Standing

SHOWN, PLOT = 100, 200


@dataclass(frozen=True)
class Quote:
    """A passage with who said it."""

    evidence: Evidence
    feedback: Feedback | None
    contact: Contact | None
    customer: Customer | None

    @property
    def face(self) -> Face:
        return face_of(self.contact, self.customer)


class IdeaPage:
    """One idea, its place, its people and quotes, and what was merged into it."""

    def __init__(self, idea: Idea) -> None:
        self.idea = idea
        self.ranking = Ranking(idea.workspace_id, idea.product_id)
        self.standing: Standing | None = self.ranking.of(idea.id)
        self.quotes, self.voters = quotes_of(idea.id), voters_of(idea.id)
        self.merged = [one for one in under(idea.id) if one.id != idea.id]

    @property
    def why(self) -> tuple[list[str], list[str]]:
        return self.ranking.why(self.standing) if self.standing else ([], [])

    @property
    def factors(self) -> list[tuple[str, str, Any]]:
        """Those somebody sets by hand: name, words, value."""
        names = [one for one in self.ranking.ways.now.formula.names if one not in DERIVED]
        shown = dict.fromkeys([*names, "value", "effort"])
        return [(one, name_of(one), self.idea.factors.get(one)) for one in shown]

    @property
    def people(self) -> list[Face]:
        """Whoever asks, once each."""
        asking = {voter.contact.id: voter.contact for voter in self.voters}
        asking |= {one.contact.id: one.contact for one in self.quotes if one.contact}
        return [face_of(one) for one in asking.values()]


def quotes_of(home_id: UUID) -> list[Quote]:
    """The most needed first."""
    rows = select(Evidence, Feedback, Contact, Customer).join(Idea, Idea.id == Evidence.idea_id)
    rows = rows.outerjoin(Feedback, Feedback.id == Evidence.feedback_id)
    rows = rows.outerjoin(Contact, Contact.id == Feedback.contact_id)
    rows = rows.outerjoin(Customer, Customer.id == Feedback.customer_id)
    found = [Quote(*row) for row in session.execute(rows.where(Idea.home_id == home_id))]
    order = {"must": 0, "should": 1, "nice": 2}
    return sorted(found, key=lambda one: (order[one.evidence.importance], one.evidence.at))


def voters_shown(voters: list[Voter]) -> list[tuple[Face, Voter]]:
    return [(face_of(one.contact), one) for one in voters]


def columns_of(ranking: Ranking) -> list[tuple[str, list[Standing]]]:
    """The board: ideas by their status, each column in the order of the score."""
    return [
        (status, [one for one in ranking.standings if one.idea.status == status][:SHOWN])
        for status in STATUSES
    ]


@dataclass(frozen=True)
class Dot:
    """An idea on the matrix, in percent of its sides."""

    standing: Standing
    across: float
    up: float
    size: float


def dots_of(ranking: Ranking) -> list[Dot]:
    """Value upwards, effort across; as large as the people behind it."""
    shown = ranking.standings[:PLOT]
    worth = [_worth(one) for one in shown]
    cost = [one.weighed.values["effort"] for one in shown]
    return [
        Dot(one, _share(effort, cost), _share(value, worth), min(34.0, 12 + 4 * _root(one)))
        for one, value, effort in zip(shown, worth, cost, strict=True)
    ]


def _worth(one: Standing) -> float:
    return one.weighed.values["value"]


def _root(one: Standing) -> float:
    return float(max(0, one.figures.people) ** 0.5)


def _share(value: float, all_: list[float]) -> float:
    """From 6 to 94 percent, so that every dot stands inside."""
    low, high = min(all_), max(all_)
    return 50.0 if high == low else round(6 + 88 * (value - low) / (high - low), 1)


def weights_of(ranking: Ranking) -> list[tuple[str, str, float]]:
    now = ranking.ways.now
    return [(one, name_of(one), float(now.weights.get(one, 1))) for one in now.formula.names]


def method_of(ranking: Ranking) -> str:
    found = (name for name, text in METHODS.items() if text == ranking.ways.now.formula.text)
    return next(found, "own")


def factor_names(ranking: Ranking) -> list[tuple[str, str]]:
    return [(one, name_of(one)) for one in (*TYPED, *DERIVED, *sorted(ranking.ways.own))]
