"""What the assistant answers to programs."""

from typing import Any

from typing_extensions import TypedDict


class ChipShown(TypedDict):
    kind: str
    text: str
    start: int
    end: int
    words: str
    other: str | None


class LineShown(TypedDict):
    title: str
    fields: dict[str, Any]
    assignees: list[str]
    labels: list[str]
    project: str | None
    parent: str | None
    rrule: str | None
    anchor: str
    priority: int | None
    chips: list[ChipShown]
    task: str | None
