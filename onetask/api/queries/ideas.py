"""Feedback and ideas as programs see them."""

from typing import Any
from uuid import UUID

from onetask.api.engine import shown_ideas as s
from onetask.api.queries.shown import number_of, shaped, there
from onetask.api.queries.tables import plain
from onetask.core.db import session
from onetask.product.models.feedback import Contact, Customer, Feedback
from onetask.product.models.ideas import Idea
from onetask.product.queries.idea_page import IdeaPage
from onetask.product.queries.ideas import evidence_on
from onetask.product.queries.scoring import ways_of

SAID = ("text", "source", "status", "reason", "stars", "url", "said_at", "binned_at")


def feedback_shown(one: Feedback) -> s.FeedbackShown:
    facts: Any = {name: plain(getattr(one, name)) for name in SAID}
    ids: Any = {
        name: plain(getattr(one, name))
        for name in ("id", "product_id", "contact_id", "customer_id")
    }
    return shaped(s.FeedbackShown, **ids, **facts)


def feedback_whole(actor: Any, feedback_id: UUID) -> s.FeedbackWhole:
    number, one = number_of(actor), there(actor, Feedback, feedback_id)
    contact = session.get(Contact, one.contact_id) if one.contact_id else None
    customer = session.get(Customer, one.customer_id) if one.customer_id else None
    ideas = [str(idea.home_id) for _, idea in evidence_on([one.id]).get(one.id, ())]
    who = (
        shaped(s.PersonShown, id=str(contact.id), name=contact.name, email=contact.email)
        if contact
        else None
    )
    return shaped(
        s.FeedbackWhole, **feedback_shown(one), number=number, contact=who,
        customer=customer.name if customer else None, ideas=ideas,
    )  # fmt: skip


def idea_shown(one: Idea) -> s.IdeaShown:
    facts: Any = {name: getattr(one, name) for name in ("ref", "title", "status", "shown")}
    gone = {"merged_into": plain(one.merged_into_id), "binned_at": plain(one.binned_at)}
    return shaped(s.IdeaShown, id=str(one.id), product_id=str(one.product_id), **facts, **gone)


def idea_whole(actor: Any, idea_id: UUID) -> s.IdeaWhole:
    """An idea that was merged answers with what counts for the one it went into."""
    number, one = number_of(actor), there(actor, Idea, idea_id)
    page = IdeaPage(session.get_one(Idea, one.home_id))
    standing, (made_of, moved) = page.standing, page.why
    place = standing.place if standing else None
    return shaped(
        s.IdeaWhole, **idea_shown(one), number=number, need=one.need, factors=one.factors,
        voters=_voters(page), evidence=_quotes(page),
        people=standing.figures.people if standing else 0,
        revenue=float(standing.figures.revenue) if standing else 0.0,
        score=place.score if place else None, rank=place.rank if place else None,
        was_rank=place.was_rank if place else None, reasons=[*moved, *made_of],
    )  # fmt: skip


def _voters(page: IdeaPage) -> list[s.VoterShown]:
    return [
        shaped(
            s.VoterShown,
            id=str(one.contact.id),
            name=one.contact.name,
            email=one.contact.email,
            words=list(one.words),
        )
        for one in page.voters
    ]


def _quotes(page: IdeaPage) -> list[s.QuoteShown]:
    return [
        shaped(
            s.QuoteShown,
            id=str(one.evidence.id),
            feedback=plain(one.evidence.feedback_id),
            quote=one.evidence.quote,
            importance=one.evidence.importance,
        )
        for one in page.quotes
    ]


def scoring_whole(actor: Any) -> s.ScoringWhole:
    number, now = number_of(actor), ways_of(actor.workspace_id).now
    weights: Any = {name: float(weight) for name, weight in now.weights.items()}
    return shaped(s.ScoringWhole, number=number, formula=now.formula.text, weights=weights)
