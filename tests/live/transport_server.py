"""Starts the small application of transport_app.py in a process of its own."""

import asyncio
import contextlib
import os
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import socketio

from tests.live import wire

ROOT = Path(__file__).parents[2]
APP = "tests/live/transport_app.py"


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


@contextlib.contextmanager
def running(*command):
    port = free_port()
    quiet = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, *command, str(port)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, env=quiet) as child:
        try:
            wait_for(lambda: wire.http(port, "/state"))
            yield port, child
        finally:
            child.terminate()
            child.communicate()


def wait_for(call, seconds=20):
    for _ in range(seconds * 10):
        with contextlib.suppress(OSError):
            return call()
        time.sleep(0.1)
    raise TimeoutError


def settle(port, sockets, seconds=5):
    for _ in range(int(seconds * 20)):
        if wire.http(port, "/state")["sockets"] == sockets:
            return True
        time.sleep(0.05)
    return False


def run(talk):
    """In a thread of its own: Playwright leaves a running loop in the main one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, talk).result()


async def say(port, **query):
    path = "/say?" + "&".join(f"{key}={value}" for key, value in query.items())
    return (await asyncio.to_thread(wire.http, port, path, "POST"))["n"]


async def until(check, seconds=10):
    for _ in range(int(seconds * 100)):
        if check():
            return True
        await asyncio.sleep(0.01)
    return False


def real_client(port):
    """A python-socketio client gets an answer of its own and a room broadcast."""
    client, got, echoed = socketio.Client(reconnection=False), threading.Event(), threading.Event()
    client.on("said", lambda data: got.set())
    client.on("echoed", lambda data: data == "ö" * 9000 and echoed.set())
    client.connect(f"http://127.0.0.1:{port}", transports=["websocket"])
    try:
        client.emit("echo", "ö" * 9000)
        assert echoed.wait(5)
        wire.http(port, "/say", "POST")
        assert got.wait(5)
    finally:
        client.disconnect()
