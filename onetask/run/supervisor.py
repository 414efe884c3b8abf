"""Starts everything OneTask needs, keeps it alive, and ends it together."""

import gc
import os
import signal
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from importlib import import_module
from pathlib import Path
from types import FrameType

from onetask.core.settings import settings
from onetask.run import folder, valkey
from onetask.run.children import Child, fork

TICK = 0.1
LAST_WORDS = 10.0


class Stopped(BaseException):
    """Somebody asked for the end."""


def main(arguments: list[str]) -> None:
    wanted = read(arguments)
    data = Path(os.environ["ONETASK_DATA"])
    os.environ.setdefault("ONETASK_PORT", "5000")
    if wanted.port:
        os.environ["ONETASK_PORT"] = str(wanted.port)
    os.environ.setdefault("ONETASK_PUBLIC_URL", f"http://127.0.0.1:{os.environ['ONETASK_PORT']}")
    try:
        with folder.alone(data / "run.lock"):
            sys.exit(run_all(data, with_sample=wanted.sample))
    except folder.InUse:
        sys.exit(f"OneTask already runs on {data}")


def read(arguments: list[str]) -> Namespace:
    parser = ArgumentParser(prog="bin/run", allow_abbrev=False)
    parser.add_argument("--data", help="folder of the database, keys, uploads and mail")
    parser.add_argument("--port", type=int, help="port of the web page (5000)")
    parser.add_argument("--sample", action="store_true", help="fill a workspace to look around in")
    return parser.parse_args(arguments)


def run_all(data: Path, *, with_sample: bool) -> int:
    for kind in (signal.SIGINT, signal.SIGTERM):
        signal.signal(kind, stop)
    children: list[Child] = []
    try:
        start_all(children, data, with_sample=with_sample)
        return watch(children)
    except Stopped:
        return 0
    finally:
        end_all(children)


def stop(_kind: int, _frame: FrameType | None) -> None:
    for kind in (signal.SIGINT, signal.SIGTERM):
        signal.signal(kind, signal.SIG_IGN)
    raise Stopped


def start_all(children: list[Child], data: Path, *, with_sample: bool) -> None:
    """Web loads in a process of its own while this one loads the house for the unpatched ones."""
    say(f"OneTask starts with its data in {data}")
    start_valkey(children, data / "valkey")
    begin(children, "web", become_web)
    app = import_module("onetask.run.migrate").ready_app()
    if with_sample:
        fill(app)
    gc.collect()
    gc.freeze()
    if settings().redis_url:
        begin(children, "worker", lambda: import_module("onetask.run.worker").work(app))
    begin(children, "sweeper", lambda: import_module("onetask.run.sweeper").sweep_on(app))


def begin(children: list[Child], name: str, run: Callable[[], object]) -> None:
    child = Child(name, run)
    child.start()
    children.append(child)


def start_valkey(children: list[Child], home: Path) -> None:
    if "REDIS_URL" in os.environ:
        return
    binary = valkey.find_binary()
    if binary is None:
        say("No Valkey and no Redis is here: OneTask runs as one web process, jobs by the sweeper.")
        return
    address = valkey.choose_address(home)
    os.environ["REDIS_URL"] = address.url
    begin(children, "valkey", lambda: valkey.become(binary, home, address))


def become_web() -> None:
    os.execv(sys.executable, [sys.executable, str(folder.ROOT / "app.py"), "web"])  # noqa: S606


def fill(app: object) -> None:
    command_line = import_module("onetask.run.command_line")
    os.waitpid(fork(lambda: command_line.call(app, ["sample"])), 0)


def watch(children: list[Child]) -> int:
    """Until one child dies for good."""
    is_told = False
    while True:
        for child in children:
            if child.has_ended():
                say(f"{child.name} ended with code {child.code}")
            elif child.must_start():
                child.start()
        if any(child.is_lost for child in children):
            return 1
        is_told = is_told or announce()
        time.sleep(TICK)


def announce() -> bool:
    """Says where to go, once everything is well."""
    line = HTTPConnection(settings().host, settings().port, timeout=1)
    try:
        line.request("GET", "/healthz", headers={"Host": "localhost"})
        if line.getresponse().status != HTTPStatus.OK:
            return False
    except (OSError, HTTPException):
        return False
    finally:
        line.close()
    say(f"OneTask is ready: {settings().public_url}")
    return True


def end_all(children: list[Child]) -> None:
    """Those who write first, then Valkey; in no case longer than their last words."""
    for kind in (signal.SIGINT, signal.SIGTERM):
        signal.signal(kind, signal.SIG_IGN)
    end([child for child in children if child.name != "valkey"])
    if any(child.name == "valkey" for child in children):
        valkey.ask(os.environ["REDIS_URL"], b"SHUTDOWN")
    end(children)


def end(children: list[Child]) -> None:
    for child in living(children):
        child.tell(signal.SIGTERM)
    until = time.monotonic() + LAST_WORDS
    while living(children) and time.monotonic() < until:
        time.sleep(TICK / 4)
    for child in living(children):
        child.tell(signal.SIGKILL)
        os.waitpid(child.pid, 0)


def living(children: list[Child]) -> list[Child]:
    return [child for child in children if child.pid and not child.has_ended()]


def say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
