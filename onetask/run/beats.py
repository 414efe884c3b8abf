"""Signs of life: worker and sweeper leave them, /healthz looks for them."""

import time
from contextlib import suppress
from pathlib import Path

from redis import RedisError

from onetask.core.settings import settings
from onetask.run.queue import redis

LASTS = {"worker": 25, "sweeper": 10}


def beat(name: str) -> None:
    line = redis()
    if line is None:
        _file(name).touch(mode=0o600)
        return
    with suppress(RedisError):
        line.set(_key(name), 1, ex=LASTS[name])


def is_beating(name: str) -> bool:
    line = redis()
    if line is None:
        return _is_fresh(_file(name), LASTS[name])
    with suppress(RedisError):
        return bool(line.exists(_key(name)))
    return False


def _key(name: str) -> str:
    return f"onetask:beat:{name}"


def _file(name: str) -> Path:
    return settings().data / f"{name}.beat"


def _is_fresh(file: Path, seconds: int) -> bool:
    with suppress(FileNotFoundError):
        return time.time() - file.stat().st_mtime < seconds
    return False
