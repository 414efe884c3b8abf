"""Ends the sockets of those who may no longer look: at once, every 15 s, and at each message."""

import logging
from collections.abc import Callable
from enum import Enum
from typing import Any

from onetask.core import who
from onetask.core.subjects import may_join
from onetask.live import presence, wire
from onetask.live.audience import Client, audience
from onetask.live.bus import bus

EVERY = 15.0

log = logging.getLogger(__name__)
_contexts: list[Callable[[dict[str, Any]], Any]] = []


class Verdict(Enum):
    """What becomes of a socket; with other rights a person may come back."""

    STAYS = "stays"
    RETURNS = "returns"
    LEAVES = "leaves"


def use(request_context: Callable[[dict[str, Any]], Any]) -> None:
    """Gives the way to ask again who a socket's request came from."""
    _contexts[:] = [request_context]


def recheck(member_ids: list[str]) -> None:
    """Looks at the rights of these members' sockets anew, in all processes: a login has ended."""
    check_members(set(member_ids))
    bus.publish({"check": member_ids})


def check_members(member_ids: set[str]) -> None:
    for client in audience.of_members(member_ids):
        check(client)


def check(client: Client) -> None:
    """Ends a socket that may not stay; where this cannot be read, the next round asks again."""
    try:
        with _contexts[0](client.environ):
            judge(client)
    except Exception:
        log.exception("the rights of a socket could not be read")


def judge(client: Client) -> bool:
    """Whether the socket of the request under way may stay; one that may not is ended."""
    verdict = _verdict(client)
    if verdict is not Verdict.STAYS:
        wire.emit("bye", {"again": verdict is Verdict.RETURNS}, to=client.sid)
        cut(client)
    return client.sid in audience.clients


def cut(client: Client) -> None:
    presence.touch(audience.go(client.sid))
    wire.end(client.sid)


def _verdict(client: Client) -> Verdict:
    member = who.member()
    if member is None or member.id != client.member_id:
        return Verdict.LEAVES
    allowed = all(may_join(member, place) for place in list(client.places))
    return Verdict.STAYS if allowed and member.role == client.role else Verdict.RETURNS
