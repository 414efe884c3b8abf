"""OpenID Connect by Authlib: discovery, PKCE, state, nonce, and who the token is about."""

import logging
from functools import lru_cache
from typing import Any, NamedTuple

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import OAuth
from flask import Flask, current_app, request, session
from joserfc.errors import JoseError
from pydantic import ValidationError
from requests import RequestException
from werkzeug.wrappers import Response as Answer

from onetask.core.errors import Invalid, NotThere
from onetask.core.mail import address
from onetask.core.settings import settings
from onetask.people.forms import GooglePerson, checked

CALLBACK = "/sign-in/google/callback"
KEPT = 5
STATE = "_state_google_"
PATIENCE = 10
CONSUMER_MAIL = ("gmail.com", "googlemail.com")


class Unsafe(Exception):
    """The answer is not one to our question, or not by whom we asked."""


class Unreachable(Exception):
    """The issuer did not answer, or not sensibly."""


class Person(NamedTuple):
    """Whom a checked token is about."""

    issuer: str
    sub: str
    email: str
    name: str
    is_verified: bool
    domain: str

    @property
    def owns_address(self) -> bool:
        """Only there does Google itself give the address out."""
        is_consumer = self.email.rpartition("@")[2] in CONSUMER_MAIL
        return self.is_verified and (is_consumer or bool(self.domain))


def install(_app: Flask) -> None:
    """The verifier would stand in Authlib's debug log."""
    logging.getLogger("authlib").setLevel(logging.INFO)


def leave_for(**kept: Any) -> Answer:
    """To Google; what we were about to do waits in the session's row, under the state."""
    client = google()
    try:
        to = client.create_authorization_url(address(CALLBACK), prompt="select_account")
    except (RequestException, ValueError, RuntimeError) as error:
        raise Unreachable from error
    client.save_authorize_data(redirect_uri=address(CALLBACK), **to, **kept)
    forget_old_states()
    return current_app.redirect(to["url"], 303)


def come_back() -> tuple[Person, dict[str, Any]]:
    """The person and what was kept; each state opens once, in the browser it was made for."""
    client = google()
    state = request.args.get("state", "")
    kept = client.framework.get_state_data(session, state) or {}
    try:
        token = client.authorize_access_token(claims_options=claims())
    except RequestException as error:
        raise Unreachable from error
    except (AuthlibBaseError, JoseError, ValueError, KeyError, RuntimeError) as error:
        raise Unsafe from error
    finally:
        client.framework.clear_state_data(session, state)
    return person_in(token.get("userinfo") or {}), kept


def claims() -> dict[str, Any]:
    """Given options replace Authlib's check of the issuer, and it has none of the audience."""
    issuer = settings().google_issuer
    spellings = [issuer, issuer.removeprefix("https://")]
    audience = {"essential": True, "value": settings().google_client_id}
    return {"iss": {"essential": True, "values": spellings}, "aud": audience}


def person_in(info: dict[str, Any]) -> Person:
    about = {name: str(info.get(name) or "") for name in ("sub", "email", "name")}
    try:
        sent = checked(GooglePerson, **about | {"name": about["name"] or about["email"]})
    except (Invalid, ValidationError) as error:
        raise Unsafe from error
    who: dict[str, Any] = {
        "issuer": settings().google_issuer,
        "is_verified": info.get("email_verified") is True,
    }
    return Person(**sent.given(), **who, domain=str(info.get("hd") or ""))


def google() -> Any:
    now = settings()
    if not now.google_client_id:
        raise NotThere
    app: Any = current_app
    return registered(
        app._get_current_object(),
        now.google_issuer,
        now.google_client_id,
        now.google_client_secret,
    )


@lru_cache
def registered(app: Flask, issuer: str, client_id: str, client_secret: str) -> Any:
    """Kept, with the issuer's addresses and keys, for as long as the settings are the same."""
    return OAuth(app).register(
        "google",
        client_id=client_id,
        client_secret=client_secret,
        server_metadata_url=f"{issuer}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid email profile",
            "code_challenge_method": "S256",
            "token_endpoint_auth_method": "client_secret_post",
            "default_timeout": PATIENCE,
        },
    )


def forget_old_states() -> None:
    """Abandoned sign-ins pile up: the newest five serve parallel tabs."""
    states = sorted((key for key in session if key.startswith(STATE)), key=_made_at)
    for key in states[:-KEPT]:
        session.pop(key)


def _made_at(key: str) -> float:
    return float(session[key].get("exp", 0))
