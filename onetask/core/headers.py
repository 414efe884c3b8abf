"""What every answer carries: the policy that keeps pages safe, and compression."""

import secrets

import brotli
from flask import Flask, Response, g, request

from onetask.core.kept import Kept
from onetask.core.settings import settings

SMALL = 700
NOBODY = "'none'"
TEXTS = ("text/", "application/json", "application/problem+json", "application/javascript")

_static: Kept[bytes] = Kept(200)


def install(app: Flask) -> None:
    app.after_request(_secure)
    app.after_request(_compress)
    app.jinja_env.globals["csp_nonce"] = csp_nonce


def csp_nonce() -> str:
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    return str(g.nonce)


def may_be_framed(sites: str) -> None:
    """This answer may stand in pages of these sites, separated by spaces; none: in nobody's."""
    g.framed_by = sites or NOBODY


def _policy() -> str:
    scheme, _, host = settings().public_url.partition("://")
    socket = f"{'wss' if scheme == 'https' else 'ws'}://{host}"
    return (
        f"default-src 'self'; script-src 'nonce-{csp_nonce()}'; style-src 'self'; "
        "style-src-attr 'unsafe-inline'; img-src 'self' data:; "
        f"connect-src 'self' {socket}; worker-src 'self'; manifest-src 'self'; frame-src 'none'; "
        "object-src 'none'; base-uri 'none'; form-action 'self'; "
        f"frame-ancestors {g.get('framed_by', NOBODY)}"
    )


def _secure(answer: Response) -> Response:
    headers = answer.headers
    headers.setdefault("Content-Security-Policy", _policy())
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "same-origin"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()"
    if settings().is_https:
        headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    if not request.path.startswith("/static/"):
        headers["Cache-Control"] = "no-store"
    return answer


def _compress(answer: Response) -> Response:
    if not _worth_it(answer):
        return answer
    answer.vary.add("Accept-Encoding")
    if request.accept_encodings.quality("br") > 0:
        answer.direct_passthrough = False
        answer.set_data(_squeezed(answer.get_data()))
        answer.headers["Content-Encoding"] = "br"
    return answer


def _squeezed(body: bytes) -> bytes:
    """Static files are squeezed hard, once; pages quickly, each time."""
    if not request.path.startswith("/static/"):
        return bytes(brotli.compress(body, quality=1))
    return _static.of(request.path, lambda: brotli.compress(body, quality=11))


def _worth_it(answer: Response) -> bool:
    is_text = (answer.mimetype or "").startswith(TEXTS) or answer.mimetype == "image/svg+xml"
    fresh = "Content-Encoding" not in answer.headers and not answer.is_streamed
    static = request.path.startswith("/static/") and answer.status_code == 200
    size = answer.content_length or 0
    return is_text and (fresh or static) and size > SMALL
