"""The catch-up address: what changed in a place since a number, for those without a socket."""

import re

from flask import Blueprint, Flask, make_response, request
from werkzeug.wrappers import Response as Answer

from onetask.core import who
from onetask.core.db import session
from onetask.core.errors import NotThere
from onetask.core.failures import failed
from onetask.core.fragments import since
from onetask.core.locale import gettext as _
from onetask.core.subjects import may_join
from onetask.live import relay
from onetask.live.forms import PLACE

bp = Blueprint("live", __name__)


def install(app: Flask) -> None:
    """Every process tells its changes, whether or not it has sockets."""
    app.extensions["onetask.relay"] = relay.tell


@bp.get("/live/since/<int:number>")
def missed(number: int) -> Answer:
    member = who.member()
    if member is None:
        return failed(401, _("Sign in to follow this."))
    place = request.args.get("place", "")
    if not re.fullmatch(PLACE, place) or not may_join(member, place):
        raise NotThere
    home = member.workspace_id
    session.rollback()
    patch = since(home, place, number)
    if patch.is_out_of_reach or request.args.get("epoch", patch.epoch) != patch.epoch:
        return _labelled(_must_reload(), patch.number, patch.epoch)
    answer = make_response(patch.html, 200 if patch.html else 204)
    return _labelled(answer, patch.number, patch.epoch)


def _must_reload() -> Answer:
    answer = failed(409, _("This page is out of date. Load it again."))
    answer.headers["X-Reload"] = "1"
    return answer


def _labelled(answer: Answer, number: int, epoch: str) -> Answer:
    answer.headers["X-Number"], answer.headers["X-Epoch"] = str(number), epoch
    return answer
