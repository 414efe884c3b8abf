"""Ideas, and what stands behind each: people, money, quotes."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import case, false, func, or_, select, union

from onetask.core.db import session
from onetask.core.events import Event
from onetask.product.models.feedback import Contact, Customer, Feedback
from onetask.product.models.ideas import Evidence, Idea, Vote


class Figures(NamedTuple):
    """How much speaks for an idea, with all that was merged into it."""

    people: int = 0
    votes: int = 0
    revenue: float = 0
    evidence: int = 0
    must: int = 0


def idea_of(event: Event) -> Idea:
    return session.get_one(Idea, event.subject_id)


def home_of(idea: Idea) -> Idea:
    """Itself, or the idea it was merged into at last."""
    return idea if idea.home_id == idea.id else session.get_one(Idea, idea.home_id)


def next_number(product_id: UUID) -> int:
    last = select(func.max(Idea.number)).where(Idea.product_id == product_id)
    return (session.scalar(last) or 0) + 1


def vote_by(idea_id: UUID, contact_id: UUID) -> Vote | None:
    return session.scalar(select(Vote).filter_by(idea_id=idea_id, contact_id=contact_id))


class Listed(NamedTuple):
    """What a list says of an idea: read as a row, for there may be thousands."""

    id: UUID
    number: int
    title: str
    status: str
    shown: str
    factors: dict[str, Any]

    @property
    def ref(self) -> str:
        return f"IDEA-{self.number}"

    @property
    def label(self) -> str:
        return f"{self.ref} {self.title}"


def ideas_of(product_id: UUID) -> list[Listed]:
    """Those that stand for themselves."""
    here = Idea.product_id == product_id, Idea.binned_at.is_(None), Idea.merged_into_id.is_(None)
    rows = select(*(getattr(Idea, name) for name in Listed._fields)).where(*here)
    return [Listed._make(row) for row in session.execute(rows.order_by(Idea.number))]


def under(home_id: UUID) -> Sequence[Idea]:
    """The ideas that were merged into one, and itself."""
    return session.scalars(select(Idea).where(Idea.home_id == home_id).order_by(Idea.number)).all()


def figures(product_id: UUID, home_id: UUID | None = None) -> dict[UUID, Figures]:
    """Of all ideas of a product, or of one: four statements however many there are."""
    which = [Idea.product_id == product_id]
    if home_id is not None:
        which.append(Idea.home_id == home_id)
    people = _pairs(_people(which))
    money = _pairs(_money(which))
    quotes = {row[0]: row[1:] for row in session.execute(_quotes(which))}
    votes = _pairs(_votes(which))
    ids = {*people, *money, *quotes, *votes}
    return {
        one: Figures(
            people.get(one, 0), votes.get(one, 0), money.get(one) or 0.0, *quotes.get(one, (0, 0))
        )
        for one in ids
    }


def _pairs(query: Any) -> dict[UUID, Any]:
    return {row[0]: row[1] for row in session.execute(query)}


def _asking(which: list[Any]) -> tuple[Any, Any]:
    """Who voted and who is quoted, by the idea they speak for."""
    voted = select(Idea.home_id, Vote.contact_id.label("contact_id"))
    voted = voted.join(Vote, Vote.idea_id == Idea.id).where(*which)
    quoted = select(Idea.home_id, Feedback.contact_id.label("contact_id"))
    return voted, _joined(quoted, which).where(Feedback.contact_id.is_not(None))


def _joined(query: Any, which: list[Any]) -> Any:
    joined = query.join(Evidence, Evidence.idea_id == Idea.id)
    joined = joined.join(Feedback, Feedback.id == Evidence.feedback_id)
    return joined.where(*which, Feedback.binned_at.is_(None))


def _people(which: list[Any]) -> Any:
    asking = union(*_asking(which)).subquery()
    return select(asking.c.home_id, func.count()).group_by(asking.c.home_id)


def _money(which: list[Any]) -> Any:
    voters = select(Idea.home_id, Contact.customer_id.label("customer_id"))
    voters = voters.join(Vote, Vote.idea_id == Idea.id)
    voters = voters.join(Contact, Contact.id == Vote.contact_id).where(*which)
    quoted = _joined(select(Idea.home_id, Feedback.customer_id.label("customer_id")), which)
    paying = union(voters, quoted).subquery()
    rows = select(paying.c.home_id, func.sum(Customer.revenue))
    there = Customer.id == paying.c.customer_id
    return rows.join(Customer, there).group_by(paying.c.home_id)


def _quotes(which: list[Any]) -> Any:
    must = func.sum(case((Evidence.importance == "must", 1), else_=0))
    rows = select(Idea.home_id, func.count(), must).join(Evidence, Evidence.idea_id == Idea.id)
    return rows.where(*which).group_by(Idea.home_id)


def _votes(which: list[Any]) -> Any:
    voters = select(Idea.home_id, func.count(Vote.contact_id.distinct()))
    return voters.join(Vote, Vote.idea_id == Idea.id).where(*which).group_by(Idea.home_id)


class Voter(NamedTuple):
    """Somebody who wants it, and each of the words they said."""

    contact: Contact
    words: tuple[str, ...]
    votes: tuple[Vote, ...]


def voters_of(home_id: UUID) -> list[Voter]:
    """Everybody once, the first first, whichever of the merged ideas they voted for."""
    votes = select(Vote, Contact).join(Idea, Idea.id == Vote.idea_id)
    votes = votes.join(Contact, Contact.id == Vote.contact_id).where(Idea.home_id == home_id)
    by: dict[UUID, list[tuple[Vote, Contact]]] = {}
    for vote, contact in session.execute(votes.order_by(Vote.at, Vote.id)):
        by.setdefault(contact.id, []).append((vote, contact))
    return [
        Voter(
            pairs[0][1],
            tuple(vote.words for vote, _ in pairs if vote.words),
            tuple(vote for vote, _ in pairs),
        )
        for pairs in by.values()
    ]


def evidence_on(feedback_ids: Iterable[UUID]) -> dict[UUID, list[tuple[Evidence, Idea]]]:
    """The linked passages of each, with the ideas they speak for now."""
    rows = select(Evidence, Idea).join(Idea, Idea.id == Evidence.idea_id)
    rows = rows.where(Evidence.feedback_id.in_(list(feedback_ids)))
    found: dict[UUID, list[tuple[Evidence, Idea]]] = {}
    for evidence, idea in session.execute(rows.order_by(Evidence.start, Evidence.id)):
        if evidence.feedback_id is not None:
            found.setdefault(evidence.feedback_id, []).append((evidence, idea))
    return found


def ideas_like(product_id: UUID, typed: str, most: int = 6) -> Sequence[Idea]:
    """Ideas that hold each of the typed words, in title or reference."""
    here = Idea.product_id == product_id, Idea.binned_at.is_(None), Idea.merged_into_id.is_(None)
    query = select(Idea).where(*here)
    for word in typed.removeprefix("IDEA-").split()[:8]:
        number = Idea.number == int(word) if word.isascii() and word.isdigit() else false()
        query = query.where(or_(Idea.title.icontains(word, autoescape=True), number))
    return session.scalars(query.order_by(Idea.touched_at.desc(), Idea.id).limit(most)).all()
