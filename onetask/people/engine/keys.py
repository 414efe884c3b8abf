"""Secrets that open something: 256 random bits, kept only as their hash."""

import hmac
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256


def new_key() -> str:
    return secrets.token_urlsafe(32)


def derived_key(secret: str, about: str) -> str:
    """The key of a mailed link: its job can make it again, the database alone cannot."""
    digest = hmac.new(secret.encode(), about.encode(), sha256).digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def hash_of(key: str) -> str:
    return sha256(key.encode()).hexdigest()
