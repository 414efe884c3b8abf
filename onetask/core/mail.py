"""Outgoing mail: sent by SMTP, or kept in the data folder where no server is configured."""

import hmac
import os
import smtplib
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP
from email.utils import formatdate
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from onetask.core.errors import NotThere
from onetask.core.fragments import templates
from onetask.core.patience import hang_up_on, in_time
from onetask.core.settings import secret, settings

PATIENCE = 12.0


class Letter(NamedTuple):
    """What is to be said to whom; sent twice, it carries the same Message-ID."""

    id: str
    to: str
    subject: str
    lines: list[str]
    label: str = ""
    url: str = ""
    foot: tuple[str, str] = ("", "")
    actions: tuple[tuple[str, str], ...] = ()
    thread: str = ""
    quit_url: str = ""


class Kept(NamedTuple):
    """A letter in the data folder, as its list shows it."""

    name: str
    to: str
    subject: str
    date: str


def post(letter: Letter) -> None:
    """Called by jobs only: a mail server may take its time."""
    message = written(letter)
    if settings().smtp_url:
        _send(message)
    else:
        _keep(letter.id, message)


def written(letter: Letter) -> EmailMessage:
    """The letter as text and as HTML."""
    message = EmailMessage(policy=SMTP)
    subject = " ".join(letter.subject.split())
    headers = {"From": settings().mail_from, "To": letter.to, "Subject": subject}
    headers |= {"Message-ID": message_id(letter.id), "Date": formatdate()}
    for name, value in (headers | {"Auto-Submitted": "auto-generated"}).items():
        message[name] = value
    for name, value in _more_headers(letter).items():
        message[name] = value
    named = ((letter.label, letter.url), *letter.actions, letter.foot)
    links = [f"{label}: {url}" for label, url in named if url]
    message.set_content("\n\n".join([*letter.lines, *links]) + "\n")
    html = templates.get_template("layout/_letter.html").render(letter=letter)
    message.add_alternative(html, subtype="html")
    return message


def _more_headers(letter: Letter) -> dict[str, str]:
    """All about one thing stands in one thread; quitting takes one press (RFC 8058)."""
    first = message_id(f"thread-{letter.thread}") if letter.thread else ""
    found = {"In-Reply-To": first, "References": first} if first else {}
    if letter.quit_url:
        found["List-Unsubscribe"] = f"<{letter.quit_url}>"
        found["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return found


def message_id(letter_id: str) -> str:
    """Recognisable when it comes twice; tells nothing about what it stands for."""
    name = hmac.new(secret().encode(), f"mail:{letter_id}".encode(), sha256).hexdigest()[:32]
    return f"<{name}@{urlsplit(settings().public_url).hostname}>"


def address(path: str) -> str:
    """A link in a letter leads to the public address, whatever host a request named."""
    return settings().public_url.rstrip("/") + path


def kept() -> list[Kept]:
    files = sorted(folder().glob("*.eml"), key=lambda file: file.stat().st_mtime, reverse=True)
    return [_told(file) for file in files[:500]]


def kept_letter(name: str) -> EmailMessage:
    found = {file.name: file for file in folder().glob("*.eml")}
    if name not in found:
        raise NotThere
    return _read(found[name])


def folder() -> Path:
    return settings().data / "mail"


def _send(message: EmailMessage) -> None:
    where = urlsplit(settings().smtp_url)
    kind = smtplib.SMTP_SSL if where.scheme == "smtps" else smtplib.SMTP
    port = where.port or (465 if where.scheme == "smtps" else 25)
    with (
        kind(where.hostname or "localhost", port, timeout=PATIENCE) as server,
        _line_of(server) as line,
        in_time(PATIENCE, partial(hang_up_on, line)),
    ):
        server.ehlo()
        if where.scheme != "smtps" and server.has_extn("starttls"):
            server.starttls()
        if where.username:
            server.login(unquote(where.username), unquote(where.password or ""))
        server.send_message(message)


@contextmanager
def _line_of(server: smtplib.SMTP) -> Iterator[socket.socket]:
    """A handle of its own, which stays ours when the talk is wrapped in TLS."""
    if server.sock is None:
        raise smtplib.SMTPServerDisconnected
    handle = socket.socket(fileno=os.dup(server.sock.fileno()))
    try:
        yield handle
    finally:
        handle.close()


def _keep(letter_id: str, message: EmailMessage) -> None:
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    name = "".join(char for char in letter_id if char.isalnum() or char == "-")
    written_to = folder() / f"{name}.part"
    written_to.write_bytes(bytes(message))
    written_to.rename(folder() / f"{name}.eml")


def _told(file: Path) -> Kept:
    message = _read(file)
    return Kept(file.name, message["To"], message["Subject"], message["Date"])


def _read(file: Path) -> EmailMessage:
    message = BytesParser(policy=SMTP).parsebytes(file.read_bytes())
    assert isinstance(message, EmailMessage)  # noqa: S101
    return message
