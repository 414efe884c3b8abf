"""Web push: a message that only one browser can read, and who we are (RFC 8291, 8292)."""

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime, timedelta
from email.utils import parseaddr
from hashlib import sha256
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    derive_private_key,
    generate_private_key,
)
from py_vapid import Vapid02

from onetask.core.mail import address
from onetask.core.settings import settings
from onetask.remind.engine.letters import Piece
from onetask.remind.engine.outgoing import Message, Parcel
from onetask.remind.engine.sealing import public_point, sealed_for

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
LASTS = timedelta(hours=12)
KEPT = 86400
MOST = 300


def key_from(text: str) -> EllipticCurvePrivateKey:
    """The key of this installation, the same each time for the same secret."""
    number = int.from_bytes(sha256(text.encode()).digest(), "big") % (ORDER - 1) + 1
    return derive_private_key(number, SECP256R1())


def public_part(key: EllipticCurvePrivateKey) -> str:
    """As browsers want it before they subscribe."""
    return _text(public_point(key))


def for_browser(
    target: dict[str, str], message: Message, key: EllipticCurvePrivateKey, moment: datetime
) -> Parcel:
    """Kept for a day by the push service; what is newer about the same thing replaces it."""
    theirs = _bytes(target["p256dh"]), _bytes(target["auth"])
    fresh, salt = generate_private_key(SECP256R1()), secrets.token_bytes(16)
    body = sealed_for(_payload(message.piece), *theirs, key=fresh, salt=salt)
    named = {"Content-Encoding": "aes128gcm", "Content-Type": "application/octet-stream"}
    named |= {"TTL": str(KEPT), "Urgency": "normal", "Topic": _topic(message)}
    return Parcel(target["address"], named | _who(target["address"], key, moment), body)


def is_readable(p256dh: str, auth: str) -> bool:
    """Whether a browser's keys can be written to at all."""
    try:
        point, secret = _bytes(p256dh), _bytes(auth)
    except ValueError:
        return False
    return _is_point(point) and len(secret) == 16


def _is_point(raw: bytes) -> bool:
    try:
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), raw)
    except ValueError:
        return False
    return len(raw) == 65


def _payload(piece: Piece) -> bytes:
    shown = {"title": piece.subject[:MOST], "body": piece.why[:MOST]}
    where = {"url": address(piece.url), "tag": str(piece.thing_id)}
    return json.dumps(shown | where, ensure_ascii=False).encode()


def _who(endpoint: str, key: EllipticCurvePrivateKey, moment: datetime) -> dict[str, str]:
    parts = urlsplit(endpoint)
    claims = {"aud": f"{parts.scheme}://{parts.netloc}", "sub": _contact()}
    signed = Vapid02(key).sign(claims | {"exp": int((moment + LASTS).timestamp())})
    return {"Authorization": str(signed["Authorization"])}


def _contact() -> str:
    """Push services want somebody to write to."""
    return "mailto:" + parseaddr(settings().mail_from)[1]


def _topic(message: Message) -> str:
    return _text(sha256(str(message.piece.thing_id).encode()).digest())[:32]


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
