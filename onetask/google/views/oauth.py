"""The way to Google and back for calendars: state, PKCE, and only what was really granted."""

from datetime import timedelta
from secrets import compare_digest, token_urlsafe
from typing import Any, NamedTuple

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from flask import request, session
from requests import RequestException

from onetask.core.clock import now
from onetask.core.mail import address
from onetask.core.settings import settings
from onetask.google.engine.scopes import ASKED
from onetask.google.operations.agendas import Tokens

CALLBACK = "/settings/calendars/google/callback"
KEPT = "google_connect"
PATIENCE = 10


class Failed(Exception):
    """The answer is none to our question, or Google did not answer."""


class Granted(NamedTuple):
    """Who granted what."""

    who: dict[str, str]
    scopes: list[str]
    tokens: Tokens


def way_there(hint: str, *, is_again: bool) -> str:
    """Consent is asked for anew only where no leave is kept."""
    verifier = token_urlsafe(48)
    more = {"access_type": "offline", "include_granted_scopes": "true", "login_hint": hint}
    if not is_again:
        more["prompt"] = "consent"
    line = _line(scope=" ".join(ASKED))
    there = _described(line, "authorization_endpoint")
    url, state = line.create_authorization_url(there, code_verifier=verifier, **more)
    session[KEPT] = {"state": state, "verifier": verifier}
    return str(url)


def come_back() -> Granted:
    """Each state opens once, in the browser it was made for."""
    kept = session.pop(KEPT, None) or {}
    if not kept or not compare_digest(kept["state"], request.args.get("state", "")):
        raise Failed("state")
    line = _line()
    try:
        there = _described(line, "token_endpoint")
        code = request.args.get("code", "")
        token = line.fetch_token(there, code=code, code_verifier=kept["verifier"], timeout=PATIENCE)
        who = line.get(_described(line, "userinfo_endpoint"), timeout=PATIENCE).json()
    except (RequestException, AuthlibBaseError, ValueError, KeyError) as error:
        raise Failed(type(error).__name__) from error
    return _granted(token, who)


def _granted(token: Any, who: Any) -> Granted:
    if not token.get("refresh_token") or not isinstance(who, dict) or not who.get("sub"):
        raise Failed("no leave to come again")
    until = now() + timedelta(seconds=int(token.get("expires_in", 3000)))
    keys = Tokens(str(token["refresh_token"]), str(token["access_token"]), until)
    person = {name: str(who.get(name, "")) for name in ("sub", "email")}
    return Granted(person, str(token.get("scope", "")).split(), keys)


def _line(**more: Any) -> Any:
    known = settings()
    return OAuth2Session(
        known.google_client_id,
        known.google_client_secret,
        redirect_uri=address(CALLBACK),
        code_challenge_method="S256",
        token_endpoint_auth_method="client_secret_post",  # noqa: S106
        **more,
    )


def _described(line: Any, name: str) -> str:
    where = f"{settings().google_issuer}/.well-known/openid-configuration"
    try:
        found = line.get(where, withhold_token=True, timeout=PATIENCE).json()
        return str(found[name])
    except (RequestException, ValueError, KeyError) as error:
        raise Failed(name) from error
