"""Initiatives, releases, outcomes, links and traces as programs see them."""

from typing_extensions import TypedDict


class InitiativeShown(TypedDict):
    id: str
    product_id: str
    title: str
    summary: str
    about: str
    horizon: str
    stage: str
    confidence: int | None
    starts_on: str | None
    ends_on: str | None
    lands_on: str | None
    drift_days: int
    cause: str
    progress: int | None
    health: str | None
    set_by_hand: list[str]
    owner_id: str | None
    is_public: bool
    projects: list[str]
    goals: list[str]
    ideas: list[str]
    waits_for: list[str]
    binned_at: str | None


class InitiativeWhole(InitiativeShown):
    number: int


class Initiatives(TypedDict):
    number: int
    items: list[InitiativeShown]
    next: str | None


class EndShown(TypedDict):
    kind: str
    id: str


class ItemShown(TypedDict):
    kind: str
    id: str
    title: str
    is_done: bool


class ReleaseShown(TypedDict):
    id: str
    product_id: str
    version: str
    name: str
    releases_on: str | None
    notes: str
    published_at: str | None
    told: int
    percent: int
    scope: list[ItemShown]
    binned_at: str | None


class ReleaseWhole(ReleaseShown):
    number: int


class Releases(TypedDict):
    number: int
    items: list[ReleaseShown]
    next: str | None


class LinkMade(TypedDict):
    number: int
    id: str


class OutcomeWhole(TypedDict):
    number: int
    id: str
    on: EndShown
    metric_id: str
    name: str
    baseline: float | None
    target: float
    look_on: str
    owner_id: str | None
    value: float | None
    verdict: str | None
    judged_at: str | None


class NodeShown(TypedDict):
    kind: str
    id: str
    title: str
    fact: str
    state: str


class EdgeShown(TypedDict):
    source: str
    target: str


class TraceShown(TypedDict):
    number: int
    nodes: list[NodeShown]
    edges: list[EdgeShown]
    cost: str
    lands: str
    asked_by: int
