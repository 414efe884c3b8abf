"""Signing out."""

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.people.views.sessions import sign_out

bp = Blueprint("leaving", __name__)


@bp.post("/sign-out")
def leave() -> Answer:
    sign_out()
    return hx.go("/sign-in")
