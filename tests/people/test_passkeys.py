"""Passkeys with a real browser and its virtual authenticator; forged answers are refused."""

import json
from threading import Thread

import pytest
from playwright.sync_api import expect
from sqlalchemy import select
from werkzeug.serving import make_server

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.ids import uuid7
from onetask.people.models import Passkey
from onetask.people.operations.accounts import set_password
from tests.people.conftest import free_port, set_to
from tests.world import PASSWORD

# The development server leaves a file open whose browser went away before its end.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
DEVICE = {
    **{"protocol": "ctap2", "transport": "internal", "hasResidentKey": True},
    **{"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True},
}


@pytest.fixture
def address(app, world):
    set_password(world.ben_account, PASSWORD)
    port = free_port()
    server = make_server("127.0.0.1", port, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    with set_to(public_url=f"http://localhost:{port}"):
        yield f"http://localhost:{port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def tab(chromium):
    """A browser whose device holds keys."""
    context = chromium.new_context()
    page = context.new_page()
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    page.set_default_timeout(8000)
    yield page
    context.close()


def sign_in(tab, address):
    tab.goto(f"{address}/sign-in")
    tab.get_by_label("E-mail").fill("ben@example.com")
    tab.get_by_label("Password").fill(PASSWORD)
    tab.get_by_role("button", name="Sign in", exact=True).click()
    tab.wait_for_url(f"{address}/")


def add_passkey(tab, address, name):
    sign_in(tab, address)
    tab.goto(f"{address}/settings/sign-in")
    tab.get_by_label("Name of the device").fill(name)
    tab.get_by_role("button", name="Add a passkey").click()
    expect(tab.get_by_text(name)).to_be_visible()
    tab.context.clear_cookies()


@pytest.mark.browser
def test_a_passkey_is_made_and_signs_in(tab, address):
    add_passkey(tab, address, "Ben's phone")
    tab.goto(f"{address}/sign-in?next=/my-tasks")
    tab.get_by_role("button", name="Sign in with a passkey").click()
    tab.wait_for_url(f"{address}/my-tasks")
    session.rollback()
    assert session.scalar(select(Passkey.used_at)) is not None
    tab.goto(f"{address}/settings/sign-in")
    tab.get_by_role("button", name="Remove").click()
    expect(tab.get_by_text("None yet.")).to_be_visible()


@pytest.mark.browser
def test_an_answer_serves_its_own_question_only(tab, address):
    add_passkey(tab, address, "Phone")
    tab.goto(f"{address}/sign-in")
    with tab.expect_request("**/sign-in/passkey") as sent:
        tab.get_by_role("button", name="Sign in with a passkey").click()
    tab.wait_for_url(f"{address}/")
    answer = json.loads(sent.value.post_data)
    tab.context.clear_cookies()
    tab.goto(f"{address}/sign-in")
    token = tab.locator("[name=csrf_token]").first.input_value()

    def send(path, key, body):
        headers = {"X-CSRFToken": key, "Origin": address, "Accept": "application/json"}
        return tab.request.post(f"{address}{path}", data=body, headers=headers)

    assert send("/sign-in/passkey", token, answer).status == 422
    fresh = send("/sign-in/passkey/question", token, {}).json()["token"]
    assert send("/sign-in/passkey", fresh, answer).status == 422


@pytest.mark.parametrize("credential", [{}, {"id": "x"}, {"id": 7, "response": []}])
def test_nonsense_is_refused(client_for, world, credential):
    with set_to(public_url="https://one.example"):
        ben = client_for(world.ben)
        assert ben.post("/me/passkeys/question", json={}).status_code == 200
        for path in ("/me/passkeys", "/sign-in/passkey"):
            assert ben.post(path, json={"credential": credential}).status_code == 422


def test_an_address_without_a_name_has_no_passkeys(client_for, world):
    with set_to(public_url="http://10.0.0.7:5000"):
        ben = client_for(world.ben)
        assert "Passkeys" not in ben.get("/settings/sign-in").text
        assert ben.post("/me/passkeys/question", json={}).status_code == 404


def test_nobody_removes_the_key_of_another(client_for, world):
    with session.get_bind().begin() as raw:
        made = {"id": uuid7(), "account_id": world.ana_account.id, "credential_id": "c"}
        row = made | {"credential": b"c", "name": "Ana's", "uses": 0, "made_at": now()}
        raw.execute(Passkey.__table__.insert(), row)
    assert client_for(world.ben).post(f"/me/passkeys/{made['id']}/end").status_code == 404
    assert client_for(world.ana).post(f"/me/passkeys/{made['id']}/end").status_code == 303
