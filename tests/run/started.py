"""Starts OneTask as bin/run does, and looks at its processes from outside."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAMES = {"onetask-web", "onetask-worker", "onetask-sweeper", "valkey-server"}
NO_VALKEY = (
    "from onetask.run import start, valkey; import sys;"
    "valkey.find_binary = lambda: None; start.main(sys.argv[1:])"
)


class Started:
    """A running OneTask."""

    def __init__(self, data, *, code=None, port=None, **more):
        self.data, self.port = data, port or free_port()
        program = ["-c", code] if code else ["app.py"]
        self.log = (data.parent / f"{data.name}.log").open("w+")
        self.child = subprocess.Popen(
            [sys.executable, *program, "run", "--data", data, "--port", str(self.port)],
            **{"cwd": ROOT, "stderr": self.log, "start_new_session": True},
            env={"PATH": os.environ["PATH"], "PYTHONWARNINGS": "error::DeprecationWarning:onetask"}
            | more,
        )

    def health(self):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5) as page:
                return page.status, json.load(page)
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, json.load(refusal)
        except OSError:
            return 0, {}

    def until_green(self):
        until(lambda: self.health()[0] == 200, self.said)
        return self.health()[1]

    def pids(self):
        """The pids of the supervisor's children by name."""
        return {name: pid for pid, name, parent, _ in processes() if parent == self.child.pid}

    def left(self):
        """Whoever is still in the group."""
        return [name for _, name, _, group in processes() if group == self.child.pid]

    def said(self):
        self.log.flush()
        return Path(self.log.name).read_text()

    def end(self, kind=signal.SIGINT):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.child.pid, kind)
        try:
            return self.child.wait(20)
        finally:
            self.log.close()


@contextlib.contextmanager
def started(data, **options):
    one = Started(data, **options)
    try:
        yield one
    finally:
        one.end(signal.SIGKILL)


def processes():
    """All that live: (pid, name, parent, group)."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            head, _, rest = stat.read_text().rpartition(") ")
            state, parent, group, *_ = rest.split()
            if state != "Z":
                yield int(head.split()[0]), head.partition("(")[2], int(parent), int(group)


def until(check, said=lambda: "", seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := check():
            return found
        time.sleep(0.05)
    raise AssertionError(said())


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]
