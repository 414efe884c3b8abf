"""A browser without pictures: cookies, the page's token, each request in its own context."""

from contextvars import Context

from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer

from onetask.core.db import session
from onetask.people.engine.keys import new_key
from onetask.people.models import Login
from onetask.people.operations.logins import open_login
from onetask.people.queries import login_of
from onetask.people.views.sessions import Visit, cookie_name


class Browser(FlaskClient):
    def __init__(self, app, member=None):
        super().__init__(app, app.response_class, use_cookies=True)
        self.member = member
        key = new_key()
        if member is not None:
            _, key = open_login(member.account_id, workspace_id=member.workspace_id)
        self.set_cookie(cookie_name(), key)

    @property
    def key(self):
        cookie = self.get_cookie(cookie_name())
        return cookie.value if cookie else ""

    @property
    def login(self) -> Login | None:
        return login_of(self.key)

    @property
    def proof(self):
        """What the page would carry as its token."""
        proof = Visit(self.key, self.login, self.application.secret_key).proof()
        signer = URLSafeTimedSerializer(self.application.secret_key, salt="wtf-csrf-token")
        return signer.dumps(proof)

    def open(self, *args, **kwargs):
        """Outside the test's own context, so that nothing leaks from one request to the next."""
        if not isinstance(kwargs.get("headers"), list):
            kwargs["headers"] = {"X-CSRFToken": self.proof} | dict(kwargs.get("headers") or {})
        answer = Context().run(super().open, *args, **kwargs)
        session.rollback()
        return answer
