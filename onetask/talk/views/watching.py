"""Watching a thing."""

from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.subjects import find, subject
from onetask.core.who import me
from onetask.talk.operations.watching import unwatch, watch
from onetask.talk.queries.panel import Talk

bp = Blueprint("watching", __name__)


@bp.get("/<kind>s/<uuid:thing_id>/watch")
def show(kind: str, thing_id: UUID) -> Answer:
    return hx.page("talk/_watch.html", talk=Talk(me(), find(me(), kind, thing_id)))


@bp.put("/<kind>s/<uuid:thing_id>/watch")
def begin(kind: str, thing_id: UUID) -> Answer:
    thing = find(me(), kind, thing_id)
    watch(me(), thing)
    return hx.redrawn(subject(kind).url(thing))


@bp.delete("/<kind>s/<uuid:thing_id>/watch")
def end(kind: str, thing_id: UUID) -> Answer:
    thing = find(me(), kind, thing_id)
    unwatch(me(), thing)
    return hx.redrawn(subject(kind).url(thing))
