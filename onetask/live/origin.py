"""Sockets are opened from our own pages, or by programs that bring a token and no cookie."""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from onetask.core.walls import LOOPBACK

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]
PATH = "/socket.io"
DEFAULT_PORTS = {"http": 80, "https": 443}


def public_origins(url: str) -> list[str]:
    """As browsers write it: no path, no port that goes unsaid; loopback goes by three names."""
    parts = urlsplit(url)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""
    unsaid = parts.port is None or parts.port == DEFAULT_PORTS.get(parts.scheme)
    names = LOOPBACK if host in LOOPBACK else (host,)
    return [f"{parts.scheme}://{name}" + ("" if unsaid else f":{parts.port}") for name in names]


def only_from(inner: Wsgi) -> Wsgi:
    """Foreign origins are refused by engine.io; a cookie without any origin is refused here."""

    def enter(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ.get("PATH_INFO", "").startswith(PATH) and _is_suspect(environ):
            answer = b"A socket with a cookie must say where it comes from."
            start_response("403 Forbidden", [("Content-Length", str(len(answer)))])
            return [answer]
        return inner(environ, start_response)

    return enter


def _is_suspect(environ: dict[str, Any]) -> bool:
    return "HTTP_COOKIE" in environ and not environ.get("HTTP_ORIGIN")
