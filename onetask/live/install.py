"""Puts the transport in place, proves it with one client in a millisecond, or falls back.

The transport relies on private names of engineio. When a release moves one of them the self-test
fails, a warning is logged, and the process runs on gevent-websocket: correct, but at two to three
times the CPU per client.
"""

import logging
import socket
from functools import cache
from types import SimpleNamespace
from typing import Any

import gevent
import gevent.socket
import socketio
from engineio import socket as eio_socket
from engineio.async_drivers import gevent as eio_gevent
from geventwebsocket.handler import WebSocketHandler

from onetask.live.broadcast import DirectManager
from onetask.live.frames import frame
from onetask.live.transport import WebSocket, serve

PATIENCE = 2
JOIN = b"\x81\x82\0\0\0\0" + b"40"
PROOF = frame(b'42["proof",1]')
log = logging.getLogger(__name__)


@cache
def install() -> bool:
    """True: our transport is in place and proven. The web process calls it before all else."""
    try:
        replace_and_prove()
    except Exception as error:
        log.warning("own WebSocket transport is off (%r): gevent-websocket takes over", error)
        return False
    return True


def socket_options() -> dict[str, Any]:
    """Arguments for SocketIO()."""
    return {"client_manager": DirectManager()} if install() else {}


def server_options() -> dict[str, Any]:
    """Arguments for WSGIServer()."""
    return {} if install() else {"handler_class": WebSocketHandler}


def replace_and_prove() -> None:
    stock = eio_gevent._async["websocket"], eio_socket.Socket._websocket_handler
    put_in_place(WebSocket, serve)
    try:
        prove()
    except Exception:
        put_in_place(*stock)
        raise


def put_in_place(websocket: Any, handler: Any) -> None:
    eio_gevent._async["websocket"] = websocket
    eio_socket.Socket._websocket_handler = handler


def prove() -> None:
    """One client through the real parts over a socket pair."""
    here, there = gevent.socket.socketpair(socket.AF_UNIX)
    server = small_server()
    job = gevent.spawn(server.handle_request, handshake(here), lambda *_: None)
    try:
        with gevent.Timeout(PATIENCE, RuntimeError("no answer")):
            join(there)
            kinds = {type(eio.queue) for eio in server.eio.sockets.values()}
            server.emit("proof", 1, room="room")
            received = there.recv(4096)
        if kinds != {WebSocket} or received != PROOF:
            raise RuntimeError("the transport is not in use")
    finally:
        there.close()
        job.join(1)


def small_server() -> Any:
    server = socketio.Server(
        async_mode="gevent",
        client_manager=DirectManager(),
        transports=["websocket"],
        monitor_clients=False,
        ping_interval=1,
        ping_timeout=1,
    )
    server.on("connect", lambda sid, _: server.enter_room(sid, "room"))
    return server


def handshake(sock: Any) -> dict[str, Any]:
    reader = SimpleNamespace(raw=SimpleNamespace(_sock=sock), close=lambda: None)
    return {
        "REQUEST_METHOD": "GET",
        "QUERY_STRING": "EIO=4&transport=websocket",
        "HTTP_CONNECTION": "Upgrade",
        "HTTP_UPGRADE": "websocket",
        "HTTP_SEC_WEBSOCKET_VERSION": "13",
        "HTTP_SEC_WEBSOCKET_KEY": "a2V5",
        "wsgi.input": SimpleNamespace(rfile=reader),
    }


def join(client: Any) -> None:
    client.sendall(JOIN)
    received = b""
    while b'40{"sid"' not in received or not received.endswith(b"}"):
        data = client.recv(4096)
        if not data:
            raise RuntimeError("closed")
        received += data
