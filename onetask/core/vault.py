"""Secrets of others, encrypted at rest: the first key seals, all keys open."""

import base64
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from onetask.core.settings import key_file, settings

SEALED = {"sealed": True}
"""Marks a column in `info`, so that new keys reach whatever is kept in it."""


def seal(text: str) -> str:
    return _keys().encrypt(text.encode()).decode()


def opened(sealed: str) -> str | None:
    """Nothing when its key is gone."""
    try:
        return _keys().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def resealed(sealed: str) -> str:
    """The same under the newest key."""
    return _keys().rotate(sealed.encode()).decode()


def _keys() -> MultiFernet:
    named = settings().token_keys or key_file("token.key")
    return MultiFernet([Fernet(_as_key(one.strip())) for one in named.split(",") if one.strip()])


def _as_key(text: str) -> bytes:
    """A Fernet key as it is; any other text is stretched to one."""
    raw = text.encode()
    try:
        Fernet(raw)
    except ValueError:
        return base64.urlsafe_b64encode(sha256(raw).digest())
    return raw
