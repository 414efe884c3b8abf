"""Agents over HTTP: one message in, one answer out, with a key; no session is kept."""

import json

from flask import Blueprint, Response, jsonify, request
from werkzeug.wrappers import Response as Answer

from onetask.api.operations.protocol import UNREADABLE, answer, error
from onetask.api.views.registry import refused
from onetask.core import who
from onetask.core.walls import bearer

bp = Blueprint("agents", __name__)


@bp.post("/mcp")
def take() -> Answer:
    """Only a key opens it: a cookie does not count."""
    if not bearer() or who.member() is None:
        return refused()
    try:
        message = json.loads(request.get_data())
    except (ValueError, RecursionError):
        return jsonify(error(None, UNREADABLE, "this is not readable JSON"))
    found = answer(who.me(), message)
    return Response(status=202) if found is None else jsonify(found)
