"""Secrets that open something: 256 random bits, kept only as their hash."""

import secrets
from hashlib import sha256


def new_key() -> str:
    return secrets.token_urlsafe(32)


def hash_of(key: str) -> str:
    return sha256(key.encode()).hexdigest()
