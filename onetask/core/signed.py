"""Links that carry their own permission: signed, for one purpose, until a day."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from datetime import datetime, timedelta
from hashlib import sha256

from onetask.core.clock import now
from onetask.core.settings import secret

LASTS = timedelta(days=60)
SIGNS = 27


def signed(purpose: str, text: str, until: datetime | None = None) -> str:
    last = int((until or now() + LASTS).timestamp())
    body = urlsafe_b64encode(f"{last}|{text}".encode()).decode().rstrip("=")
    return f"{body}.{_sign(purpose, body)}"


def checked(purpose: str, token: str) -> str | None:
    """What was signed, while it holds."""
    body, _dot, sign = token.partition(".")
    if not hmac.compare_digest(sign.encode(), _sign(purpose, body).encode()):
        return None
    try:
        last, _bar, text = urlsafe_b64decode(body + "=" * (-len(body) % 4)).decode().partition("|")
        return text if int(last) >= now().timestamp() else None
    except (Error, ValueError):
        return None


def _sign(purpose: str, body: str) -> str:
    digest = hmac.new(secret().encode(), f"{purpose}:{body}".encode(), sha256).digest()
    return urlsafe_b64encode(digest).decode()[:SIGNS]
