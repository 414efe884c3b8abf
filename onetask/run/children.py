"""A child process: forked, started again with back-off, given up when it keeps dying."""

import ctypes
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

HOPELESS = 78  # a child that ends with this code would fail again
MOST_DEATHS = 6
STEADY = 60.0
LONGEST_PAUSE = 10.0
PR_SET_PDEATHSIG, PR_SET_NAME = 1, 15


@dataclass
class Child:
    """One of the processes that the supervisor keeps alive."""

    name: str
    run: Callable[[], object]
    pid: int = 0
    code: int = 0
    deaths: int = 0
    started: float = 0.0
    due: float = 0.0
    is_lost: bool = False

    def start(self) -> None:
        self.started = time.monotonic()
        self.pid = fork(self.run, f"onetask-{self.name}")

    def has_ended(self) -> bool:
        """True once, when it is found dead."""
        pid, status = os.waitpid(self.pid, os.WNOHANG) if self.pid else (0, 0)
        if pid:
            self._note_death(os.waitstatus_to_exitcode(status))
        return bool(pid)

    def _note_death(self, code: int) -> None:
        now = time.monotonic()
        self.deaths = 1 if now - self.started > STEADY else self.deaths + 1
        self.pid, self.code = 0, code
        self.due = now + (min(LONGEST_PAUSE, 0.5 * 2**self.deaths) if self.deaths > 1 else 0)
        self.is_lost = code == HOPELESS or self.deaths >= MOST_DEATHS

    def must_start(self) -> bool:
        return not self.pid and self.due <= time.monotonic()

    def tell(self, kind: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, kind)


def fork(run: Callable[[], object], name: str = "onetask") -> int:
    parent = os.getpid()
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid == 0:
        _live(run, parent, name)
    return pid


def _live(run: Callable[[], object], parent: int, name: str) -> None:
    """Ctrl-C reaches the whole group: only the supervisor heeds it, and ends us in order."""
    code = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        die_with(parent)
        call_process(name)
        run()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def die_with(parent: int, kind: signal.Signals = signal.SIGTERM) -> None:
    """Linux ends us when the parent is gone, even by kill -9."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, kind)
    if os.getppid() != parent:
        os._exit(1)


def call_process(name: str) -> None:
    """What ps and top show, on Linux."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_NAME, name.encode())
