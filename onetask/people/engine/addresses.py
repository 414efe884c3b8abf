"""Addresses that other programs understand."""

from ipaddress import ip_address
from urllib.parse import quote, urlencode, urlsplit

ISSUER = "OneTask"


def otp_address(email: str, secret: str) -> str:
    """What an authenticator app reads from the picture (Key URI Format of Google Authenticator)."""
    about = {"secret": secret, "issuer": ISSUER}
    return f"otpauth://totp/{quote(f'{ISSUER}:{email}')}?{urlencode(about)}"


def host_of(url: str) -> str:
    return urlsplit(url).hostname or ""


def origin_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def may_have_passkeys(url: str) -> bool:
    """Browsers bind a passkey to a name, never to a mere number."""
    try:
        ip_address(host_of(url))
    except ValueError:
        return bool(host_of(url))
    return False
