"""The one way out to addresses that users name: never to our own network."""

import ipaddress
import socket
import ssl
from collections.abc import Mapping
from http.client import HTTPException, HTTPSConnection
from typing import NamedTuple
from urllib.parse import urlsplit

PATIENCE = 7.0
MOST = 100_000


class Unfit(Exception):
    """This address is none that we ask."""


class Away(Exception):
    """Nobody sensible answered there."""


class Fetched(NamedTuple):
    """An answer, cut at its allowed size."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Pinned(HTTPSConnection):
    """Connects to the address that was looked at, under the name that was asked for."""

    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port, timeout=PATIENCE, context=ssl.create_default_context())
        self.address = address

    def connect(self) -> None:
        raw = socket.create_connection((self.address, self.port), self.timeout)
        self.sock = self._context.wrap_socket(raw, server_hostname=self.host)  # type: ignore[attr-defined]


def check_address(url: str) -> tuple[str, int, str]:
    """Host, port and path of an https address; raises Unfit for any other."""
    try:
        parts = urlsplit(url)
        port = parts.port or 443
    except ValueError:
        raise Unfit(url) from None
    is_plain = parts.scheme == "https" and parts.hostname and not parts.username
    if not is_plain or len(url) > 2000 or any(ord(char) < 33 or ord(char) > 126 for char in url):
        raise Unfit(url)
    query = f"?{parts.query}" if parts.query else ""
    return str(parts.hostname), port, (parts.path or "/") + query


def resolved(host: str, port: int) -> str:
    """One public address of a host whose addresses all are public."""
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        raise Away(host) from None
    if not found or not all(is_public(str(one)) for one in found):
        raise Unfit(host)
    return str(sorted(found)[0])


def is_public(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(found, "ipv4_mapped", None) or found
    return inner.is_global and not inner.is_multicast


def safe_fetch(
    url: str,
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    most: int = MOST,
) -> Fetched:
    """No redirects, no cookies, no more than so many bytes; called by jobs only."""
    host, port, path = check_address(url)
    line = connection(host, port)
    try:
        line.request(method, path, body=body, headers={"User-Agent": "OneTask", **(headers or {})})
        answer = line.getresponse()
        return Fetched(answer.status, dict(answer.getheaders()), answer.read(most + 1)[:most])
    except (OSError, HTTPException) as error:
        raise Away(type(error).__name__) from error
    finally:
        line.close()


def connection(host: str, port: int) -> HTTPSConnection:
    return Pinned(host, port, resolved(host, port))
