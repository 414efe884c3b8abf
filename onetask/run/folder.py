"""The data folder: where it lies, what is in it, and who runs on it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
PRIVATE = 0o700


class InUse(Exception):
    """Another process holds the lock."""


def settle(chosen: str | None) -> Path:
    """Makes the folder, names it in the environment, and works from the house's own root."""
    os.umask(0o077)
    data = Path(chosen or os.environ.get("ONETASK_DATA") or ROOT / "instance").absolute()
    for part in (data, data / "uploads", data / "mail", data / "valkey"):
        part.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    os.environ["ONETASK_DATA"] = str(data)
    os.chdir(ROOT)
    return data


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Holds the lock or raises; the system frees it when its holder dies."""
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InUse from None
        yield


@contextmanager
def in_turn(lock: Path) -> Iterator[None]:
    """Waits for the lock."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
