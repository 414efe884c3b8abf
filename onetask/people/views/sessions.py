"""The session of a browser: a row found by a cookie, or nothing but a cookie for a mere visitor."""

import hmac
from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from flask import Flask, Request, Response, abort, g, request, session
from flask.sessions import SessionInterface, SessionMixin
from werkzeug.datastructures import CallbackDict

from onetask.core import who
from onetask.core.clock import now
from onetask.core.db import session as session_of_rows
from onetask.core.errors import NotThere
from onetask.core.settings import settings
from onetask.core.walls import bearer
from onetask.people.engine.keys import new_key
from onetask.people.models import Account, Login, Member
from onetask.people.operations.logins import end_login, note_login, open_login, rotate_login
from onetask.people.queries import ABSOLUTE, login_of, member_in, member_with, name_of

QUIET = timedelta(minutes=10)
PROOF = "csrf_token"


class Visit(CallbackDict[str, Any], SessionMixin):
    """Flask's session: what the row holds, and the proof that a form is ours."""

    def __init__(self, key: str, login: Login | None, secret: str) -> None:
        self.key, self.login_id, self.secret = key, login.id if login else None, secret
        self.account_id = login.account_id if login else None
        self.workspace_id = login.workspace_id if login else None
        self.must_rotate = login is not None and login.must_rotate
        self.is_quiet = login is not None and login.seen_at < now() - QUIET
        self.has_moved, self.has_changed = False, False
        facts = dict(login.data) if login else {}
        super().__init__(facts | {PROOF: self.proof()}, Visit.note)

    def note(self) -> None:
        self.has_changed = True

    def proof(self) -> str:
        """Bound to the session's row, or to the mere cookie: so nothing is stored for it."""
        about = f"csrf:{self.login_id or self.key}"
        return hmac.new(self.secret.encode(), about.encode(), sha256).hexdigest()

    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.items() if name != PROOF}

    def become(self, login: Login | None, key: str) -> None:
        """Goes on under another row and another key."""
        self.clear()
        Visit.__init__(self, key, login, self.secret)
        self.has_moved = True
        g.pop(PROOF, None)


class Sessions(SessionInterface):
    def open_session(self, app: Flask, request: Request) -> Visit:
        ignored = request.path.startswith("/static/") or "Authorization" in request.headers
        key = "" if ignored else request.cookies.get(cookie_name(), "")
        return Visit(key or new_key(), login_of(key) if key else None, str(app.secret_key))

    def save_session(self, _app: Flask, session: SessionMixin, response: Response) -> None:
        current: Any = session
        _store(current)
        if current.has_moved or (PROOF in g and cookie_name() not in request.cookies):
            _set_cookie(response, current.key)


def install(app: Flask) -> None:
    app.session_interface = Sessions()
    app.before_request(_refuse_wrong_key)


def cookie_name() -> str:
    return "__Host-onetask" if settings().is_https else "onetask"


def visit() -> Visit:
    """This browser's session, past Flask's proxy."""
    return session._get_current_object()  # type: ignore[attr-defined, no-any-return]


def sign_in(account: Account, workspace_id: UUID | None = None) -> None:
    """A new row under a new key; whatever key the browser held before opens nothing."""
    sign_out()
    visit().become(*open_login(account.id, workspace_id=workspace_id, **_about()))


def settle() -> None:
    """A visitor's session becomes a row now: a form can be answered that its next step needs."""
    if visit().login_id is None:
        visit().become(*open_login(None, **_about()))


def sign_out() -> None:
    if current := visit().login_id:
        end_login(current)
    visit().become(None, new_key())
    g.pop("member", None)


@who.resolves
def acting() -> Member | None:
    if key := bearer():
        return member_with(key)
    current = visit()
    if current.account_id is None:
        return None
    return member_in(current.account_id, _asked_workspace() or current.workspace_id)


who.names(name_of)


def account() -> Account | None:
    """Whoever signed in here, member of a workspace or of none yet."""
    found = visit().account_id
    return session_of_rows.get(Account, found) if found else None


def signed_in() -> Account:
    found = account()
    if found is None:
        raise NotThere
    return found


def move_to(workspace_id: UUID) -> None:
    """Pages of this browser show another workspace from now on."""
    current = visit()
    if current.login_id:
        note_login(current.login_id, workspace_id=workspace_id)
    current.workspace_id = workspace_id
    g.pop("member", None)


def _refuse_wrong_key() -> None:
    if bearer() and who.member() is None:
        abort(401)


def _asked_workspace() -> UUID | None:
    """The workspace an open page belongs to, whatever another tab has switched to."""
    try:
        return UUID(request.headers.get("X-Workspace", ""))
    except ValueError:
        return None


def _about() -> dict[str, Any]:
    agent = request.headers.get("User-Agent", "")[:300]
    return {"agent": agent, "address": request.remote_addr or ""}


def _store(current: Visit) -> None:
    if current.has_changed and current.login_id is None:
        current.become(*open_login(None, data=current.facts(), **_about()))
    elif current.login_id and (current.has_changed or current.is_quiet):
        changed = {"data": current.facts()} if current.has_changed else {}
        note_login(current.login_id, **changed)
    if current.must_rotate and current.login_id and _is_navigation():
        current.key, current.has_moved = rotate_login(current.login_id), True


def _is_navigation() -> bool:
    """A page that loads anew: nothing else of it is under way with the old cookie."""
    return request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"


def _set_cookie(response: Response, key: str) -> None:
    safe = {"httponly": True, "samesite": "Lax", "secure": settings().is_https, "path": "/"}
    response.set_cookie(cookie_name(), key, max_age=ABSOLUTE, **safe)  # type: ignore[arg-type]
    response.vary.add("Cookie")
