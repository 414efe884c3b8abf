"""A text that one browser alone can read (RFC 8291, aes128gcm of RFC 8188, one record)."""

from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

RECORD = (4096).to_bytes(4, "big")
LAST = b"\x02"


def sealed_for(
    text: bytes, point: bytes, auth: bytes, *, key: EllipticCurvePrivateKey, salt: bytes
) -> bytes:
    """The key and the salt are fresh for each text, or it can be read by others."""
    theirs = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point)
    ours, shared = public_point(key), key.exchange(ECDH(), theirs)
    secret = _derived(shared, auth, b"WebPush: info\0" + point + ours, 32)
    content_key = _derived(secret, salt, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derived(secret, salt, b"Content-Encoding: nonce\0", 12)
    head = salt + RECORD + bytes([len(ours)]) + ours
    return head + AESGCM(content_key).encrypt(nonce, text + LAST, None)


def public_point(key: EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)
