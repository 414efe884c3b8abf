"""How each failure is answered: what happened, what is safe and what to do."""

import logging
import secrets
from typing import Any

from flask import Flask, Response, json, make_response, render_template, request
from flask_limiter import RateLimitExceeded
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as Answer

from onetask.core import hx, who
from onetask.core.db import session
from onetask.core.errors import Busy, Clash, Conflict, Invalid, NotThere, Refused, Repeated
from onetask.core.limits import seconds_left
from onetask.core.locale import gettext as _

log = logging.getLogger(__name__)
PROBLEM = "application/problem+json"


def install(app: Flask) -> None:
    handlers: dict[type[Exception], Any] = {
        NotThere: lambda _error: not_there(),
        Refused: lambda _error: failed(403, _("You may not do this.")),
        Conflict: lambda error: failed(409, str(error)),
        Clash: _clash,
        Invalid: lambda error: failed(
            422, _("Some fields need another look."), errors=error.fields
        ),
        Busy: lambda _error: busy(),
        Repeated: lambda error: hx.repeated(error.number),
        CSRFError: lambda _error: failed(400, _("This page is too old. Reload it and try again.")),
        RateLimitExceeded: _too_many,
        HTTPException: _http,
        Exception: _unexpected,
    }
    for kind, handler in handlers.items():
        app.register_error_handler(kind, handler)


def failed(status: int, title: str, **more: Any) -> Answer:
    """One answer in the shape that was asked for: a problem document, a partial or a page."""
    session.rollback()
    return _shaped({"type": "about:blank", "title": title, "status": status} | more)


def not_there() -> Answer:
    is_page = request.method == "GET" and not request.path.startswith("/static/")
    if is_page and who.member() is None and not _wants_json():
        return hx.go(f"/sign-in?next={hx.local_path(request.full_path.rstrip('?'))}")
    return failed(404, _("There is nothing here, or it is not yours to see."))


def busy() -> Answer:
    answer = failed(503, _("OneTask is very busy. Nothing was changed; try again."))
    answer.headers["Retry-After"] = "1"
    return answer


def _too_many(_error: RateLimitExceeded) -> Answer:
    answer = failed(429, _("Too many tries. Wait a moment, then try again."))
    answer.headers["Retry-After"] = str(seconds_left())
    return answer


def _shaped(problem: dict[str, Any]) -> Answer:
    status = problem["status"]
    if _wants_json():
        return Response(json.dumps(problem), status, mimetype=PROBLEM)
    part = "layout/_problem.html" if hx.is_partial() else "layout/error.html"
    return make_response(render_template(part, problem=problem), status)


def _wants_json() -> bool:
    best = request.accept_mimetypes.best_match(["text/html", "application/json", PROBLEM])
    return request.path.startswith("/api/") or (request.is_json and best != "text/html")


def _clash(error: Clash) -> Answer:
    theirs = error.theirs
    values: dict[str, Any] = {"field": theirs.field, "theirs": theirs.value, "mine": error.mine}
    about = {"who": who.name_of(theirs.who), "at": theirs.at.isoformat(), "number": theirs.number}
    return failed(409, _("Somebody else changed this meanwhile."), **values, **about)


def _http(error: HTTPException) -> Answer:
    if error.code and error.code < 400:
        return error.get_response()
    if error.code == 404:
        return not_there()
    return failed(error.code or 500, _names().get(error.code or 500, error.name))


def _names() -> dict[int, str]:
    return {
        400: _("This request could not be read."),
        405: _("That cannot be done here."),
        413: _("This is too large."),
        415: _("This kind of content is not understood here."),
    }


def _unexpected(error: Exception) -> Answer:
    reference = secrets.token_hex(4)
    log.exception("error %s on %s", reference, request.path, exc_info=error)
    text = _("Something went wrong on our side. Nothing was half done. Reference: %(ref)s")
    return failed(500, text % {"ref": reference})
