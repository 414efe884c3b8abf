"""News as others take them: Slack and its like, Google Chat, and programs with a signature."""

import base64
import hmac
import json
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from onetask.core.mail import address
from onetask.remind.engine.letters import Piece

SECRET = "whsec_"  # noqa: S105  the prefix that Standard Webhooks gives to secrets
THREADED = {"messageReplyOption": "REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD"}


class Message(NamedTuple):
    """One piece of news on its way: the same id each time it is tried."""

    id: str
    type: str
    at: datetime
    piece: Piece


class Parcel(NamedTuple):
    """What is posted where."""

    url: str
    headers: dict[str, str]
    body: bytes


def for_slack(url: str, message: Message) -> Parcel:
    return _json(url, {"text": _linked(message.piece, _for_slack)})


def for_chat(url: str, message: Message) -> Parcel:
    """All about one thing stands in one thread."""
    body = {"text": _linked(message.piece, _for_chat)}
    thread = {"threadKey": str(message.piece.thing_id)}
    joint = "&" if urlsplit(url).query else "?"
    return _json(f"{url}{joint}{urlencode(THREADED)}", body | {"thread": thread})


def for_program(url: str, message: Message, secret: str, moment: datetime) -> Parcel:
    """Signed as Standard Webhooks has it; old timestamps are for the receiver to refuse."""
    piece, stamp = message.piece, str(int(moment.timestamp()))
    shown = {"ref": piece.ref, "title": piece.title, "project": piece.project}
    shown |= {"id": str(piece.thing_id), "words": piece.words, "why": piece.why}
    data = shown | {"url": address(piece.url), "due": piece.day.isoformat() if piece.day else None}
    told = {"type": message.type, "timestamp": message.at.isoformat(), "data": data}
    parcel = _json(url, told)
    sign = signature(secret, message.id, stamp, parcel.body)
    named = {"webhook-id": message.id, "webhook-timestamp": stamp, "webhook-signature": sign}
    return parcel._replace(headers=parcel.headers | named)


def signature(secret: str, message_id: str, stamp: str, body: bytes) -> str:
    key = base64.b64decode(secret.removeprefix(SECRET))
    signed = f"{message_id}.{stamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, sha256).digest()).decode()


def _linked(piece: Piece, plain: Any) -> str:
    line = f"<{address(piece.url)}|{plain(piece.subject)}>"
    return f"{line}\n{plain(' · '.join(filter(None, (piece.project, piece.why))))}"


def _for_slack(text: str) -> str:
    """Nobody's title calls a channel or leads elsewhere."""
    named = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return named.replace("|", "/")


def _for_chat(text: str) -> str:
    """Google Chat knows no way to write these as they are."""
    return text.replace("<", "(").replace(">", ")").replace("|", "/")


def _json(url: str, body: dict[str, Any]) -> Parcel:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return Parcel(url, {"Content-Type": "application/json; charset=utf-8"}, text.encode())
