"""Risks and the log, as programs read them."""

from typing_extensions import TypedDict


class RiskShown(TypedDict):
    id: str
    project_id: str
    title: str
    about: str
    probability: int
    impact: int
    score: int
    level: str
    owner_id: str | None
    strategy: str | None
    response: str
    trigger_on: str | None
    state: str
    warned_at: str | None
    binned_at: str | None


class RiskWhole(RiskShown):
    number: int


class Risks(TypedDict):
    number: int
    items: list[RiskShown]
    next: str | None


class RecordShown(TypedDict):
    id: str
    project_id: str
    what: str
    title: str
    about: str
    owner_id: str | None
    due_on: str | None
    state: str
    binned_at: str | None


class RecordWhole(RecordShown):
    number: int


class Records(TypedDict):
    number: int
    items: list[RecordShown]
    next: str | None
