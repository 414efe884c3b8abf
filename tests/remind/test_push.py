"""Web push: for one browser alone, from us, and forgotten when the browser is gone."""

import base64
import json
from datetime import UTC, date, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    ECDSA,
    SECP256R1,
    EllipticCurvePublicKey,
    derive_private_key,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy import select

from onetask.core.db import session
from onetask.remind.engine.sealing import public_point, sealed_for
from onetask.remind.models import Outlet
from onetask.remind.operations.choices import choose_peace
from onetask.remind.operations.outlets import Place, connect_own
from onetask.remind.queries.outlets import push_key
from onetask.work.operations.people import assign_task
from onetask.work.operations.tasks import edit_task
from tests.remind.going import DAY, HOME, NINE, run, states, the_outlet


@pytest.fixture
def browser(world, clock):
    """What a browser keeps to itself, and what it tells us."""
    key, auth = generate_private_key(SECP256R1()), b"0123456789abcdef"
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    text = lambda raw: base64.urlsafe_b64encode(raw).rstrip(b"=").decode()  # noqa: E731
    told = {"p256dh": text(point), "auth": text(auth), "name": "Firefox"}
    choose_peace(world.ben.id, quiet_from="", digest_at="")
    assign_task(world.ana, world.brief, member=world.ben)
    return key, auth, told


@pytest.fixture
def pushed(world, client_for, elsewhere, clock, browser):
    """What a push service got, after the browser was told twice that it is the one."""
    sent, ben = browser[2] | {"endpoint": elsewhere.url}, client_for(world.ben)
    answers = [ben.post(f"{HOME}/browsers", json=sent).status_code for _ in "12"]
    assert answers == [303, 303]
    edit_task(world.ana, world.brief, due_on=date(2027, 3, 18))
    run(NINE, clock)
    [got] = elsewhere.got
    return got


def opened_by(key, auth, body):
    """As a browser does it."""
    salt, theirs, sealed = body[:16], body[21:86], body[86:]
    shared = key.exchange(ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), theirs))

    def derived(secret, by, info, length):
        return HKDF(algorithm=SHA256(), length=length, salt=by, info=info).derive(secret)

    secret = derived(shared, auth, b"WebPush: info\0" + public_point(key) + theirs, 32)
    content_key = derived(secret, salt, b"Content-Encoding: aes128gcm\0", 16)
    nonce = derived(secret, salt, b"Content-Encoding: nonce\0", 12)
    return AESGCM(content_key).decrypt(nonce, sealed, None).removesuffix(b"\x02")


def test_the_example_of_rfc_8291_is_sealed_alike():
    raw = lambda text: base64.urlsafe_b64decode(text + "==")  # noqa: E731
    number = int.from_bytes(raw("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"), "big")
    point = raw(
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
    )
    fresh = {
        "key": derive_private_key(number, SECP256R1()),
        "salt": raw("DGv6ra1nlYgDCS1FRnbzlw"),
    }
    text = b"When I grow up, I want to be a watermelon"
    found = sealed_for(text, point, raw("BTBZMqHH6r4Tts7J_aSIgg"), **fresh)
    assert base64.urlsafe_b64encode(found).decode().rstrip("=") == (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6"
        "TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


def test_a_push_is_read_by_one_browser_alone(world, pushed, browser):
    key, auth, _ = browser
    news = json.loads(opened_by(key, auth, pushed.body))
    assert "is due today" in news["title"]
    assert news["url"].endswith(f"/tasks/{world.brief.id}")
    assert world.brief.title.encode() not in pushed.body
    assert pushed.headers["Content-Encoding"] == "aes128gcm"
    assert pushed.headers["TTL"] == "86400"


def test_a_push_says_who_we_are(pushed, elsewhere, clock):
    signed, _, public = pushed.headers["Authorization"].removeprefix("vapid t=").partition(",k=")
    claims = json.loads(base64.urlsafe_b64decode(signed.split(".")[1] + "=="))
    assert public == push_key()
    assert claims["aud"] == f"http://{elsewhere.place}"
    assert claims["sub"].startswith("mailto:")
    assert timedelta(0) < datetime.fromtimestamp(claims["exp"], UTC) - clock.moment < DAY
    assert is_signed(signed, public)


def is_signed(token, public):
    text, _, sign = token.rpartition(".")
    raw = base64.urlsafe_b64decode(sign + "==")
    pair = (int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    point = base64.urlsafe_b64decode(public + "==")
    key = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point)
    return key.verify(encode_dss_signature(*pair), text.encode(), ECDSA(SHA256())) is None


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(world, elsewhere, clock, browser, status):
    keys = {name: browser[2][name] for name in ("p256dh", "auth")}
    connect_own(world.ben.id, Place("push", "x", keys | {"address": elsewhere.url}))
    edit_task(world.ana, world.brief, due_on=date(2027, 3, 18))
    elsewhere.status = status
    run(NINE, clock)
    assert states("push")[-1] == ("cancelled", "not connected")
    assert session.scalars(select(Outlet)).all() == []


def test_one_browser_that_took_it_is_enough(world, clock, browser, elsewhere):
    keys = {name: browser[2][name] for name in ("p256dh", "auth")}
    for path in ("/here", "/gone"):
        place = Place("push", "x", keys | {"address": f"http://{elsewhere.place}{path}"})
        connect_own(world.ben.id, place)
    elsewhere.refusing["/gone"] = 410
    edit_task(world.ana, world.brief, due_on=date(2027, 3, 18))
    run(NINE, clock)
    assert {one.path for one in elsewhere.got} == {"/here", "/gone"}
    assert states("push")[-1] == ("sent", None)
    assert the_outlet().answers[0]["said"] == "200"


def test_keys_nobody_can_write_to_are_refused(world, client_for):
    sent = {"p256dh": "AAAA", "auth": "AAAA", "name": "x", "endpoint": "https://push.example/1"}
    assert client_for(world.ben).post(f"{HOME}/browsers", json=sent).status_code == 422
