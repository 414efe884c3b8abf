"""Attachments: files kept under a random name, and links to elsewhere."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from onetask.core.change import Actor, Change
from onetask.core.db import Thing, session
from onetask.core.door import operation
from onetask.core.errors import Conflict, Invalid
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.core.uploads import Upload
from onetask.talk.access import may_bin_file, may_talk
from onetask.talk.models import KEPT_FOR, File

LINK = "text/uri-list"


@operation(may_talk)
def attach_file(
    change: Change,
    thing: Thing,
    *,
    upload: Upload,
    id: UUID | None = None,
) -> File:
    facts = {"name": upload.name, "media_type": upload.media_type, "size": upload.size}
    kept = {"stored_as": upload.stored_as, "sha256": upload.sha256, "url": None}
    return _attach(change, thing, id, facts | kept)


@operation(may_talk)
def attach_link(
    change: Change,
    thing: Thing,
    *,
    url: str,
    name: str = "",
    id: UUID | None = None,
) -> File:
    try:
        host = urlsplit(url).hostname if url.lower().startswith(("https://", "http://")) else None
    except ValueError:
        host = None
    if not host:
        raise Invalid({"url": _("A link begins with https:// or http://.")})
    return _attach(change, thing, id, {"name": name or host, "media_type": LINK, "url": url})


@operation(may_bin_file)
def bin_file(change: Change, file: File) -> File:
    if file.binned_at is None:
        file.binned_at = change.at
        change.record("file.binned", file)
    return file


@operation(may_bin_file)
def restore_file(change: Change, file: File) -> File:
    if file.binned_at is None:
        return file
    if file.binned_at < change.at - KEPT_FOR:
        raise Conflict(_("What was deleted can be restored for 30 days."))
    file.binned_at = None
    change.record("file.restored", file)
    return file


@undoes("file.attached", "file.restored")
def _bin_again(actor: Actor, event: Event) -> None:
    bin_file(actor, session.get_one(File, event.subject_id))


@undoes("file.binned")
def _restore_again(actor: Actor, event: Event) -> None:
    restore_file(actor, session.get_one(File, event.subject_id))


def _attach(change: Change, thing: Thing, file_id: UUID | None, facts: dict[str, Any]) -> File:
    if file_id and session.get(File, file_id):
        raise Conflict(_("This file is there already."))
    about = {"subject_kind": thing.kind, "subject_id": thing.id, "project_id": thing.scope_id}
    made = {"by_id": change.actor.id, "at": change.at, "workspace_id": thing.workspace_id}
    file = File(id=file_id or uuid7(), **about, **made, **({"size": 0} | facts))
    session.add(file)
    told = {"kind": thing.kind, "id": str(thing.id), "label": thing.label}
    change.record("file.attached", file, about=told)
    return file
