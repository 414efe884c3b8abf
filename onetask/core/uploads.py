"""Files that people send: bounded, under random names, typed by content and extension alike."""

import hashlib
import secrets
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, NamedTuple

from onetask.core.errors import Invalid
from onetask.core.locale import gettext as _
from onetask.core.rasters import RASTERS, redraw
from onetask.core.settings import settings

CHUNK = 64 * 1024
LONGEST_NAME = 150
ANY = "application/octet-stream"
MAGIC = (
    *((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg")),
    *((b"GIF87a", "image/gif"), (b"GIF89a", "image/gif"), (b"%PDF-", "application/pdf")),
    *((b"PK\x03\x04", "application/zip"), (b"PK\x05\x06", "application/zip")),
)
EXTENSIONS = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
}


class Upload(NamedTuple):
    """What was received and where it lies."""

    name: str
    stored_as: str
    media_type: str
    size: int
    sha256: str


def receive(stream: IO[bytes], name: str) -> Upload:
    """Keeps a stream up to the size cap; nothing stays behind when it is refused."""
    stored_as = secrets.token_hex(16)
    path = path_of(stored_as)
    for folder in (path.parent.parent, path.parent):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        size, sha256 = _write(stream, path)
    except BaseException:
        discard(stored_as)
        raise
    name = safe_name(name)
    return Upload(name, stored_as, _typed(path, name), size, sha256)


def path_of(stored_as: str) -> Path:
    return settings().data / "uploads" / stored_as[:2] / stored_as


def preview_of(stored_as: str) -> Path:
    """The picture drawn anew, which alone may be shown in a page."""
    return path_of(stored_as).with_suffix(".webp")


def discard(stored_as: str) -> None:
    path_of(stored_as).unlink(missing_ok=True)
    preview_of(stored_as).unlink(missing_ok=True)


def older_than(moment: datetime) -> set[str]:
    """The stored names of what was received before a moment."""
    kept = (settings().data / "uploads").glob("??/*")
    return {path.stem for path in kept if path.stat().st_mtime < moment.timestamp()}


def safe_name(name: str) -> str:
    """The last part of a path without marks that hide or turn what is read."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    clean = "".join(char for char in last if not unicodedata.category(char).startswith("C"))
    stem, dot, ending = clean.strip(" .").rpartition(".")
    if not dot:
        stem, ending = ending, ""
    short = stem[: LONGEST_NAME - len(ending[:20])] + (f".{ending[:20]}" if ending else "")
    return short or "file"


def _write(stream: IO[bytes], path: Path) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    with path.open("xb") as kept:
        for chunk in _bounded(stream):
            kept.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    if not size:
        raise Invalid({"file": _("This file is empty.")})
    return size, digest.hexdigest()


def _bounded(stream: IO[bytes]) -> Iterator[bytes]:
    left = settings().upload_mb * 1024 * 1024
    while chunk := stream.read(CHUNK):
        left -= len(chunk)
        if left < 0:
            most = settings().upload_mb
            raise Invalid({"file": _("A file may have up to %(most)s MB.", most=most)})
        yield chunk


def _typed(path: Path, name: str) -> str:
    """A type that content and extension agree on; a picture only if it can be drawn anew."""
    named = EXTENSIONS.get(Path(name).suffix.lower(), ANY)
    with path.open("rb") as kept:
        found = _by_content(kept.read(16))
    if named != found:
        return ANY
    if named in RASTERS and not redraw(path, path.with_suffix(".webp")):
        return ANY
    return named


def _by_content(head: bytes) -> str:
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for magic, kind in MAGIC if head.startswith(magic)), ANY)
