"""Joining and parting things of the spine."""

from typing import Any
from uuid import UUID

from flask import Blueprint, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.db import Thing
from onetask.core.errors import NotThere
from onetask.core.forms import read
from onetask.core.subjects import find, one_or_404
from onetask.core.who import me
from onetask.people.access import is_editor
from onetask.product.access.links import visible_links
from onetask.product.forms.links import LinkNew, LinkPlain
from onetask.product.operations.links import link, unlink
from onetask.product.queries.links import releases_around
from onetask.work.access import visible_tasks

bp = Blueprint("product_links", __name__)


@bp.post("/links")
def create() -> Answer:
    source, target = _ends()
    link(me(), source, target=target)
    return hx.redrawn()


@bp.get("/tasks/<uuid:id>/links")
def of_task(id: UUID) -> Answer:
    """What a task belongs to, and what it could."""
    task = one_or_404(visible_tasks(me()), id)
    if not is_editor(me()):
        raise NotThere
    inside, others = releases_around(me(), task.id)
    return hx.page("product/_task_links.html", task=task, inside=inside, others=others)


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
