"""Signing in by Google, against a provider that is not ours."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from sqlalchemy import func, select

from onetask.core.db import session
from onetask.people.models import Account, Identity, Login, Member
from onetask.people.operations.accounts import set_password
from onetask.people.operations.invitations import invite
from onetask.people.queries import account_of, invitation_key
from tests.people import emulated
from tests.people.conftest import set_to
from tests.world import PASSWORD

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def emulator():
    process, address = emulated.start()
    yield address
    process.terminate()
    process.wait(10)


@pytest.fixture(autouse=True)
def google(emulator, world):
    keys = {"google_client_id": "onetask", "google_client_secret": "hush"}
    with set_to(google_issuer=emulator, **keys):
        yield emulator


def consent(to, email):
    """What a person does at the provider: chooses an account and presses its button."""
    page = requests.get(to, timeout=5).text
    forms = re.findall(r"<form.*?</form>", page, re.DOTALL)
    [form] = [one for one in forms if f'value="{email}"' in one]
    fields = re.findall(r'name="([^"]+)" value="([^"]*)"', form)
    action = re.search(r'action="([^"]+)"', form)[1]
    sent = {name: unescape(value) for name, value in fields}
    where = f"{urlsplit(to).scheme}://{urlsplit(to).netloc}{action}"
    answer = requests.post(where, data=sent, allow_redirects=False, timeout=5)
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"


def come_in(browser, email, how=""):
    return browser.get(consent(browser.get(f"/sign-in/google{how}").location, email))


def linked():
    session.rollback()
    return session.scalar(select(func.count()).select_from(Identity))


def test_the_question_is_asked_safely(client_for, google):
    asked = urlsplit(client_for().get("/sign-in/google?next=/my-tasks").location)
    sent = {name: values[0] for name, values in parse_qs(asked.query).items()}
    assert f"{asked.scheme}://{asked.netloc}" == google
    assert (sent["code_challenge_method"], sent["scope"]) == ("S256", "openid email profile")
    assert sent["redirect_uri"] == emulated.CALLBACK
    assert {"state", "nonce", "code_challenge"} < sent.keys()
    assert "access_type" not in sent


def test_an_invited_person_comes_in_and_joins(client_for, world):
    made = invite(world.ana, world.home, email="fay@gmail.com", role="member")
    link, fay = f"/invitations/{invitation_key(made.id)}", client_for()
    assert come_in(fay, "fay@gmail.com", f"?next={link}").location == link
    assert fay.post(link).location == "/"
    found = account_of("fay@gmail.com")
    assert (found.name, found.confirmed_at is None, found.password_hash) == ("Fay Ito", False, None)
    assert session.scalar(select(Member.role).where(Member.account_id == found.id)) == "member"


def test_the_same_person_comes_again_under_a_new_key(client_for, world):
    with set_to(sign_up="open"):
        come_in(client_for(), "fay@gmail.com")
    fay = client_for()
    fay.get("/sign-in/google")
    before = fay.key
    assert come_in(fay, "fay@gmail.com", "?next=/inbox").location == "/inbox"
    assert (fay.key == before, linked()) == (False, 1)
    assert session.scalar(select(func.count()).where(Account.email == "fay@gmail.com")) == 1


def test_a_stranger_needs_an_invitation(client_for):
    answer = come_in(client_for(), "fay@gmail.com")
    assert (answer.status_code, linked()) == (403, 0)
    assert "Ask for an invitation" in answer.text


@pytest.mark.parametrize("email", ["ben@example.com"])
def test_an_unproven_address_opens_no_account(client_for, world, email):
    visitor = client_for()
    answer = come_in(visitor, email)
    assert (answer.status_code, linked()) == (403, 0)
    assert visitor.login is None or visitor.login.account_id is None


def test_google_is_connected_and_disconnected_in_the_settings(client_for, world):
    ben = client_for(world.ben)
    assert come_in(ben, "fay@gmail.com", "?connect=1").location == "/settings/sign-in"
    identity = session.scalar(select(Identity))
    assert (identity.account_id, identity.email) == (world.ben.account_id, "fay@gmail.com")
    end = f"/me/identities/{identity.id}/end"
    assert (ben.post(end).status_code, linked()) == (422, 1)
    set_password(world.ben_account, PASSWORD)
    assert (client_for(world.eve).post(end).status_code, linked()) == (404, 1)
    assert (ben.post(end).status_code, linked()) == (303, 0)


def test_one_google_account_is_one_account_here(client_for, world):
    come_in(client_for(world.ben), "fay@gmail.com", "?connect=1")
    answer = come_in(client_for(world.ana), "fay@gmail.com", "?connect=1")
    assert (answer.status_code, linked()) == (409, 1)
    assert session.scalar(select(Identity.account_id)) == world.ben.account_id


def test_who_comes_back_is_who_left(client_for, world):
    ben = client_for(world.ben)
    back = consent(ben.get("/sign-in/google?connect=1").location, "fay@gmail.com")
    ben.post("/sign-out")
    assert (ben.get(back).status_code, linked()) == (400, 0)


def test_two_tabs_come_in_and_forty_leave_five_states(client_for, world):
    with set_to(sign_up="open"):
        visitor = client_for()
        first, second = (visitor.get("/sign-in/google").location for _ in range(2))
        assert visitor.get(consent(first, "fay@gmail.com")).status_code == 303
        assert visitor.get(consent(second, "fay@gmail.com")).status_code in (303, 400)
    other = client_for()
    for _ in range(40):
        other.get("/sign-in/google")
    assert len(other.login.data) == 5


def test_no_is_an_answer_too(client_for):
    visitor = client_for()
    asked = parse_qs(urlsplit(visitor.get("/sign-in/google").location).query)
    answer = visitor.get(f"/sign-in/google/callback?error=access_denied&state={asked['state'][0]}")
    assert (answer.status_code, linked()) == (400, 0)
    assert "Nothing was changed" in answer.text


def test_without_a_client_there_is_no_google(client_for, world):
    with set_to(google_client_id=""):
        visitor = client_for()
        assert visitor.get("/sign-in/google").location.startswith("/sign-in?next=")
        assert "Google" not in visitor.get("/sign-in").text


def test_an_issuer_that_is_away_is_said_to_be(client_for, world):
    with set_to(google_issuer="http://127.0.0.1:1"):
        answer = client_for().get("/sign-in/google")
    assert (answer.status_code, session.scalar(select(Login))) == (503, None)
    assert "Other ways to sign in work" in answer.text
