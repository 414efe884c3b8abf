"""WebSocket frames: finished ones for browsers, and the checked reading of theirs."""

import struct
from collections.abc import Callable

from engineio.packet import Packet

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
OPCODES = (0, TEXT, BINARY, CLOSE, PING, PONG)
MESSAGE_LIMIT = 64 * 1024  # fragments together; larger text goes by POST
FINAL, MASKED = 0x80, 0x80
RESERVED, OPCODE, SIZE = 0x70, 0x0F, 0x7F
SHORT, MIDDLE = 125, 126
TWO_BYTES = 1 << 16
CHUNK = 65536

WENT_WELL, BAD_PROTOCOL, NOT_UTF8, TOO_LARGE, OUR_FAULT = 1000, 1002, 1007, 1009, 1011


class Broken(Exception):
    """The peer broke the protocol; `code` is the close code it is told."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code


def frame(payload: bytes, opcode: int = TEXT) -> bytes:
    size = len(payload)
    if size <= SHORT:
        return struct.pack("!BB", FINAL | opcode, size) + payload
    if size < TWO_BYTES:
        return struct.pack("!BBH", FINAL | opcode, MIDDLE, size) + payload
    return struct.pack("!BBQ", FINAL | opcode, MIDDLE + 1, size) + payload


def frame_of(packet: Packet) -> bytes:
    encoded = packet.encode()
    if isinstance(encoded, str):
        return frame(encoded.encode(), TEXT)
    return frame(bytes(encoded), BINARY)


def goodbye(code: int) -> bytes:
    return frame(struct.pack("!H", code), CLOSE)


def unmask(data: bytes, mask: bytes) -> bytes:
    """XOR with the repeated mask as two big integers: no loop over bytes."""
    size = len(data)
    key = (mask * (size // 4 + 1))[:size]
    return (int.from_bytes(data, "big") ^ int.from_bytes(key, "big")).to_bytes(size, "big")


class Reader:
    """Reads whole messages out of the bytes that `receive` delivers."""

    __slots__ = ("answer_ping", "buffer", "receive")

    def __init__(
        self, receive: Callable[[int], bytes], answer_ping: Callable[[bytes], object]
    ) -> None:
        self.receive, self.answer_ping = receive, answer_ping
        self.buffer = bytearray()

    def message(self) -> str | bytes | None:
        """The next message; None when the peer said goodbye."""
        kind, parts = 0, bytearray()
        while True:
            final, opcode, data = self._frame(MESSAGE_LIMIT - len(parts))
            if opcode == CLOSE:
                return None
            if opcode == PING:
                self.answer_ping(data)
            if opcode < CLOSE:
                kind = continued(kind, opcode)
                parts += data
                if final:
                    return parts.decode() if kind == TEXT else bytes(parts)

    def _frame(self, room: int) -> tuple[bool, int, bytes]:
        first, second = self._take(2)
        opcode, size = first & OPCODE, second & SIZE
        check_head(first, second)
        if size > SHORT:
            size = self._long_size(size)
        if opcode < CLOSE and size > room:
            raise Broken(TOO_LARGE, "message too large")
        mask = self._take(4)
        return bool(first & FINAL), opcode, unmask(self._take(size), mask)

    def _long_size(self, size: int) -> int:
        if size == MIDDLE:
            return int.from_bytes(self._take(2), "big")
        return int.from_bytes(self._take(8), "big")

    def _take(self, size: int) -> bytes:
        while len(self.buffer) < size:
            data = self.receive(CHUNK)
            if not data:
                raise EOFError
            self.buffer += data
        data = bytes(self.buffer[:size])
        del self.buffer[:size]
        return data


def check_head(first: int, second: int) -> None:
    opcode = first & OPCODE
    if first & RESERVED or opcode not in OPCODES:
        raise Broken(BAD_PROTOCOL, "reserved bit or opcode")
    if not second & MASKED:
        raise Broken(BAD_PROTOCOL, "unmasked frame")
    if opcode >= CLOSE and (second & SIZE > SHORT or not first & FINAL):
        raise Broken(BAD_PROTOCOL, "bad control frame")


def continued(kind: int, opcode: int) -> int:
    if (opcode == 0) == (kind == 0):
        raise Broken(BAD_PROTOCOL, "fragments out of order")
    return kind or opcode
