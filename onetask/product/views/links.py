"""Joining and parting things of the spine."""

from typing import Any
from uuid import UUID

from flask import Blueprint, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.db import Thing
from onetask.core.forms import read
from onetask.core.subjects import find, one_or_404
from onetask.core.who import me
from onetask.product.access.links import visible_links
from onetask.product.forms.links import LinkNew, LinkPlain
from onetask.product.operations.links import link, unlink

bp = Blueprint("product_links", __name__)


@bp.post("/links")
def create() -> Answer:
    source, target = _ends()
    link(me(), source, target=target)
    return hx.redrawn()


@bp.delete("/links")
def cut() -> Answer:
    source, target = _ends()
    unlink(me(), source, target=target)
    return hx.redrawn()


@bp.delete("/links/<uuid:id>")
def cut_one(id: UUID) -> Answer:
    there = one_or_404(visible_links(me()), id)
    source = find(me(), there.source_kind, there.source_id)
    unlink(me(), source, target=find(me(), there.target_kind, there.target_id))
    return hx.redrawn()


def _ends() -> tuple[Thing, Thing]:
    if request.is_json:
        sent: Any = read(LinkNew)
        ends = [(sent.from_.kind, sent.from_.id), (sent.to.kind, sent.to.id)]
    else:
        ends = read(LinkPlain).ends()
    source, target = (find(me(), kind, thing_id) for kind, thing_id in ends)
    return source, target
