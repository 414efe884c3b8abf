"""German is longer: no page grows wider than its window, and no button cuts its words."""

from threading import Thread

import pytest
from sqlalchemy import update
from werkzeug.serving import make_server

from onetask.core.db import session
from onetask.people.models import Account
from onetask.people.views.sessions import cookie_name

pytestmark = pytest.mark.browser
SIZES = {"desk": (1440, 900), "phone": (390, 844)}
PAGES = ("/", "/inbox", "/insights", "/my-tasks", "/projects", "/search", "BOARD", "BOARD/list")
PAGES += ("BOARD/settings", "BOARD/archive", "TASK", "/settings/preferences", "/settings/members")
PAGES += ("/settings/profile", "/settings/sign-in", "/settings/reminders", "/settings/import")
CUT = """() => [...document.querySelectorAll(".btn, .tab, .chip, .nav .t, .mnav a, .opt, .ib")]
  .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1
    && getComputedStyle(one).display !== "inline")
  .map((one) => one.textContent.trim())"""
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def address(app):
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def key(world, client_for):
    """Ana chose German and is signed in."""
    with session.get_bind().begin() as raw:
        raw.execute(update(Account).where(Account.id == world.ana.account_id).values(locale="de"))
    session.rollback()
    return client_for(world.ana).key


@pytest.fixture(params=SIZES)
def window(chromium, address, request):
    width, height = SIZES[request.param]
    context = chromium.new_context(viewport={"width": width, "height": height}, locale="de-DE")
    yield context
    context.close()


def seen(page, url):
    assert page.goto(url).status == 200, url
    return {"wider": page.evaluate(WIDER), "cut": page.evaluate(CUT)}


def test_pages_have_room_for_german(window, address, world, key):
    window.add_cookies([{"name": cookie_name(), "value": key, "url": address}])
    page, odd = window.new_page(), {}
    known = {"BOARD": f"/projects/{world.launch.id}", "TASK": f"/tasks/{world.brief.id}"}
    session.remove()
    for path in PAGES:
        start, *rest = path.split("/", 1)
        found = seen(page, address + "/".join([known.get(start, start), *rest]))
        assert page.locator("html").get_attribute("lang") == "de"
        if found != {"wider": 0, "cut": []}:
            odd[path] = found
    assert odd == {}


def test_the_ways_in_have_room_for_german(window, address, world):
    page = window.new_page()
    session.remove()
    odd = {path: seen(page, address + path) for path in ("/sign-in", "/reset", "/sign-up")}
    assert {path: one for path, one in odd.items() if one != {"wider": 0, "cut": []}} == {}
