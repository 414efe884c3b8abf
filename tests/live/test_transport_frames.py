"""Frames by the book: fragments, limits, and a close code for each kind of nonsense."""

import asyncio
import socket
import struct
import urllib.error

import pytest

from tests.live import wire
from tests.live.transport_server import real_client, run, settle, until
from tests.live.wire import client_frame

pytestmark = pytest.mark.slow
LARGEST = 64 * 1024


def echo(text):
    return f'42["echo","{text}"]'.encode()


async def talk(port, chunks, replies):
    client = await wire.connect(port)
    before = len(client.frames)
    for chunk in chunks:
        client.transport.write(chunk)
        await asyncio.sleep(0.01)
    await until(lambda: len(client.frames) >= before + replies or client.gone.done(), 5)
    await asyncio.sleep(0.05)
    gone = client.gone.done()
    await client.leave()
    return client.frames[before:], gone


def exchange(port, *chunks, replies=1):
    """What a joined client gets back for these bytes, and whether it was sent away."""
    return run(talk(port, chunks, replies))


def test_fragments_with_a_ping_between(port):
    text = echo("in three parts")
    parts = [
        client_frame(text[:5], 1, final=False),
        client_frame(b"still here", 9),
        client_frame(text[5:9], 0, final=False),
        client_frame(text[9:], 0),
    ]
    frames, gone = exchange(port, *parts, replies=2)
    assert frames == [(10, b"still here"), (1, b'42["echoed","in three parts"]')]
    assert not gone


def test_bytes_one_by_one_and_two_frames_at_once(port):
    single = client_frame(echo("a"))
    chunks = [*(bytes([byte]) for byte in single), client_frame(echo("b")) * 2]
    frames, _ = exchange(port, *chunks, replies=3)
    assert [data[-4:-2] for _, data in frames] == [b'"a', b'"b', b'"b']


def test_largest_message_passes(port):
    text = "x" * (LARGEST - len(echo("")))
    frames, gone = exchange(port, client_frame(echo(text)))
    assert frames == [(1, f'42["echoed","{text}"]'.encode())]
    assert not gone


NONSENSE = {
    "oversized": (1009, [client_frame(b"", size=LARGEST + 1)]),
    "huge": (1009, [client_frame(b"", size=1 << 62)]),
    "oversized-in-parts": (
        1009,
        [client_frame(b"x" * 40_000, 1, final=False), client_frame(b"x" * 40_000, 0)],
    ),
    "unmasked": (1002, [client_frame(echo("plain"), masked=False)]),
    "loose-continuation": (1002, [client_frame(b"x", 0)]),
    "nested-fragment": (1002, [client_frame(b"x", 1, final=False), client_frame(b"y", 1)]),
    "opcode": (1002, [client_frame(b"x", 3)]),
    "fragmented-ping": (1002, [client_frame(b"x", 9, final=False)]),
    "long-ping": (1002, [client_frame(b"x" * 126, 9)]),
    "reserved-bit": (1002, [b"\xc1" + client_frame(b"x")[1:]]),
    "empty": (1002, [client_frame(b"")]),
    "not-a-packet": (1002, [client_frame(b"nonsense")]),
    "utf-8": (1007, [client_frame(b"42\xff\xff")]),
    "goodbye": (1000, [client_frame(struct.pack("!H", 1000), 8)]),
}


@pytest.mark.parametrize(("code", "chunks"), NONSENSE.values(), ids=NONSENSE)
def test_bad_frames_end_with_their_code(port, code, chunks):
    frames, gone = exchange(port, *chunks)
    assert frames[-1] == (8, struct.pack("!H", code))
    assert gone
    assert settle(port, 0)
    real_client(port)


def test_foreign_origin_gets_no_open_packet(port):
    async def main():
        bad = await wire.connect(port, origin="https://evil.example", joins=False)
        good = await wire.connect(port, origin=f"http://127.0.0.1:{port}")
        assert bad.http.startswith("HTTP/1.1 400")
        assert not bad.frames
        assert good.frames[0][1].startswith(b'0{"sid"')
        await bad.leave()
        await good.leave()

    run(main())


def test_polling_is_refused(port):
    with pytest.raises(urllib.error.HTTPError, match="400"):
        wire.http(port, "/socket.io/?EIO=4&transport=polling")


def test_half_handshake_leaves_nothing_behind(port):
    with socket.create_connection(("127.0.0.1", port)) as sock:
        sock.sendall(wire.request_bytes(port).replace(b"Version: 13", b"Version: 8"))
        assert sock.recv(4096).startswith(b"HTTP/1.1 426")
    assert settle(port, 0)
