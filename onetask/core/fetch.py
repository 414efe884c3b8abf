"""The one way out to addresses that users name: never to our own network."""

import ipaddress
import socket
import ssl
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from ipaddress import IPv4Address, IPv6Address
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from onetask.core.patience import hang_up_on, in_time
from onetask.core.settings import settings

PATIENCE = 7.0
NAT64 = ipaddress.ip_network("64:ff9b::/96")
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


class Pinned(HTTPConnection):
    """Connects to the address that was looked at, under the name that was asked for."""

    def __init__(self, host: str, port: int, address: str, scheme: str) -> None:
        super().__init__(host, port, timeout=PATIENCE)
        self.address, self.scheme = address, scheme
        self.default_port = 443 if scheme == "https" else 80
        self.handle: socket.socket | None = None

    def connect(self) -> None:
        raw = socket.create_connection((self.address, self.port), self.timeout)
        self.handle, self.sock = raw.dup(), raw
        if self.scheme == "https":
            sealed = ssl.create_default_context()
            self.sock = sealed.wrap_socket(raw, server_hostname=self.host)

    def hang_up(self) -> None:
        if self.handle:
            hang_up_on(self.handle)

    def forget(self) -> None:
        """The answer's own end leaves the handle open, which only this one closes."""
        self.close()
        if self.handle:
            self.handle.close()


def check_address(url: str) -> tuple[str, int, str]:
    """Host, port and path of an https address; raises Unfit for any other."""
    try:
        parts = urlsplit(url)
        port = parts.port or (80 if parts.scheme == "http" else 443)
    except ValueError:
        raise Unfit(url) from None
    is_fit = parts.hostname and parts.username is None and _is_allowed(parts, port)
    if not is_fit or len(url) > 2000 or any(ord(char) < 33 or ord(char) > 126 for char in url):
        raise Unfit(url)
    query = f"?{parts.query}" if parts.query else ""
    return str(parts.hostname), port, (parts.path or "/") + query


def _is_allowed(parts: SplitResult, port: int) -> bool:
    is_near = parts.scheme == "http" and near(str(parts.hostname), port)
    return parts.scheme == "https" or is_near


def near(host: str, port: int) -> bool:
    """Named by whoever runs this server: a chat in their own network, or a test."""
    named = settings().near_hosts.split(",")
    return f"{host}:{port}" in [one.strip() for one in named]


def resolved(host: str, port: int) -> str:
    """One public address of a host whose addresses all are public."""
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise Away(host) from error
    if not found or not all(is_public(str(one)) for one in found):
        raise Unfit(host)
    return str(sorted(found)[0])


def is_public(address: str) -> bool:
    found = _innermost(ipaddress.ip_address(address.partition("%")[0]))
    return found.is_global and not found.is_multicast and not found.is_reserved


def _innermost(found: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Where a packet ends up: mapped, tunnelled and translated addresses name another one."""
    if isinstance(found, IPv4Address):
        return found
    if found in NAT64:
        return IPv4Address(int(found) & 0xFFFFFFFF)
    return found.ipv4_mapped or found.sixtofour or (found.teredo or (None, found))[1]


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
    line = connection(host, port, url.partition(":")[0].lower())
    try:
        with in_time(PATIENCE, line.hang_up):
            named = {"User-Agent": "OneTask", **(headers or {})}
            line.request(method, path, body=body, headers=named)
            answer = line.getresponse()
            return Fetched(answer.status, dict(answer.getheaders()), answer.read(most + 1)[:most])
    except (OSError, HTTPException) as error:
        raise Away(type(error).__name__) from error
    finally:
        line.forget()


def connection(host: str, port: int, scheme: str) -> Pinned:
    address = host if near(host, port) else resolved(host, port)
    return Pinned(host, port, address, scheme)
