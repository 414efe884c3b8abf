"""Starts real web processes of the pads, a real Valkey, and screens that follow a pad."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import socketio

from onetask.run.valkey import answers, find_binary
from tests.live.transport_server import free_port
from tests.screen import Page

ROOT = Path(__file__).parents[2]
PROGRAM = "tests/live/pads_web.py"


class House:
    """A seeded database and the processes on it, ended by pid."""

    def __init__(self, data, url="", redis=""):
        self.data, self.children, self.ports = data, {}, []
        self.public_port = free_port()
        self.env = {**os.environ, "PYTHONPATH": str(ROOT), "ONETASK_DATA": str(data)}
        self.env |= {"ONETASK_MODE": "test", "PYTHONDONTWRITEBYTECODE": "1", "DATABASE_URL": url}
        self.env |= {"ONETASK_PUBLIC_URL": f"http://127.0.0.1:{self.public_port}"}
        self.env |= {"REDIS_URL": redis, "ONETASK_SECRET_KEY": "pads" * 8}
        seeded = subprocess.run(
            [sys.executable, PROGRAM, "seed"],
            cwd=ROOT,
            env=self.env,
            stdout=subprocess.PIPE,
            check=True,
        )
        self.known = json.loads(seeded.stdout.splitlines()[-1])
        self.open, self.closed, self.other = self.known["pads"]

    def start(self, *options, port=None, **env):
        port = port or (self.public_port if not self.ports else free_port())
        command = [sys.executable, PROGRAM, "web", str(port), *options]
        with (self.data / f"{port}.log").open("a") as log:
            child = subprocess.Popen(command, cwd=ROOT, env={**self.env, **env}, stderr=log)
        self.children[port] = child
        self.ports.append(port)
        until(lambda: self.ask(port, "GET", "/live/since/0", None)[0] == 401)
        return port

    def kill(self, port):
        self.children[port].send_signal(signal.SIGKILL)
        self.children.pop(port).wait()
        self.ports.remove(port)

    def ask(self, port, method, path, who="ana", body=None, **headers):
        """An answer as (status, text, headers); status 0: nobody answered."""
        sent = dict(headers) | (
            {"Authorization": f"Bearer {self.known['tokens'][who]}"} if who else {}
        )
        sent |= {"Accept": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        call = urllib.request.Request(
            f"http://127.0.0.1:{port}{path}",
            data,
            {**sent, "Content-Type": "application/json"},
            method=method,
        )
        return answered(call)

    def write(self, port, pad, text, who="ana"):
        sent = self.ask(
            port, "POST", f"/pads/{pad}/lines", who, {"text": text}, **{"X-Op": new_op()}
        )
        return sent[0] == 200

    def log(self):
        return "".join(file.read_text() for file in self.data.glob("*.log"))

    def end(self):
        for child in self.children.values():
            child.kill()
            child.wait()


def answered(call):
    try:
        with urllib.request.urlopen(call, timeout=10) as answer:
            return answer.status, answer.read().decode(), dict(answer.headers)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode(), dict(error.headers)
    except OSError:
        return 0, "", {}


def new_op():
    from onetask.core.ids import uuid7  # noqa: PLC0415

    return str(uuid7())


def client(**options):
    """Programs send no origin; `origin` makes it a browser's socket."""
    more = options or {"suppress_origin": True}
    return socketio.Client(reconnection=False, handle_sigint=False, websocket_extra_options=more)


class Screen:
    """A page with a socket, as a browser has it: joins, applies, heals."""

    def __init__(self, house, port, pad, who="ana", *, join=True):
        self.house, self.port, self.place, self.who = house, port, f"pad:{pad}", who
        self.path = f"/pads/{pad}"
        self.load()
        self.patches, self.told, self.here, self.byes, self.acks = [], [], [], [], []
        self.gone, self.lock = threading.Event(), threading.Lock()
        self.socket = client()
        for name in ("patch", "told", "here", "bye", "disconnect"):
            self.socket.on(name, getattr(self, f"on_{name}"))
        self.connect(join=join)

    def load(self):
        status, html, _ = self.house.ask(self.port, "GET", self.path, "ana")
        assert status == 200, status
        self.page = Page(html)
        self.n = self.page.places[self.place]
        self.epoch = html.partition('data-epoch="')[2].partition('"')[0]

    def connect(self, *, join=True):
        auth = {"token": self.house.known["tokens"][self.who]}
        url = f"http://127.0.0.1:{self.port}"
        self.socket.connect(url, transports=["websocket"], auth=auth, wait_timeout=5)
        self.wire = self.socket.eio.ws
        if join:
            self.join()

    def join(self):
        facts = {"place": self.place, "n": self.n, "epoch": self.epoch}
        answer = self.socket.call("join", facts, timeout=5)
        self.acks.append(answer)
        if answer.get("ok"):
            self.take(answer["html"])
            self.n = answer["n"]
        return answer

    def take(self, html):
        with self.lock:
            self.page.patch(html, self.fetch)

    def fetch(self, path):
        status, text, _ = self.house.ask(self.port, "GET", path, "ana")
        return type("Answer", (), {"status_code": status, "text": text})

    def on_patch(self, facts):
        self.patches.append(facts)
        self.take(facts["html"])

    def on_told(self, facts):
        self.told.append(facts)
        self.n = facts["n"]

    def on_here(self, facts):
        self.here.append(facts)

    def on_bye(self, facts):
        self.byes.append((time.monotonic(), facts))

    def on_disconnect(self, *_):
        self.gone.set()

    def poll(self):
        path = f"/live/since/{self.n}?place={self.place}&epoch={self.epoch}"
        status, html, headers = self.house.ask(self.port, "GET", path, self.who)
        if status in (200, 204):
            self.take(html)
            self.n = int(headers["X-Number"])
        return status

    def shows_the_truth(self):
        port = self.house.ports[0]
        status, html, _ = self.house.ask(port, "GET", self.path, "ana")
        with self.lock:
            return status == 200 and self.page.look() == Page(html).look()

    def leave(self):
        with contextlib.suppress(Exception):
            self.socket.disconnect()
        self.wire.shutdown()


def until(check, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := check():
            return found
        time.sleep(0.02)
    raise AssertionError(f"not within {seconds} s")


@contextlib.contextmanager
def valkey(home, port=None):
    """On a port of loopback, so that a proxy can stand before it."""
    port = port or free_port()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--loglevel", "warning"]
    child = subprocess.Popen([find_binary(), *options, "--dir", home], stdout=subprocess.DEVNULL)
    try:
        until(lambda: answers(f"redis://127.0.0.1:{port}"))
        yield port, child
    finally:
        child.kill()
        child.wait()
