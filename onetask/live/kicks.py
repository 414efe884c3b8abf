"""Ends the sockets of those who may no longer look: at once, every 15 s, and at each message."""

import logging
from collections.abc import Iterable
from enum import Enum
from typing import Any

from flask import Flask
from werkzeug.exceptions import HTTPException

from onetask.core import who
from onetask.core.subjects import may_join
from onetask.live import presence, wire
from onetask.live.audience import Client, audience
from onetask.live.bus import bus

EVERY = 15.0

log = logging.getLogger(__name__)
_apps: list[Flask] = []


class Verdict(Enum):
    """What becomes of a socket; in another role a person comes back to the same page."""

    STAYS = "stays"
    RETURNS = "returns"
    LEAVES = "leaves"


def use(app: Flask) -> None:
    """Gives the way to ask again who a socket's request came from."""
    _apps[:] = [app]


def recheck(*people: object) -> None:
    """Looks at these accounts' or members' sockets anew, in all processes: a login has ended."""
    ids = [str(one) for one in people if one]
    check_people(ids)
    bus.publish({"check": ids})


def check_people(ids: Iterable[str]) -> None:
    for client in audience.of_people(set(ids)):
        check(client)


def check(client: Client) -> None:
    """Ends a socket that may not stay; where this cannot be read, the next round asks again.

    A request's context alone would share the member, and the read, of the context around it.
    """
    try:
        with _apps[0].app_context(), _apps[0].request_context(client.environ):
            judge(client)
    except Exception:
        log.exception("the rights of a socket could not be read")


def asking() -> Any | None:
    """The member of the request under way; a key that opens nothing is nobody's."""
    try:
        return who.member()
    except HTTPException:
        return None


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
    member = asking()
    if member is None or member.id != client.member_id:
        return Verdict.LEAVES
    if not all(may_join(member, place) for place in list(client.places)):
        return Verdict.LEAVES
    return Verdict.STAYS if member.role == client.role else Verdict.RETURNS
