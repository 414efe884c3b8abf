"""Passwords: how they are kept, and which are refused."""

from functools import cache
from secrets import token_urlsafe

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

SHORTEST = 12
LONGEST = 256

_hasher = PasswordHasher()


def hashed(password: str) -> str:
    return _hasher.hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Takes as long for nobody as for somebody."""
    try:
        return _hasher.verify(kept or nobodys(), password) and kept is not None
    except (Argon2Error, InvalidHashError):
        return False


@cache
def nobodys() -> str:
    """A hash that costs as much as a real one and fits nothing."""
    return _hasher.hash(token_urlsafe(32))
