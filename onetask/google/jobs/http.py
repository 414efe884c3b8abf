"""Calls to Google: a fresh key for each run, refreshed once, and no call inside a transaction."""

import json
from datetime import timedelta
from typing import Any

import requests

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.settings import settings
from onetask.core.vault import opened
from onetask.google.jobs.client import Lost, Sent
from onetask.google.models.grants import Grant
from onetask.google.operations.agendas import keep_access, lose_grant

PATIENCE = 10
EARLY = timedelta(minutes=1)


class Revoked(Exception):
    """Google does not know us any more: the person must connect again."""


def access_of(grant: Grant) -> str:
    """The key for now, refreshed when it has run out."""
    kept = opened(grant.sealed_access) if grant.sealed_access else None
    if kept and grant.access_until and grant.access_until > now() + EARLY:
        return kept
    return refreshed(grant)


def refreshed(grant: Grant) -> str:
    refresh, sealed, own = opened(grant.sealed_refresh), grant.sealed_refresh, grant.id
    if refresh is None or grant.state != "ok":
        raise Revoked
    answer = post_token({"grant_type": "refresh_token", "refresh_token": refresh})
    if answer.get("error") == "invalid_grant":
        lose_grant(own, sealed)
        raise Revoked
    if "access_token" not in answer:
        raise Lost("no token")
    until = now() + timedelta(seconds=int(answer.get("expires_in", 3000)))
    keep_access(own, str(answer["access_token"]), until)
    return str(answer["access_token"])


def post_token(form: dict[str, str]) -> dict[str, Any]:
    known = settings()
    whose = {"client_id": known.google_client_id, "client_secret": known.google_client_secret}
    return _asked("POST", endpoint("token_endpoint"), data=form | whose)


def endpoint(name: str) -> str:
    """Google's own description says where."""
    found = _asked("GET", f"{settings().google_issuer}/.well-known/openid-configuration")
    if name not in found:
        raise Lost(name)
    return str(found[name])


def who_is(access: str) -> dict[str, str]:
    head = {"Authorization": f"Bearer {access}"}
    found = _asked("GET", endpoint("userinfo_endpoint"), headers=head)
    return {name: str(found.get(name, "")) for name in ("sub", "email")}


def revoke(refresh: str) -> None:
    """Told last; what Google answers changes nothing here."""
    _asked("POST", endpoint("revocation_endpoint"), data={"token": refresh})


def send(access: str, verb: str, url: str, headers: dict[str, str], body: Any) -> Sent:
    session.rollback()
    head = headers | {"Authorization": f"Bearer {access}"}
    try:
        answer = requests.request(verb, url, headers=head, json=body, timeout=PATIENCE)
    except requests.RequestException as error:
        raise Lost(type(error).__name__) from error
    return answer.status_code, answer.headers, answer.text


def _asked(verb: str, url: str, **sent: Any) -> dict[str, Any]:
    session.rollback()
    try:
        answer = requests.request(verb, url, timeout=PATIENCE, **sent)
        found = json.loads(answer.text or "{}")
    except (requests.RequestException, ValueError) as error:
        raise Lost(type(error).__name__) from error
    return found if isinstance(found, dict) else {}
