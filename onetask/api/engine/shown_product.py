"""Products, goals, metrics, strategy and research, as programs read them."""

from typing_extensions import TypedDict


class ProductShown(TypedDict):
    id: str
    name: str
    slug: str
    about: str
    hue: int
    archived_at: str | None


class ProductWhole(ProductShown):
    number: int


class Products(TypedDict):
    number: int
    items: list[ProductShown]
    next: str | None


class ResultShown(TypedDict):
    id: str
    goal_id: str
    metric_id: str
    name: str
    unit: str
    direction: str
    start: float
    target: float
    current: float | None
    percent: float | None
    binned_at: str | None


class ResultWhole(ResultShown):
    number: int


class CheckInShown(TypedDict):
    id: str
    by_id: str
    at: str
    outlook: str
    confidence: int
    note: str
    percent: float | None


class GoalShown(TypedDict):
    id: str
    product_id: str
    title: str
    about: str
    owner_id: str | None
    starts_on: str | None
    ends_on: str | None
    weight: int
    parent_id: str | None
    percent: float | None
    measured: float | None
    set_percent: float | None
    set_why: str
    outlook: str
    results: list[ResultShown]
    binned_at: str | None


class GoalWhole(GoalShown):
    number: int
    checkins: list[CheckInShown]
    initiatives: list[str]
    ideas: list[str]


class Goals(TypedDict):
    number: int
    items: list[GoalShown]
    next: str | None


class MetricShown(TypedDict):
    id: str
    product_id: str
    name: str
    about: str
    sort: str
    unit: str
    direction: str
    window: str | None
    current: float | None
    binned_at: str | None


class MetricWhole(MetricShown):
    number: int


class Metrics(TypedDict):
    number: int
    items: list[MetricShown]
    next: str | None


class PointShown(TypedDict):
    id: str
    at: str
    key: str
    value: float
    source: str
    note: str


class Series(TypedDict):
    number: int
    items: list[PointShown]
    next: str | None


class DocumentShown(TypedDict):
    id: str
    product_id: str
    role: str
    title: str
    parts: dict[str, str]
    edition: int
    binned_at: str | None


class DocumentWhole(DocumentShown):
    number: int


class Documents(TypedDict):
    number: int
    items: list[DocumentShown]
    next: str | None


class FindingShown(TypedDict):
    id: str
    product_id: str
    sort: str
    fields: dict[str, str | int | float | None]
    binned_at: str | None


class FindingWhole(FindingShown):
    number: int


class Findings(TypedDict):
    number: int
    items: list[FindingShown]
    next: str | None


class PassageShown(TypedDict):
    id: str
    note_id: str
    begins: int
    ends: int
    quote: str


class PassageWhole(PassageShown):
    number: int
