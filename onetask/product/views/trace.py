"""The trace of anything on the spine, on one screen."""

from uuid import UUID

from flask import Blueprint, make_response, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.events import standing
from onetask.core.stamps import newest
from onetask.core.who import me
from onetask.product.queries.trace import trace_of

bp = Blueprint("product_trace", __name__)


@bp.get("/trace/<kind>/<uuid:id>")
def show(kind: str, id: UUID) -> Answer:
    actor = me()
    now, place = standing(actor.workspace_id), f"workspace:{actor.workspace_id}"
    trace = trace_of(actor, kind, id)
    since = request.args.get("since", type=int)
    if since is not None and max(newest(place), now.floor) <= since:
        return make_response("", 204)
    page = "product/_trace.html" if "part" in request.args else "product/trace.html"
    return hx.page(page, trace=trace, number=now.number, src=f"/trace/{kind}/{id}?part=1")
