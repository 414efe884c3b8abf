"""The walls before every view: the host asked for, the sender's origin, the page's token."""

from urllib.parse import urlsplit

from flask import Flask, abort, g, request
from flask_wtf import CSRFProtect

from onetask.core.settings import settings

SAFE = {"GET", "HEAD", "OPTIONS"}
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")

WORDS = 4 * 1024 * 1024

csrf = CSRFProtect()
from_anywhere: set[str] = set()
"""Endpoints that pages of others may post to: they look at no cookie, know nobody, tell nothing."""


def install(app: Flask) -> None:
    app.config["TRUSTED_HOSTS"] = trusted_hosts()
    app.config["WTF_CSRF_CHECK_DEFAULT"] = False
    csrf.init_app(app)
    app.before_request(_bound)
    app.before_request(_guard)


def trusted_hosts() -> list[str]:
    more = [name.strip() for name in settings().trusted_hosts.split(",") if name.strip()]
    return [*LOOPBACK, urlsplit(settings().public_url).hostname or "", *more]


def bearer() -> str:
    """The key a program sent: with it no cookie counts."""
    kind, _, key = request.headers.get("Authorization", "").partition(" ")
    return str(g.get("bearer") or (key.strip() if kind.lower() == "bearer" else ""))


def _bound() -> None:
    """Only files may be large; what no database can hold is asked for in vain."""
    asked = (text for pair in request.args.items(multi=True) for text in pair)
    if any("\0" in text for text in (request.path, *asked)):
        abort(400)
    if request.mimetype != "multipart/form-data":
        request.max_content_length = WORDS


def _guard() -> None:
    if request.method in SAFE or bearer() or request.endpoint in from_anywhere:
        return
    if _is_foreign():
        abort(403)
    csrf.protect()


def _is_foreign() -> bool:
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = request.headers.get("Origin")
    return origin is not None and origin not in _own_origins()


def _own_origins() -> set[str]:
    public = urlsplit(settings().public_url)
    return {f"{public.scheme}://{public.netloc}", request.host_url.rstrip("/")}
