"""Connecting Google for calendars, against the provider that is not ours."""

import pytest
from sqlalchemy import select

from onetask.core.db import session
from onetask.core.vault import opened
from onetask.google.engine.scopes import CALENDAR
from onetask.google.models.grants import Agenda, Grant
from onetask.people.operations.identities import link_identity
from tests.people import emulated
from tests.people.conftest import set_to
from tests.people.test_google import consent

pytestmark = pytest.mark.slow
HOME = "/settings/calendars/google"


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


def connected(browser, email="fay@gmail.com"):
    return browser.get(consent(browser.get(f"{HOME}/start").location, email))


def grant():
    session.rollback()
    return session.scalar(select(Grant))


def test_what_was_granted_is_kept_sealed_and_shown(world, client_for):
    ana = client_for(world.ana)
    there = ana.get(f"{HOME}/start").location
    assert ("code_challenge_method=S256" in there, "access_type=offline" in there) == (True, True)
    assert connected(ana).status_code == 303
    kept = grant()
    assert (kept.email, CALENDAR in kept.scopes) == ("fay@gmail.com", True)
    assert opened(kept.sealed_refresh) not in (None, kept.sealed_refresh)
    text = ana.get(HOME).text
    assert ("Granted by fay@gmail.com" in text, "It would write" in text) == (True, True)
    ana.post(f"{HOME}/agenda")
    assert session.scalar(select(Agenda.member_id)) == world.ana.id


def test_another_account_than_the_one_of_sign_in_is_refused(world, client_for, google):
    link_identity(world.ana_account, issuer=google, sub="somebody", email="ana@example.com")
    assert connected(client_for(world.ana)).status_code == 409
    assert grant() is None


def test_an_answer_opens_once_and_in_its_own_browser(world, client_for):
    ana = client_for(world.ana)
    back = consent(ana.get(f"{HOME}/start").location, "fay@gmail.com")
    assert client_for(world.ben).get(back).status_code == 400
    assert ana.get(back).status_code == 303
    assert ana.get(back).status_code == 400


def test_who_says_no_changes_nothing(world, client_for):
    answer = client_for(world.ana).get(f"{HOME}/callback?error=access_denied&state=x")
    assert answer.status_code == 400
    assert grant() is None


def test_the_end_stops_the_runs_and_asks_for_the_rest(world, client_for):
    ana = client_for(world.ana)
    connected(ana)
    ana.post(f"{HOME}/end")
    assert grant().state == "ending"
