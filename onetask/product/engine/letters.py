"""A mail as the feedback it becomes: who wrote, what, and when."""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime
from hashlib import sha256
from typing import NamedTuple

import nh3

LONGEST = 20_000
ENDS = ("-- ", "--", "________________________________")


class Mailed(NamedTuple):
    """What is taken in of a mail."""

    key: str
    name: str
    email: str
    text: str
    at: datetime | None


def read_mail(raw: bytes) -> Mailed:
    """The words without what was quoted and signed; the same mail has the same key."""
    mail = BytesParser(policy=default).parsebytes(raw)
    name, address = parseaddr(str(mail.get("From", "")))
    subject = " ".join(str(mail.get("Subject", "")).split())
    text = "\n\n".join(part for part in (subject, _words(_body(mail))) if part)
    named = str(mail.get("Message-ID", "")).strip() or sha256(raw).hexdigest()
    return Mailed(f"mail:{named[:180]}", name, address, text.replace("\0", "")[:LONGEST], _at(mail))


def _body(mail: EmailMessage) -> str:
    part = mail.get_body(("plain", "html"))
    if part is None:
        return ""
    try:
        text = str(part.get_content())
    except (LookupError, UnicodeError):
        return ""
    return text if part.get_content_subtype() == "plain" else nh3.clean(text, tags=set())


def _words(body: str) -> str:
    kept = []
    for line in body.replace("\r\n", "\n").split("\n"):
        if line.strip() in ENDS or line in ENDS:
            break
        if not line.startswith(">"):
            kept.append(line.rstrip())
    return "\n".join(kept).strip()


def _at(mail: EmailMessage) -> datetime | None:
    try:
        found = parsedate_to_datetime(str(mail.get("Date", "")))
    except (ValueError, TypeError):
        return None
    moment = found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    return moment if 1990 <= moment.year <= 2100 else None
