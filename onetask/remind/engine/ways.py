"""By which ways news travel, as long as nobody chose otherwise: quietly."""

from collections.abc import Mapping
from typing import Any

WAYS = ("inbox", "mail", "push", "slack", "chat", "webhook")
OUTSIDE = ("push", "slack", "chat", "webhook")
MEANT_FOR_ME = ("mentioned", "due", "escalated")
USUAL: dict[str, tuple[str, ...]] = {
    "mentioned": ("inbox", "mail"),
    "assigned": ("inbox",),
    "due": ("inbox", "mail"),
    "escalated": ("inbox", "mail"),
    "unanswered": ("inbox", "mail"),
    "room": ("inbox", "mail"),
    "unblocked": ("inbox",),
    "invited": ("inbox", "mail"),
    "comment": ("inbox",),
    "watching": ("inbox",),
    "reaction": ("inbox",),
}
HEARD = ("created", "done", "status", "due", "escalated", "room")
HEARD_AT_FIRST = ("done", "status", "escalated", "room")
ALWAYS = ("inbox", "mail")
HEARD_THOUGH_MUTED = ("mentioned", "assigned", "due", "escalated")


def chosen_ways(
    reason: str, own: Mapping[str, Any], general: Mapping[str, Any], *, is_muted: bool
) -> tuple[str, ...]:
    """The project's own choice, else the general one; muted, only what is meant for one's self."""
    ways = tuple(own.get(reason, general.get(reason, USUAL.get(reason, ALWAYS))))
    if not is_muted:
        return ways
    return tuple(way for way in ways if way == "inbox" and reason in HEARD_THOUGH_MUTED)
