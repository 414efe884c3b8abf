"""Backups that were tried: the database as of one moment, the uploads, the keys, their digests."""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from onetask.core.clock import now
from onetask.core.db import db
from onetask.core.errors import Conflict
from onetask.core.events import renew_epochs
from onetask.core.locale import gettext as _
from onetask.core.settings import settings

MANIFEST, DATABASE, DUMP = "manifest.json", "onetask.db", "onetask.dump"
NAME = "onetask-%Y%m%dT%H%M%SZ"
KEYS = "*.key"
KEPT = ((timedelta(hours=1), 24), (timedelta(days=1), 14), (timedelta(weeks=1), 8))


def back_up(into: Path) -> Path:
    """A folder that appears whole under its name, or not at all."""
    into.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=into))
    try:
        rows = _keep_database(draft)
        _keep_files(draft)
        facts = {"made_at": now().isoformat(), "rows": rows, "files": digests(draft)}
        (draft / MANIFEST).write_text(json.dumps(facts, indent=1, sort_keys=True))
        check(draft)
        return draft.rename(into / now().strftime(NAME))
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def check(folder: Path) -> dict[str, Any]:
    """The restore test: every digest, the database whole, as many rows as were counted."""
    try:
        facts: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
    except (OSError, ValueError):
        raise Conflict(_("There is no readable backup in %(place)s.", place=folder)) from None
    if digests(folder) != facts.get("files"):
        raise Conflict(_("Files of this backup are not what they were."))
    if (folder / DATABASE).exists() and count_rows(folder / DATABASE) != facts.get("rows"):
        raise Conflict(_("The database of this backup is damaged."))
    if (folder / DUMP).exists():
        _run("pg_restore", "--list", str(folder / DUMP))
    return facts


def restore(folder: Path) -> dict[str, Any]:
    """Puts a backup in the place of what is here; open pages load anew."""
    facts = check(folder)
    with db.engine.connect() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
    db.engine.dispose()
    if is_sqlite:
        _replace_sqlite(folder / DATABASE)
    else:
        _run("pg_restore", "--clean", "--if-exists", "--no-owner", "-d", *_target(), folder / DUMP)
    for part in ("uploads", "pictures"):
        if (folder / part).exists():
            shutil.copytree(folder / part, settings().data / part, dirs_exist_ok=True)
    for key in folder.glob(KEYS):
        shutil.copy2(key, settings().data / key.name)
    renew_epochs()
    return facts


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): _digest(path)
        for path in files
        if path.name != MANIFEST
    }


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def count_rows(path: Path) -> dict[str, int]:
    """How many rows each table holds, in a database that is whole."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as plain:
        try:
            whole = plain.execute("PRAGMA integrity_check").fetchone()[0]
            tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%fts5%'"
            names = [name for (name,) in plain.execute(tables) if "_fts" not in name]
            counts = {n: plain.execute(f'SELECT count(*) FROM "{n}"').fetchone()[0] for n in names}  # noqa: S608
        except sqlite3.DatabaseError:
            return {}
        finally:
            plain.rollback()
    plain.close()
    return counts if whole == "ok" else {}


def _keep_database(draft: Path) -> dict[str, int]:
    if db.engine.dialect.name != "sqlite":
        _run("pg_dump", "-Fc", "-f", str(draft / DUMP), *_target())
        return {}
    plain = sqlite3.connect(str(db.engine.url.database))
    try:
        plain.execute("VACUUM INTO ?", (str(draft / DATABASE),))
    finally:
        plain.close()
    return count_rows(draft / DATABASE)


def _keep_files(draft: Path) -> None:
    for part in ("uploads", "pictures"):
        if (settings().data / part).exists():
            shutil.copytree(settings().data / part, draft / part)
    for key in settings().data.glob(KEYS):
        shutil.copy2(key, draft / key.name)


def _replace_sqlite(kept: Path) -> None:
    here = Path(str(db.engine.url.database))
    fresh = here.with_suffix(".restoring")
    shutil.copy2(kept, fresh)
    for leftover in ("-wal", "-shm"):
        Path(f"{here}{leftover}").unlink(missing_ok=True)
    fresh.replace(here)


def _target() -> list[str]:
    """The database without its password, which travels in the environment."""
    address = make_url(_url()).set(drivername="postgresql")
    return [address._replace(password=None).render_as_string()]


def _url() -> str:
    return settings().database


def _run(program: str, *arguments: Any) -> None:
    path = shutil.which(program)
    if path is None:
        raise Conflict(_("%(program)s is not installed here.", program=program))
    secret = make_url(_url()).password
    environment = {**os.environ, **({"PGPASSWORD": str(secret)} if secret else {})}
    done = subprocess.run(  # noqa: S603
        [path, *map(str, arguments)], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Conflict(f"{program}: {done.stderr.strip()[-300:]}")


def rotate(folder: Path) -> list[Path]:
    """Keeps the newest of each of 24 hours, 14 days and 8 weeks; ends the rest."""
    found = {path: _moment(path) for path in sorted(folder.glob("onetask-*"), reverse=True)}
    dated = {path: moment for path, moment in found.items() if moment}
    kept = {path for span, count in KEPT for path in _newest_of_each(dated, span, count)}
    gone = [path for path in dated if path not in kept]
    for path in gone:
        shutil.rmtree(path)
    return gone


def _newest_of_each(dated: dict[Path, datetime], span: timedelta, count: int) -> list[Path]:
    newest: dict[int, Path] = {}
    for path, moment in dated.items():
        newest.setdefault(int(moment.timestamp() // span.total_seconds()), path)
    return list(newest.values())[:count]


def _moment(path: Path) -> datetime | None:
    try:
        return datetime.strptime(f"{path.name}+0000", f"{NAME}%z")
    except ValueError:
        return None
