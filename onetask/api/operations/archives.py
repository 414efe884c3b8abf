"""An export with its files: a zip of the JSON and of what was attached."""

import hashlib
import zipfile
from pathlib import Path
from typing import Any
from uuid import UUID

from onetask.api.engine.canonical import text_of
from onetask.api.engine.plan import ImportProblem
from onetask.api.engine.sources import LARGEST, json_of
from onetask.api.operations.copies import copy_workspace
from onetask.api.queries.tables import STORED
from onetask.core.locale import gettext as _
from onetask.core.settings import settings
from onetask.core.uploads import path_of
from onetask.people.models import Account

CONTENT = "onetask.json"
SAME = (1980, 1, 1, 0, 0, 0)


def write_archive(export: dict[str, Any], output: Path) -> None:
    """The same bytes for the same content."""
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(CONTENT, SAME), text_of(export), zipfile.ZIP_DEFLATED)
        for stored_as in stored(export):
            if path_of(stored_as).exists():
                entry = zipfile.ZipInfo(f"files/{stored_as}", SAME)
                archive.writestr(entry, path_of(stored_as).read_bytes())


def stored(export: dict[str, Any]) -> dict[str, str]:
    """The files an export names, with the digest each must have."""
    rows = export["tables"].get("files", [])
    return {
        row["stored_as"]: row["sha256"]
        for row in sorted(rows, key=lambda row: str(row.get("stored_as")))
        if isinstance(row.get("stored_as"), str) and STORED.fullmatch(row["stored_as"])
    }


def copy_archive(account: Account, file: Path) -> UUID:
    """A workspace from a JSON export or a zip; files that are not what they say are refused."""
    if not zipfile.is_zipfile(file):
        return copy_workspace(account, file.read_bytes())
    with zipfile.ZipFile(file) as archive:
        raw = _read(archive, CONTENT, LARGEST)
        export = json_of(raw)
        most = settings().upload_mb * 1024 * 1024
        names = {name for name in archive.namelist() if name.startswith("files/")}
        wanted = {name: sha for name, sha in stored(export).items() if f"files/{name}" in names}
        files = {name: _checked(archive, name, sha, most) for name, sha in wanted.items()}
        home = copy_workspace(account, raw)
    for name, content in files.items():
        path_of(name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path_of(name).write_bytes(content)
    return home


def _checked(archive: zipfile.ZipFile, name: str, sha256: str, most: int) -> bytes:
    content = _read(archive, f"files/{name}", most)
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ImportProblem(_("The file %(name)s in the archive is damaged.", name=name))
    return content


def _read(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    try:
        with archive.open(name) as entry:
            content = entry.read(most + 1)
    except (KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        raise ImportProblem(_("The archive holds no readable %(name)s.", name=name)) from None
    if len(content) > most:
        raise ImportProblem(_("%(name)s in the archive is too large.", name=name))
    return content
