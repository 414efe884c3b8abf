"""The first visit and a changed setting, in a real browser."""

import re
from threading import Thread

import pytest
from playwright.sync_api import expect
from sqlalchemy import select
from werkzeug.serving import make_server

from onetask.core.db import Base, session
from onetask.people.models import Account, Member
from tests.people.conftest import free_port

# The development server leaves a file open whose browser went away before its end.
pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def address(app):
    port = free_port()
    server = make_server("127.0.0.1", port, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def nobody_yet(world):
    session.rollback()
    with session.get_bind().begin() as raw:
        for table in reversed(Base.metadata.sorted_tables):
            raw.execute(table.delete())


@pytest.fixture
def tab(chromium):
    context = chromium.new_context(timezone_id="Asia/Tokyo")
    yield context.new_page()
    context.close()


def begin(tab, address):
    tab.goto(address)
    tab.get_by_label("Name of the workspace").fill("Atelier")
    tab.get_by_label("Your name").fill("Fay Ito")
    tab.get_by_label("E-mail").fill("fay@example.com")
    tab.get_by_label("Password").fill("violet tramway 19 oak")
    tab.get_by_role("button", name="Start").click()
    expect(tab).to_have_title(re.compile("My day"))


@pytest.mark.usefixtures("nobody_yet")
def test_the_first_visit_ends_in_my_day(tab, address):
    begin(tab, address)
    session.rollback()
    member = session.scalar(select(Member))
    assert (member.role, member.zone) == ("owner", "Asia/Tokyo")


@pytest.mark.usefixtures("nobody_yet")
def test_a_setting_is_saved_at_once_and_taken_back(tab, address):
    begin(tab, address)
    tab.goto(f"{address}/settings/profile")
    name = tab.get_by_label("Name", exact=True)
    name.fill("Fay Itō")
    name.press("Tab")
    tab.get_by_role("button", name="Undo").click()
    expect(tab.get_by_text("Undone.")).to_be_visible()
    tab.goto(f"{address}/settings/preferences")
    tab.get_by_label("Theme").select_option("dark")
    expect(tab.get_by_text("Saved", exact=True)).to_be_visible()
    session.rollback()
    assert session.scalar(select(Member.name)) == "Fay Ito"
    assert session.scalar(select(Account.theme)) == "dark"
