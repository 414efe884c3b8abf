"""The bodies of answers about one's own day and reminders."""

from typing_extensions import TypedDict


class ReminderShown(TypedDict):
    rule: str
    words: str
    at: str | None


class Reminders(TypedDict):
    number: int
    items: list[ReminderShown]


class DeliveryShown(TypedDict):
    id: str
    channel: str
    state: str
    rule: str
    why: str
    due_at: str
    sent_at: str | None
    attempts: int
    error: str | None
    task_id: str | None
    title: str | None


class Deliveries(TypedDict):
    number: int
    items: list[DeliveryShown]


class SettingsShown(TypedDict):
    quiet_from: str
    quiet_to: str
    only_workdays: bool
    days_off: list[str]
    away_from: str | None
    away_until: str | None
    digest_at: str
    weekly_on: int | None
    budget: int
    ways: dict[str, list[str]]
    known_ways: list[str]
    muted: list[str]
    times: list[str]
    zone: str


class SlotShown(TypedDict):
    start: str
    end: str
    minutes: int
    before: str


class ReadyShown(TypedDict):
    task_id: str
    ref: str
    title: str
    why: str
    minutes: int | None
    due_on: str | None


class Now(TypedDict):
    number: int
    slot: SlotShown | None
    items: list[ReadyShown]


class EntryShown(TypedDict):
    start: str
    end: str
    title: str
    kind: str
    block_id: str | None
    task_id: str | None


class ProposalShown(TypedDict):
    task_id: str
    ref: str
    title: str
    start: str
    end: str
    why: str
    block_id: str | None


class UnfitShown(TypedDict):
    task_id: str
    ref: str
    title: str
    needs_minutes: int
    missing_minutes: int
    why: str


class BlocksPlanned(TypedDict):
    number: int
    zone: str
    proposals: list[ProposalShown]
    unfit: list[UnfitShown]


class BlockShown(TypedDict):
    id: str
    task_id: str
    start: str
    end: str


class Blocks(TypedDict):
    number: int
    items: list[BlockShown]


class Day(TypedDict):
    number: int
    day: str
    zone: str
    entries: list[EntryShown]
    focus: list[ReadyShown]
    proposals: list[ProposalShown]
    unfit: list[UnfitShown]
