"""Feedback, ideas and their weights, as programs read them."""

from typing_extensions import TypedDict


class PersonShown(TypedDict):
    id: str
    name: str
    email: str | None


class FeedbackShown(TypedDict):
    id: str
    product_id: str
    text: str
    source: str
    status: str
    reason: str
    stars: int | None
    url: str | None
    contact_id: str | None
    customer_id: str | None
    said_at: str
    binned_at: str | None


class FeedbackWhole(FeedbackShown):
    number: int
    contact: PersonShown | None
    customer: str | None
    ideas: list[str]


class FeedbackList(TypedDict):
    number: int
    items: list[FeedbackShown]
    next: str | None


class IdeaShown(TypedDict):
    id: str
    product_id: str
    ref: str
    title: str
    status: str
    shown: str
    merged_into: str | None
    binned_at: str | None


class VoterShown(TypedDict):
    id: str
    name: str
    email: str | None
    words: list[str]


class QuoteShown(TypedDict):
    id: str
    feedback: str | None
    quote: str
    importance: str


class IdeaWhole(IdeaShown):
    number: int
    need: str
    factors: dict[str, float]
    voters: list[VoterShown]
    evidence: list[QuoteShown]
    people: int
    revenue: float
    score: float | None
    rank: int | None
    was_rank: int | None
    reasons: list[str]


class IdeaList(TypedDict):
    number: int
    items: list[IdeaShown]
    next: str | None


class ScoringWhole(TypedDict):
    number: int
    formula: str
    weights: dict[str, float]
