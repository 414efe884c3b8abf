"""The one adapter between Flask and the pages: what is asked for, and how we answer."""

from typing import Any
from urllib.parse import SplitResult, urlsplit
from uuid import UUID

from flask import Flask, Response, g, make_response, redirect, render_template, request
from htmx_flask import Htmx
from htmx_flask.requests import HtmxAwareRequest
from werkzeug.wrappers import Response as Answer

from onetask.core import forms, who
from onetask.core.change import Change
from onetask.core.door import Request, asked_with
from onetask.core.errors import Invalid, Repeated
from onetask.core.events import standing
from onetask.core.fragments import message, since
from onetask.core.locale import gettext as _
from onetask.core.seal import change_of
from onetask.core.subjects import may_join
from onetask.core.words import sentence

SAFE = {"GET", "HEAD", "OPTIONS"}


class HxRequest(HtmxAwareRequest):  # type: ignore[misc]
    """htmx 4 names its headers anew; all of them are the client's word and relax nothing."""

    @property
    def source(self) -> str:
        return str(self.headers.get("HX-Source") or "")

    @property
    def request_type(self) -> str:
        return str(self.headers.get("HX-Request-Type", "full"))


def install(app: Flask) -> None:
    Htmx(app)
    app.request_class = HxRequest
    app.before_request(_name_request)
    app.teardown_request(_forget_request)


def is_partial() -> bool:
    """Asked for by our JavaScript or htmx, and so answered with a part of a page."""
    return "HX-Request" in request.headers or "X-Op" in request.headers


def page(template: str, status: int = 200, **facts: Any) -> Answer:
    return make_response(render_template(template, **facts), status)


def redrawn(to: str | None = None, *, status: int = 200) -> Answer:
    """Answers a write: the drawings of the change for the asking places, or a redirect."""
    asked: Request = g.asked
    if not is_partial():
        return redirect(to or back(), 303)
    return _answer([_drawings(change) for change in asked.changes], asked.changes, status)


def repeated(number: int) -> Answer:
    """Answers a write that was carried out before, with all that is new since."""
    if not is_partial():
        return redirect(back(), 303)
    home = who.me().workspace_id
    return _answer([since(home, place, number - 1).html for place in asked_places()], [], 200)


def go(to: str) -> Answer:
    """Leads the browser elsewhere, whoever asked."""
    if not is_partial():
        return redirect(to, 303)
    answer = make_response("", 200)
    answer.headers["HX-Redirect"] = to
    return answer


def back() -> str:
    """The page the form stood on, if it was ours."""
    came = came_from()
    return local_path(came.path + (f"?{came.query}" if came.query else ""))


def came_from() -> SplitResult:
    """The address of the page that asks; nothing where it does not say."""
    try:
        return urlsplit(request.referrer or "")
    except ValueError:
        return urlsplit("")


def local_path(path: str | None) -> str:
    """A path on this server, or home: no scheme, host, backslash or control character."""
    odd = not path or not path.startswith("/") or path[1:2] in ("/", "\\")
    unsafe = odd or any(char == "\\" or ord(char) < 33 for char in path or "")
    return "/" if unsafe or urlsplit(path).netloc else str(path)


def asked_places() -> list[str]:
    """The places on the asking screen, of those its owner may see."""
    names = request.headers.get("X-Place", "").split(",")[:8]
    return [name for name in map(str.strip, names) if name and may_join(who.me(), name)]


def say(answer: Answer, text: str) -> Answer:
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    answer.headers["X-Say"] = line.encode("ascii", "xmlcharrefreplace").decode()
    return answer


def _drawings(change: Change) -> str:
    floor = standing(change.workspace_id).floor
    parts = (
        message(place, change.drawing.at(place, change.number), floor) for place in asked_places()
    )
    return "".join(parts)


def _answer(parts: list[str], changes: list[Change], status: int) -> Answer:
    answer: Response = make_response("".join(parts), status)
    if changes:
        answer.headers["X-Number"] = str(changes[-1].number)
        say(answer, sentence(changes[-1].events[0]) if changes[-1].events else "")
    return answer


def _name_request() -> None:
    """Gives the request its token; what was carried out before is answered before any search."""
    op = _op() if request.method not in SAFE else None
    g.asked_with = asked_with(op)
    g.asked = g.asked_with.__enter__()
    if op and (member := who.member()) and (number := change_of(member.workspace_id, op)):
        raise Repeated(number)


def _forget_request(_: BaseException | None) -> None:
    if asked := g.pop("asked_with", None):
        asked.__exit__(None, None, None)


def _op() -> UUID | None:
    text = request.headers.get("X-Op") or _op_in_body()
    try:
        return UUID(str(text)) if text else None
    except ValueError:
        raise Invalid({"op": _("This must be a UUID.")}) from None


def _op_in_body() -> Any:
    if request.is_json:
        return forms.envelope("op")
    return request.form.get("op") if request.mimetype.startswith("application/x-www") else None
