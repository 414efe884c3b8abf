"""Time, as programs read it."""

from typing_extensions import TypedDict


class StintShown(TypedDict):
    id: str
    project_id: str
    task_id: str
    member_id: str
    worked_on: str
    minutes: int
    note: str
    binned_at: str | None


class StintWhole(StintShown):
    number: int


class Stints(TypedDict):
    number: int
    estimate: int | None
    spent: int
    items: list[StintShown]
    next: str | None
