"""Attachments: received, given back as they came, or shown as a picture drawn anew."""

from pathlib import Path
from uuid import UUID

from flask import Blueprint, redirect, request, send_file
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as Answer

from onetask.core import hx, uploads
from onetask.core.db import Thing
from onetask.core.errors import Invalid, NotThere
from onetask.core.forms import read
from onetask.core.locale import gettext as _
from onetask.core.subjects import find, subject
from onetask.core.who import me
from onetask.talk.access import may_talk, thing_of, visible_file
from onetask.talk.forms import NewLink
from onetask.talk.models import File
from onetask.talk.operations.files import attach_file, attach_link, bin_file, restore_file

MOST = 10

bp = Blueprint("files", __name__)


@bp.post("/<kind>s/<uuid:thing_id>/files")
def attach(kind: str, thing_id: UUID) -> Answer:
    thing = find(me(), kind, thing_id)
    if request.mimetype == "multipart/form-data":
        _attach_all(thing, request.files.getlist("file"))
    else:
        sent = read(NewLink)
        attach_link(me(), thing, url=sent.url, name=sent.name, id=sent.id)
    return hx.redrawn(subject(kind).url(thing))


@bp.get("/files/<uuid:file_id>")
def download(file_id: UUID) -> Answer:
    file = _there(file_id)
    if file.url:
        return redirect(subject(file.subject_kind).url(thing_of(file)), 303)
    path, name = _on_disk(file), file.name
    sent = send_file(path, mimetype=file.media_type, as_attachment=True, download_name=name)
    return _sandboxed(sent)


@bp.get("/files/<uuid:file_id>/preview")
def preview(file_id: UUID) -> Answer:
    file = _there(file_id)
    picture = uploads.preview_of(file.stored_as) if file.stored_as else None
    if picture is None or not picture.exists():
        raise NotThere
    return _sandboxed(send_file(picture.absolute(), mimetype="image/webp"))


@bp.delete("/files/<uuid:file_id>")
def bin_(file_id: UUID) -> Answer:
    return _redrawn(bin_file(me(), visible_file(me(), file_id)))


@bp.post("/files/<uuid:file_id>/restoration")
def restore(file_id: UUID) -> Answer:
    return _redrawn(restore_file(me(), visible_file(me(), file_id)))


def _attach_all(thing: Thing, sent: list[FileStorage]) -> None:
    if not sent or len(sent) > MOST:
        raise Invalid({"file": _("Choose one to %(most)s files.", most=MOST)})
    if may_talk(me(), thing):
        for one in sent:
            _attach(thing, one)


def _attach(thing: Thing, sent: FileStorage) -> None:
    upload = uploads.receive(sent.stream, sent.filename or "")
    try:
        attach_file(me(), thing, upload=upload)
    except BaseException:
        uploads.discard(upload.stored_as)
        raise


def _there(file_id: UUID) -> File:
    file = visible_file(me(), file_id)
    if file.binned_at:
        raise NotThere
    return file


def _on_disk(file: File) -> Path:
    path = uploads.path_of(file.stored_as or "")
    if not path.is_file():
        raise NotThere
    return path.absolute()


def _sandboxed(answer: Answer) -> Answer:
    """Whatever it is, it runs nothing and asks nobody for anything."""
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


def _redrawn(file: File) -> Answer:
    return hx.redrawn(subject(file.subject_kind).url(thing_of(file)))
