"""Feedback from files: looked at first, then taken in as one change."""

from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Blueprint, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.errors import Invalid, NotThere
from onetask.core.forms import Form, read
from onetask.core.ids import uuid7
from onetask.core.limits import asker, limited
from onetask.core.locale import gettext as _
from onetask.core.settings import settings
from onetask.core.who import me
from onetask.people.access import is_editor
from onetask.product.engine.shapes import Read, Unreadable, read_file
from onetask.product.operations.feedback_files import import_feedback
from onetask.product.queries.feedback import known_keys
from onetask.product.views.chosen import chosen_product

bp = Blueprint("feedback_files", __name__)
LARGEST, PREVIEW, TROUBLES = 16 * 1024 * 1024, 8, 50


class Chosen(Form):
    """The file that was looked at."""

    file: UUID


@bp.get("/feedback/import")
def show() -> Answer:
    return hx.page("product/feedback_import.html", product=chosen_product(), found=None)


@bp.post("/feedback/import")
@limited("60 per hour", by=asker)
def look() -> Answer:
    """What the file would become: nothing is taken in yet."""
    product, sent = chosen_product(), request.files.get("file")
    if not is_editor(me()):
        raise NotThere
    if sent is None or not sent.filename:
        raise Invalid({"file": _("Choose a file.")})
    raw = sent.stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise Invalid({"file": _("The file is too large.")})
    try:
        found = read_file(raw)
    except Unreadable as why:
        raise Invalid({"file": str(why)}) from None
    facts: dict[str, Any] = {"file": _kept(raw), "found": found, "name": sent.filename[:120]}
    facts |= {"known": _known(found), "preview": PREVIEW, "troubles": TROUBLES}
    return hx.page("product/feedback_import.html", product=product, **facts)


@bp.post("/feedback/import/run")
@limited("60 per hour", by=asker)
def run() -> Answer:
    product, path = chosen_product(), _path(read(Chosen).file)
    if not path.exists():
        raise NotThere
    count = import_feedback(me(), product, said=read_file(path.read_bytes()).said)
    path.unlink(missing_ok=True)
    answer = hx.redrawn(f"/feedback?product={product.id}")
    return answer if count else hx.go(f"/feedback?product={product.id}")


def _known(found: Read) -> int:
    """Rows that were taken in before."""
    return len(known_keys(me().workspace_id, [one.key for one in found.said if one.key]))


def _kept(raw: bytes) -> UUID:
    name = uuid7()
    path = _path(name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.write_bytes(raw)
    return name


def _path(name: UUID) -> Path:
    return settings().data / "imports" / f"feedback-{me().workspace_id}-{name}"
