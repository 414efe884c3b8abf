"""The transport carries everything in order, and a slow reader hurts nobody."""

import asyncio

import pytest

from tests.live import wire
from tests.live.transport_server import real_client, run, running, say, settle, until

pytestmark = pytest.mark.slow
MOVED = """
from gevent import monkey; monkey.patch_all()
import engineio.socket as s, runpy
s.Socket._new_handler = s.Socket._websocket_handler
def upgrade(self, environ, start_response):
    new = self.server._async['websocket'](self._new_handler, self.server)
    return new(environ, start_response)
s.Socket._upgrade_websocket = upgrade
runpy.run_path('tests/live/transport_app.py', run_name='__main__')
"""


def test_python_client_gets_room_broadcasts(port):
    real_client(port)
    assert settle(port, 0), "the server forgets a client that left"


def test_moved_names_fall_back_to_gevent_websocket():
    with running("-c", MOVED) as (port, child):
        assert "gevent-websocket takes over" in child.stderr.readline()
        assert wire.http(port, "/state")["own"] is False
        real_client(port)


async def gather(port, count):
    clients = [await wire.connect(port) for _ in range(count)]
    assert all("permessage-deflate" not in client.http for client in clients)
    return clients


async def leave(clients):
    for client in clients:
        await client.leave()


def test_200_clients_receive_everything_in_order(port):
    async def main():
        clients = await gather(port, 200)
        first = await say(port, n=1)
        for size in (10, 700, 70_000, 200):
            await say(port, n=25, size=size)
        assert await until(lambda: all(len(client.said()) == 101 for client in clients), 20)
        assert all(client.said() == [*range(first, first + 101)] for client in clients)
        await leave(clients)

    run(main())
    assert settle(port, 0)


async def fill(port, stop):
    """Broadcasts large messages until `stop` of the server's state is true."""
    for sent in range(1, 400):
        last = await say(port, n=1, size=60_000)
        if stop(wire.http(port, "/state")):
            return sent, last
    raise AssertionError("never")


async def paused(port):
    slow = await wire.connect(port)
    slow.transport.pause_reading()
    return slow


def test_slow_reader_is_cut_and_hurts_nobody(port):
    async def main():
        others, slow = await gather(port, 5), await paused(port)
        sent, last = await fill(port, lambda state: state["sockets"] == 5)
        assert await until(lambda: all(len(client.said()) == sent for client in others))
        assert all(client.said() == [*range(last - sent + 1, last + 1)] for client in others)
        slow.transport.resume_reading()
        assert not await asyncio.wait_for(slow.gone, 5)
        await leave(others)

    run(main())
    assert settle(port, 0)


def test_paused_reader_below_the_bound_loses_nothing(port):
    async def main():
        slow = await paused(port)
        sent, last = await fill(port, lambda state: state["pending"])
        last = await say(port, n=5, size=60_000)
        slow.transport.resume_reading()
        assert await until(lambda: len(slow.said()) == sent + 5)
        assert slow.said() == [*range(last - sent - 4, last + 1)]
        assert wire.http(port, "/state")["pending"] == 0
        await leave([slow])

    run(main())
    assert settle(port, 0)
