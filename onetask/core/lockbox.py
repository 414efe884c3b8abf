"""Secrets of others that must be read again: encrypted at rest, under keys that can be changed."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from onetask.core.settings import key_file, settings


class Unreadable(Exception):
    """It was locked under a key that is gone."""


def lock(text: str) -> str:
    """Under the first key."""
    return _keys().encrypt(text.encode()).decode()


def unlock(locked: str) -> str:
    """Under whichever key fits; Unreadable if none does."""
    try:
        return _keys().decrypt(locked.encode()).decode()
    except InvalidToken as error:
        raise Unreadable from error


def lock_anew(locked: str) -> str:
    """The same text under the first key, after a new one was put in front."""
    try:
        return _keys().rotate(locked.encode()).decode()
    except InvalidToken as error:
        raise Unreadable from error


def _keys() -> MultiFernet:
    given = [key.strip() for key in settings().token_keys.split(",") if key.strip()]
    return MultiFernet([Fernet(key) for key in given or [_own_key()]])


def _own_key() -> str:
    return urlsafe_b64encode(sha256(key_file("token.key").encode()).digest()).decode()
