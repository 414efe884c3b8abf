"""Passkeys: made in the settings, used at the sign-in, checked by fido2 (WebAuthn level 3)."""

from base64 import urlsafe_b64encode
from typing import Any
from uuid import UUID

from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)
from flask import Blueprint, jsonify, session
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.db import session as rows
from onetask.core.errors import Invalid, NotThere
from onetask.core.forms import read
from onetask.core.limits import GUESSES, asker, limited, sender
from onetask.core.locale import gettext as _
from onetask.core.settings import settings
from onetask.people.engine.addresses import host_of, may_have_passkeys, origin_of
from onetask.people.forms import PasskeyAnswer
from onetask.people.models import Account, Passkey
from onetask.people.operations.passkeys import drop_passkey, keep_passkey, use_passkey
from onetask.people.queries import passkey_with, passkeys_of
from onetask.people.views.security import PAGE
from onetask.people.views.sessions import settle, sign_in, signed_in

bp = Blueprint("passkeys", __name__)
ASKED = "passkey_question"
VERIFIED = UserVerificationRequirement.REQUIRED


def server() -> Fido2Server:
    url = settings().public_url
    if not may_have_passkeys(url):
        raise NotThere
    party = PublicKeyCredentialRpEntity(id=host_of(url), name="OneTask")
    return Fido2Server(party, verify_origin=lambda origin: origin == origin_of(url))


@bp.post("/me/passkeys/question")
@limited(GUESSES, asker)
def ask_to_make() -> Answer:
    mine = signed_in()
    person = PublicKeyCredentialUserEntity(
        id=mine.id.bytes, name=mine.email, display_name=mine.name
    )
    question, session[ASKED] = server().register_begin(
        person,
        [AttestedCredentialData(one.credential) for one in passkeys_of(mine.id)],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=VERIFIED,
    )
    return jsonify(dict(question))


@bp.post("/me/passkeys")
@limited(GUESSES, asker)
def make() -> Answer:
    mine, sent = signed_in(), read(PasskeyAnswer)
    try:
        made = server().register_complete(asked(), sent.credential).credential_data
    except (ValueError, KeyError, TypeError) as error:
        raise refused() from error
    if made is None or passkey_with(known_as(made.credential_id)):
        raise refused()
    name = known_as(made.credential_id)
    keep_passkey(mine, credential_id=name, credential=bytes(made), name=sent.name)
    return jsonify(next=PAGE)


@bp.post("/me/passkeys/<uuid:id>/end")
def end(id: UUID) -> Answer:
    if id not in [one.id for one in passkeys_of(signed_in().id)]:
        raise NotThere
    drop_passkey(id)
    return hx.go(PAGE)


@bp.post("/sign-in/passkey/question")
@limited("60 per hour", sender)
def ask_to_use() -> Answer:
    settle()
    question, session[ASKED] = server().authenticate_begin(user_verification=VERIFIED)
    return jsonify(dict(question) | {"token": generate_csrf()})


@bp.post("/sign-in/passkey")
@limited("60 per hour", sender)
def use() -> Answer:
    """A passkey is both steps: what somebody has, opened by what they know or are."""
    sent = read(PasskeyAnswer)
    found = passkey_with(str(sent.credential.get("id", "")))
    if found is None:
        raise refused()
    uses = _uses_of(found, sent.credential)
    use_passkey(found.id, uses=uses)
    sign_in(rows.get_one(Account, found.account_id))
    return jsonify(next=hx.local_path(sent.next))


def _uses_of(found: Passkey, answer: dict[str, Any]) -> int:
    """The key's own count; one that does not grow says that the key was copied."""
    try:
        read_one = AuthenticationResponse.from_dict(answer)
        kept = [AttestedCredentialData(found.credential)]
        server().authenticate_complete(asked(), kept, read_one)
    except (ValueError, KeyError, TypeError) as error:
        raise refused() from error
    uses = int(read_one.response.authenticator_data.counter)
    if uses <= found.uses and (uses or found.uses):
        raise refused()
    return uses


def asked() -> dict[str, Any]:
    """Our question, which one answer uses up."""
    found: dict[str, Any] | None = session.pop(ASKED, None)
    if found is None:
        raise refused()
    return found


def refused() -> Invalid:
    return Invalid({"credential": _("This passkey was not accepted. Try again.")})


def known_as(credential_id: bytes) -> str:
    return urlsafe_b64encode(credential_id).decode().rstrip("=")
