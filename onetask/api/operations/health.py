"""What the doctor looks at: each check says what is well, or what is wrong and what to do."""

import shutil
import stat
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from redis import Redis, RedisError
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from onetask.api.operations.backup import count_rows
from onetask.core.db import db, session
from onetask.core.settings import settings
from onetask.core.uploads import path_of
from onetask.talk.models import File

ENOUGH = 500 * 1024 * 1024


class Finding(NamedTuple):
    what: str
    is_well: bool
    text: str


def examine() -> list[Finding]:
    return [Finding(name, *look()) for name, look in LOOKS.items()]


def _database() -> tuple[bool, str]:
    try:
        session.execute(select(1))
    except SQLAlchemyError as error:
        return False, f"does not answer: {type(error).__name__}"
    return True, db.engine.dialect.name


def _integrity() -> tuple[bool, str]:
    if db.engine.dialect.name != "sqlite":
        return True, "PostgreSQL checks its pages itself"
    counts = count_rows(settings().data / "onetask.db")
    return bool(counts), f"{sum(counts.values())} rows in {len(counts)} tables"


def _keys() -> tuple[bool, str]:
    keys = list(settings().data.glob("*.key"))
    loose = [key.name for key in keys if stat.S_IMODE(key.stat().st_mode) & 0o077]
    if loose:
        return False, f"others may read {', '.join(loose)}: chmod 600"
    return True, ", ".join(key.name for key in keys) or "given by the environment"


def _folder() -> tuple[bool, str]:
    mode = stat.S_IMODE(settings().data.stat().st_mode)
    return not mode & 0o077, f"{settings().data} has mode {mode:o}"


def _uploads() -> tuple[bool, str]:
    kept = session.scalars(select(File.stored_as).where(File.stored_as.is_not(None))).all()
    gone = [name for name in kept if name and not path_of(name).exists()]
    return not gone, f"{len(kept) - len(gone)} of {len(kept)} files are there"


def _valkey() -> tuple[bool, str]:
    if not settings().redis_url:
        return True, "none: one web process, jobs by the sweeper"
    try:
        Redis.from_url(settings().redis_url, socket_timeout=1).ping()
    except RedisError as error:
        return False, f"does not answer: {type(error).__name__}"
    return True, "answers"


def _mail() -> tuple[bool, str]:
    where = urlsplit(settings().smtp_url).hostname
    return True, f"goes to {where}" if where else "is kept in the folder; set ONETASK_SMTP_URL"


def _disk() -> tuple[bool, str]:
    free = shutil.disk_usage(settings().data).free
    return free > ENOUGH, f"{free // 1024 // 1024} MB free"


LOOKS: dict[str, Callable[[], tuple[bool, str]]] = {
    "database": _database,
    "integrity": _integrity,
    "keys": _keys,
    "folder": _folder,
    "uploads": _uploads,
    "valkey": _valkey,
    "mail": _mail,
    "disk": _disk,
}
