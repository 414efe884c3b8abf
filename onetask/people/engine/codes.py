"""Codes that change every 30 seconds (RFC 6238), and codes for the day the device is lost."""

import secrets
from base64 import b32decode, b32encode
from hmac import compare_digest

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.hotp import HOTP

STEP = 30
DIGITS = 6
RECOVERY_CODES = 10
# No letter that could be read as another.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_secret() -> str:
    """160 random bits, as RFC 4226 asks, in the letters that apps accept."""
    return b32encode(secrets.token_bytes(20)).decode()


def code_at(secret: str, step: int) -> str:
    # RFC 6238 allows more than SHA-1 and six digits; not every authenticator app does.
    return HOTP(b32decode(secret), DIGITS, SHA1()).generate(step).decode()  # noqa: S303


def step_of(secret: str, code: str, *, at: float, after: int) -> int | None:
    """The time step a code belongs to: now, or one step away for slow fingers and clocks.

    A step that was used, and any before it, fits no more.
    """
    here = int(at) // STEP
    fitting = (
        step
        for step in (here, here - 1, here + 1)
        if step > after and compare_digest(code_at(secret, step).encode(), code.encode())
    )
    return next(fitting, None)


def new_recovery_codes() -> list[str]:
    """Ten of 49 bits each, like kq3fm-x8wpd."""
    return [f"{_letters(5)}-{_letters(5)}" for _ in range(RECOVERY_CODES)]


def _letters(count: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(count))
