"""The second step of a sign-in: codes of an app, each once, and codes for the day it is lost."""

import re
import time

import pytest
from sqlalchemy import select

from onetask.core.db import session
from onetask.core.vault import opened
from onetask.people.engine.codes import code_at, new_recovery_codes, step_of
from onetask.people.models import Authenticator, Login
from onetask.people.operations.accounts import set_password
from onetask.people.operations.second_step import use_code
from onetask.people.operations.tickets import mail_ticket
from onetask.people.queries import ticket_key
from tests.people.conftest import set_to
from tests.world import PASSWORD

BEN = {"email": "ben@example.com", "password": PASSWORD}
NEVER = "000000"
# RFC 6238, appendix B, cut to six digits: the SHA-1 rows of its table.
PUBLISHED = {59: "287082", 1111111109: "081804", 1234567890: "005924", 20000000000: "353130"}


def secret_of(account):
    session.rollback()
    mine = select(Authenticator.secret).where(Authenticator.account_id == account.id)
    return opened(session.scalar(mine))


def code_now(secret, later=0):
    return code_at(secret, int(time.time()) // 30 + later)


@pytest.fixture
def set_up(world, client_for):
    """Ben with an authenticator; his secret and his recovery codes."""
    set_password(world.ben_account, PASSWORD)
    ben = client_for(world.ben)
    assert ben.post("/me/authenticator", data={"current": PASSWORD}).status_code == 303
    page = ben.get("/settings/sign-in/authenticator").text
    secret = secret_of(world.ben_account)
    assert secret in page
    done = ben.post("/me/authenticator/confirmation", data={"code": code_now(secret, -1)})
    assert done.status_code == 200
    return secret, re.findall(r"<code>(\w{5}-\w{5})</code>", done.text)


@pytest.mark.parametrize("second", PUBLISHED)
def test_codes_are_those_of_the_standard(second):
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    assert code_at(secret, second // 30) == PUBLISHED[second]


def test_a_code_fits_one_step_around_now_and_never_again():
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    fits = [step_of(secret, code_at(secret, step), at=3000, after=0) for step in range(97, 104)]
    assert fits == [None, None, 99, 100, 101, None, None]
    assert step_of(secret, code_at(secret, 100), at=3000, after=100) is None


def test_recovery_codes_are_told_apart():
    codes = new_recovery_codes()
    assert len(set(codes)) == 10
    assert all(re.fullmatch("[a-hj-km-np-z2-9]{5}-[a-hj-km-np-z2-9]{5}", code) for code in codes)


def test_the_password_alone_opens_nothing(set_up, client_for):
    visitor = client_for()
    assert visitor.post("/sign-in", data=BEN).location == "/sign-in/code"
    assert "sign-in" in visitor.get("/my-tasks").location
    secret, _ = set_up
    assert visitor.post("/sign-in/code", data={"code": NEVER}).status_code == 422
    assert visitor.post("/sign-in/code", data={"code": code_now(secret)}).location == "/"
    assert visitor.get("/my-tasks").status_code == 200


def test_a_code_is_no_use_to_who_looked_over_the_shoulder(set_up, client_for):
    secret, _ = set_up
    first, second = client_for(), client_for()
    code = code_now(secret)
    for visitor in (first, second):
        visitor.post("/sign-in", data=BEN)
    assert first.post("/sign-in/code", data={"code": f" {code[:3]} {code[3:]} "}).status_code == 303
    assert second.post("/sign-in/code", data={"code": code}).status_code == 422


def test_a_recovery_code_opens_once(set_up, client_for):
    _, codes = set_up
    for status in (303, 422):
        visitor = client_for()
        visitor.post("/sign-in", data=BEN)
        sent = visitor.post("/sign-in/code", data={"code": codes[3].upper()})
        assert sent.status_code == status


def test_a_new_password_by_mail_needs_the_second_step(set_up, world, client_for):
    ticket = mail_ticket(world.ben_account, "reset")
    visitor = client_for()
    sent = visitor.post(
        f"/reset/{ticket_key(ticket.id)}", data={"password": "green tramway 20 elm"}
    )
    assert sent.location == "/sign-in/code"
    assert "sign-in" in visitor.get("/my-tasks").location


def test_the_half_way_is_nobody_and_ends(set_up, client_for, world):
    assert client_for().get("/sign-in/code").location == "/sign-in"
    visitor = client_for()
    visitor.post("/sign-in", data=BEN)
    session.rollback()
    half = session.scalar(select(Login).where(Login.account_id.is_(None)).order_by(Login.id.desc()))
    assert str(world.ben_account.id) in str(half.data)
    with session.get_bind().begin() as raw:
        old = {"half_signed_in": half.data["half_signed_in"] | {"at": time.time() - 700}}
        raw.execute(Login.__table__.update().where(Login.id == half.id).values(data=old))
    secret, _ = set_up
    assert visitor.post("/sign-in/code", data={"code": code_now(secret)}).location == "/sign-in"


def test_ten_guesses_and_no_more(set_up, client_for):
    visitor = client_for()
    visitor.post("/sign-in", data=BEN)
    found = [visitor.post("/sign-in/code", data={"code": NEVER}).status_code for _ in range(11)]
    assert found == [422] * 10 + [429]


def test_turning_it_on_ends_sessions_opened_without_it(world, client_for):
    set_password(world.ben_account, PASSWORD)
    ben, elsewhere = client_for(world.ben), client_for(world.ben)
    ben.post("/me/authenticator", data={"current": PASSWORD})
    secret = secret_of(world.ben_account)
    assert elsewhere.get("/my-tasks").status_code == 200
    assert ben.post("/me/authenticator/confirmation", data={"code": NEVER}).status_code == 422
    ben.post("/me/authenticator/confirmation", data={"code": code_now(secret)})
    assert elsewhere.get("/my-tasks").status_code == 303
    assert ben.get("/my-tasks").status_code == 200


def test_only_who_knows_the_password_turns_it_off(set_up, world, client_for):
    ben = client_for(world.ben)
    for path in ("/me/authenticator/end", "/me/recovery-codes"):
        assert ben.post(path, data={"current": "guessed"}).status_code == 422
    fresh = ben.post("/me/recovery-codes", data={"current": PASSWORD})
    assert len(re.findall(r"<code>\w{5}-\w{5}</code>", fresh.text)) == 10
    assert ben.post("/me/authenticator", data={"current": PASSWORD}).status_code == 422
    assert ben.post("/me/authenticator/end", data={"current": PASSWORD}).status_code == 303
    assert client_for().post("/sign-in", data=BEN).location == "/"
    assert ben.post("/me/recovery-codes", data={"current": PASSWORD}).status_code == 422


def test_a_code_counts_for_nobody_without_an_app(world):
    assert not use_code(world.ana_account.id, NEVER)


def test_a_secret_whose_key_is_gone_opens_nothing(set_up, client_for):
    secret, codes = set_up
    visitor = client_for()
    visitor.post("/sign-in", data=BEN)
    with set_to(token_keys="A" * 43 + "="):
        assert visitor.post("/sign-in/code", data={"code": code_now(secret)}).status_code == 422
        assert visitor.post("/sign-in/code", data={"code": codes[0]}).status_code == 303
