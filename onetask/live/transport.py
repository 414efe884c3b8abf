"""WebSocket transport under gevent: one frame per broadcast, written straight to the sockets."""

import base64
import hashlib
import logging
import socket
import struct
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

import gevent
from engineio.exceptions import EngineIOError
from engineio.packet import Packet

from onetask.live import frames
from onetask.live.frames import Broken, Reader, frame, frame_of, goodbye

PENDING_LIMIT = 1024 * 1024  # unsent bytes kept for one slow reader, above the kernel's own buffer
GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
log = logging.getLogger(__name__)

StartResponse = Callable[[str, list[tuple[str, str]]], object]


class WebSocket:
    """One connection: engine.io calls it as a WSGI application, then uses it as the socket's queue.

    So stock packets (OPEN, PING, acknowledgements) and broadcasts share one ordered `push` and can
    neither overtake nor tear each other.
    """

    __slots__ = (
        *("flushing", "handler", "open", "pending"),
        *("reader", "send_now", "size", "sock", "timeout"),
    )

    def __init__(self, handler: Callable[["WebSocket"], Any], server: Any) -> None:
        self.handler, self.timeout = handler, server.ping_interval + server.ping_timeout
        self.open = self.flushing = False
        self.pending: deque[bytes | memoryview] = deque()
        self.size = 0

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        key = environ.get("HTTP_SEC_WEBSOCKET_KEY")
        if not key or environ.get("HTTP_SEC_WEBSOCKET_VERSION") != "13":
            headers = [("Sec-WebSocket-Version", "13"), ("Content-Length", "0")]
            start_response("426 Upgrade Required", headers)
            self.handler(self)
            return []
        self._take_over(environ)
        self._accept(key)
        self.handler(self)
        if "gunicorn.socket" in environ:
            raise StopIteration  # tells gunicorn that there is no HTTP answer to write
        reader_of(environ).close()  # else pywsgi takes what is left unread for another request
        return []  # pywsgi writes nothing, as start_response was not called

    def _take_over(self, environ: dict[str, Any]) -> None:
        self.sock = socket_of(environ)
        with suppress(OSError):  # a unix socket knows no TCP options
            self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sock.settimeout(self.timeout)
        self.send_now = sender(self.sock)
        self.reader = Reader(self.sock.recv, lambda data: self.push(frame(data, frames.PONG)))

    def _accept(self, key: str) -> None:
        digest = hashlib.sha1((key + GUID).encode(), usedforsecurity=False).digest()
        self.sock.sendall(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + base64.b64encode(digest) + b"\r\n\r\n"
        )
        self.open = True

    def push(self, data: bytes) -> bool:
        """Send a finished frame without waiting. False: the connection is gone or was cut now."""
        if not self.open:
            return False
        if self.flushing:
            return self._keep(data)
        try:
            sent = self.send_now(data)
        except BlockingIOError:
            sent = 0
        except OSError:
            return self.cut()
        return sent == len(data) or self._send_later(memoryview(data)[sent:])

    def _send_later(self, rest: memoryview) -> bool:
        self.flushing = True
        gevent.spawn(self._flush)
        return self._keep(rest)

    def _keep(self, data: bytes | memoryview) -> bool:
        if self.size + len(data) > PENDING_LIMIT:
            return self.cut()
        self.pending.append(data)
        self.size += len(data)
        return True

    def _flush(self) -> None:
        try:
            while self.pending:
                data = self.pending.popleft()
                self.sock.sendall(data)
                self.size -= len(data)
        except OSError:
            self.cut()
        self.flushing = False
        if not self.open:
            self._shutdown()

    def close(self, code: int = frames.WENT_WELL) -> None:
        """Say goodbye behind what is still pending, then end."""
        self.push(goodbye(code))
        self.open = False
        if not self.flushing:
            self._shutdown()

    def cut(self) -> bool:
        """End at once by a reset, which frees the kernel's buffer too; the client catches up."""
        self.open = False
        self.pending.clear()
        self.size = 0
        with suppress(OSError):
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._shutdown()
        return False

    def _shutdown(self) -> None:
        with suppress(OSError):
            self.sock.shutdown(socket.SHUT_RDWR)  # wakes the reader greenlet, which cleans up

    def put(self, packet: Packet | None) -> None:
        if packet is None:
            self.close()
        else:
            self.push(frame_of(packet))

    def join(self) -> None:
        """Nothing waits in this queue; engine.io asks nevertheless."""


def socket_of(environ: dict[str, Any]) -> Any:
    if "gunicorn.socket" in environ:
        return environ["gunicorn.socket"]
    return reader_of(environ).raw._sock


def reader_of(environ: dict[str, Any]) -> Any:
    """What pywsgi reads from: bare for an upgrade, wrapped otherwise."""
    wsgi_input = environ["wsgi.input"]
    return getattr(wsgi_input, "rfile", wsgi_input)


def sender(sock: Any) -> Callable[[bytes], int]:
    """A send that never waits. Under TLS it would go beneath the encryption: there, send later."""
    if hasattr(sock, "cipher"):
        return lambda _: 0
    send: Callable[[bytes], int] = sock._sock.send
    return send


def serve(eio: Any, ws: WebSocket) -> list[bytes]:
    """The life of one client, in the place of engine.io's `Socket._websocket_handler`."""
    try:
        if ws.open and not eio.connected:  # connected: an upgrade from polling, which is refused
            early, eio.queue = eio.queue, ws
            eio.connected = eio.upgraded = True
            while not early.empty():
                ws.put(early.get())
            listen(eio, ws)
    finally:
        eio.close(wait=False, abort=True, reason=eio.server.reason.TRANSPORT_CLOSE)
        eio.server.sockets.pop(eio.sid, None)  # gunicorn's StopIteration skips engine.io's removal
    return []


def listen(eio: Any, ws: WebSocket) -> None:
    try:
        receive_all(eio, ws)
    except (OSError, EOFError):
        ws.cut()
    except Broken as error:
        ws.close(error.code)
    except UnicodeDecodeError:
        ws.close(frames.NOT_UTF8)
    except (ValueError, EngineIOError):
        ws.close(frames.BAD_PROTOCOL)
    except Exception:
        log.exception("a socket handler failed")
        ws.close(frames.OUR_FAULT)


def receive_all(eio: Any, ws: WebSocket) -> None:
    while (data := ws.reader.message()) is not None:
        eio.receive(Packet(encoded_packet=data))
    ws.close()
