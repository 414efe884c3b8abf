"""What a letter lets its reader do with one press, as signed words."""

from typing import NamedTuple
from uuid import UUID

ACTIONS = ("done", "snooze", "replan", "quit")


class Asked(NamedTuple):
    """One action by one person on one thing, or on one reason."""

    action: str
    member_id: UUID
    about: str

    @property
    def text(self) -> str:
        return f"{self.action}|{self.member_id}|{self.about}"


def asked_in(text: str | None) -> Asked | None:
    parts = (text or "").split("|")
    if len(parts) != 3 or parts[0] not in ACTIONS:
        return None
    return Asked(parts[0], UUID(parts[1]), parts[2])
