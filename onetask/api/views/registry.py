"""Every address of the API, once: its method, path, body, answer; OpenAPI is read from here."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import Blueprint, g, jsonify, request
from werkzeug.wrappers import Response as Answer

from onetask.api.forms.sent import Nothing
from onetask.api.queries import shown
from onetask.core import who
from onetask.core.db import session
from onetask.core.errors import Invalid, NotThere, Repeated
from onetask.core.failures import failed
from onetask.core.forms import Form, read
from onetask.core.locale import gettext as _
from onetask.core.undo import events_of_change
from onetask.core.walls import bearer

SAFE = {"GET", "HEAD", "OPTIONS"}
LIMIT, MOST = 100, 200

bp = Blueprint("api", __name__, url_prefix="/api/v1")
View = Callable[..., Any]


@dataclass(frozen=True)
class Route:
    """One thing a program can ask."""

    method: str
    path: str
    summary: str
    gives: type[Any]
    takes: type[Form] | None
    about: str
    asks: tuple[str, ...]
    name: str
    makes: bool = True
    reads_too: bool = False

    @property
    def statuses(self) -> tuple[int, ...]:
        return (HTTPStatus.OK, self.status) if self.reads_too else (self.status,)

    @property
    def status(self) -> int:
        is_new = self.method == "POST" and self.makes and self.takes not in (None, Nothing)
        return HTTPStatus.CREATED if is_new else HTTPStatus.OK


routes: dict[str, Route] = {}
again: dict[str, Callable[[Any, UUID], Any]] = {
    "task": shown.task_whole,
    "project": shown.project_whole,
    "column": shown.column_whole,
    "comment": shown.comment_whole,
    "label": shown.label_whole,
}


def route(method: str, path: str, gives: type[Any], **more: Any) -> Callable[[View], View]:
    """Lists a view: `takes` its form, `about` the kind its answer shows, `asks` its parameters.

    A preview `makes` nothing; what makes something only if asked to `reads_too`.
    """

    def add(view: View) -> View:
        takes = more.get("takes") or (None if method in SAFE else Nothing)
        words = (view.__doc__ or "").strip()
        about, asks = more.get("about", ""), tuple(more.get("asks", ()))
        facts = Route(method, path, words, gives, takes, about, asks, view.__name__,
                      more.get("makes", True), more.get("reads_too", False))  # fmt: skip
        routes[f"api.{view.__name__}"] = facts
        bp.add_url_rule(path, view.__name__, _answering(view, facts), methods=[method])
        return view

    return add


def _answering(view: View, facts: Route) -> View:
    @wraps(view)
    def answer(**ids: Any) -> Answer:
        given = () if facts.takes is None else (read(facts.takes),)
        if facts.takes is Nothing:
            given = ()
        found = view(*given, **ids)
        return found if isinstance(found, Answer) else answered(found, facts.status)

    return answer


def answered(body: Any, status: int = HTTPStatus.OK) -> Answer:
    answer = jsonify(body)
    answer.status_code = status
    if changes := g.asked.changes:
        answer.headers["X-Number"] = str(changes[-1].number)
    return answer


@bp.before_request
def _let_in() -> Answer | None:
    """A cookie reads; only a key writes."""
    is_write = request.method not in SAFE
    if request.endpoint == "api.openapi" or (who.member() and (bearer() or not is_write)):
        return None
    return refused()


def refused() -> Answer:
    answer = failed(401, _("Send a key: Authorization: Bearer …"))
    answer.headers["WWW-Authenticate"] = 'Bearer realm="OneTask"'
    return answer


@bp.errorhandler(Repeated)
def _as_before(error: Repeated) -> Answer:
    """A write that was carried out before answers with the same thing as it is now."""
    if not bearer():
        return refused()
    actor, facts = who.me(), routes.get(request.endpoint or "")
    if facts is None:
        raise NotThere
    session.rollback()
    if facts.about not in again:
        return answered({"number": error.number})
    return answered(again[facts.about](actor, _subject(facts, error.number)), facts.status)


def _subject(facts: Route, number: int) -> UUID:
    """The thing in the path, or the one the change made."""
    events = reversed(events_of_change(who.me(), number))
    made = (event.subject_id for event in events if event.subject_kind == facts.about)
    in_path = None if facts.status == HTTPStatus.CREATED else (request.view_args or {}).get("id")
    found = in_path or next(made, None)
    if found is None:
        raise NotThere
    return UUID(str(found))


def page_of(query: Any, column: Any) -> tuple[list[Any], str | None]:
    """The next rows in the order of their ids, and where the rest begins."""
    limit = page_size()
    if after := request.args.get("cursor"):
        query = query.where(column > _uuid(after))
    rows = list(session.scalars(query.order_by(column).limit(limit + 1)).unique())
    last = rows[limit - 1] if len(rows) > limit else None
    return rows[:limit], (str(getattr(last, "id", last)) if last is not None else None)


def page_size() -> int:
    text = request.args.get("limit", "")
    if text and not (text.isascii() and text.isdigit() and 0 < int(text[:9]) <= MOST):
        wrong = _("This must be between %(least)s and %(most)s.", least=1, most=MOST)
        raise Invalid({"limit": wrong})
    return int(text[:9]) if text else LIMIT


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Invalid({"cursor": _("This must be a UUID.")}) from None


def home(workspace_id: UUID) -> Any:
    """The acting member, where this is their workspace."""
    actor = who.me()
    if actor.workspace_id != workspace_id:
        raise NotThere
    return actor
