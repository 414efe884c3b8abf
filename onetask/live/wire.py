"""The server's end of the sockets; in a process without sockets nothing is sent."""

from typing import Any

_servers: list[Any] = []


def use(server: Any) -> None:
    _servers[:] = [server]


def emit(event: str, data: Any, *, to: str) -> None:
    for server in _servers:
        server.emit(event, data, room=to)


def enter(sid: str, room: str) -> None:
    for server in _servers:
        server.enter_room(sid, room)


def leave(sid: str, room: str) -> None:
    for server in _servers:
        server.leave_room(sid, room)


def end(sid: str) -> None:
    for server in _servers:
        server.disconnect(sid)
