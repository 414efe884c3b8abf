"""A raw WebSocket client of a few lines that sees every byte."""

import asyncio
import base64
import json
import os
import struct
import urllib.request

PATH = "/socket.io/?EIO=4&transport=websocket"
MASKED = 0x80


def request_bytes(port, origin=None, path=PATH):
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: " + base64.b64encode(os.urandom(16)).decode(),
        "Sec-WebSocket-Extensions: permessage-deflate",
    ]
    return "\r\n".join([*lines, *([f"Origin: {origin}"] if origin else []), "", ""]).encode()


def client_frame(payload, opcode=1, size=None, **bits):
    """A client's frame; `size` may lie, `final` and `masked` may be False."""
    head = bytes([(0x80 if bits.get("final", True) else 0) | opcode])
    bit = MASKED if bits.get("masked", True) else 0
    head += size_bytes(len(payload) if size is None else size, bit)
    if not bit:
        return head + payload
    mask = os.urandom(4)
    return head + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))


def size_bytes(size, bit):
    if size < 126:
        return bytes([bit | size])
    if size < 65536:
        return struct.pack("!BH", bit | 126, size)
    return struct.pack("!BQ", bit | 127, size)


def split(data):
    """The whole server frames at the start of `data` as (opcode, payload), and the rest."""
    frames = []
    while (head := head_of(data)) and len(data) >= sum(head):
        at, size = head
        assert data[0] & 0xF0 == 0x80, f"not a whole, plain frame: {data[0]:#x}"
        frames.append((data[0] & 0x0F, bytes(data[at : at + size])))
        data = data[at + size :]
    return frames, data


def head_of(data):
    if len(data) < 2 or len(data) < (wide := {126: 4, 127: 10}.get(data[1], 2)):
        return None
    return wide, int.from_bytes(data[2:wide], "big") if wide > 2 else data[1]


class Client(asyncio.Protocol):
    """Connects, joins the default namespace and collects frames."""

    def __init__(self, *, joins=True):
        self.joins, self.frames, self.buffer, self.http = joins, [], b"", None
        loop = asyncio.get_running_loop()
        self.ready, self.gone = loop.create_future(), loop.create_future()

    def connection_made(self, transport):
        self.transport = transport

    def connection_lost(self, error):
        for future in (self.gone, self.ready):
            if not future.done():
                future.set_result(False)

    def data_received(self, data):
        self.buffer += data
        if self.http is None:
            self._read_answer()
        if self.http is not None:
            frames, self.buffer = split(self.buffer)
            for opcode, payload in frames:
                self._take(opcode, payload)

    def _read_answer(self):
        answer, end, rest = self.buffer.partition(b"\r\n\r\n")
        if not end:
            return
        self.http, self.buffer = answer.decode(), rest
        if " 101 " in self.http and self.joins:
            self.transport.write(client_frame(b"40"))
        else:
            self.buffer = b""
            self.ready.set_result(" 101 " in self.http)

    def _take(self, opcode, payload):
        self.frames.append((opcode, payload))
        if payload == b"2":
            self.transport.write(client_frame(b"3"))
        elif payload.startswith(b"40") and not self.ready.done():
            self.ready.set_result(True)

    async def leave(self):
        self.transport.close()
        await self.gone

    def said(self):
        """The numbers of the "said" messages, in the order of arrival."""
        mine = [data for _, data in self.frames if data.startswith(b'42["said"')]
        return [json.loads(data[2:])[1]["n"] for data in mine]


async def connect(port, origin=None, **options):
    loop = asyncio.get_running_loop()
    made = loop.create_connection(lambda: Client(**options), "127.0.0.1", port)
    transport, client = await made
    transport.write(request_bytes(port, origin))
    await asyncio.wait_for(client.ready, 10)
    return client


def http(port, path, method="GET"):
    call = urllib.request.Request(f"http://127.0.0.1:{port}{path}", method=method)
    with urllib.request.urlopen(call, timeout=20) as answer:
        return json.load(answer)
