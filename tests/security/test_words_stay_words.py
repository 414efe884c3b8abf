"""S7: what people write is shown, and never runs, loads or asks for anything."""

import threading
from types import SimpleNamespace

import pytest
from sqlalchemy import select
from werkzeug.serving import make_server

from onetask.core import fragments
from onetask.core.db import db, session
from onetask.core.events import Event
from onetask.core.mail import written
from onetask.people.jobs import invitation_letter
from onetask.people.models import Member
from onetask.people.operations.invitations import invite
from onetask.people.operations.members import add_placeholder, edit_member
from onetask.people.operations.workspaces import rename_workspace
from onetask.people.queries import workspace_of
from onetask.search.operations import save_view
from onetask.talk.operations.comments import add_comment
from onetask.talk.operations.files import attach_link
from onetask.talk.operations.labels import make_label, put_label
from onetask.work.operations.columns import add_column
from onetask.work.operations.people import assign_task
from onetask.work.operations.projects import create_project
from onetask.work.operations.tasks import create_subtask, create_task
from onetask.work.operations.templates import save_task
from tests.browser_of import Browser
from tests.security.payloads import MARK, PAYLOADS, alive_in
from tests.world import furnish

CALLED = "' onfocus='xss7()\"><script>xss7()</script><img src=/xss7>"
PAGES = (
    *("/", "/inbox", "/insights", "/projects", "/my-tasks", "/labels", "/templates", "/starred"),
    *("/search?q=xss7", "/search?q=<script>xss7()</script>", "/views/new?url=/'><script>xss7()"),
    *("/projects/{project}", "/projects/{project}/list", "/projects/{project}/settings"),
    *("/projects/{project}/archive", "/tasks/{task}", "/tasks/{task}/activity", "/tasks/new"),
    *("/settings/members", "/settings/profile", "/settings/workspace", "/settings/keys"),
    *("/columns/{column}/edit", "/live/since/0?place=board:{board}", "/sign-in?next=/'><xss7>"),
    *("/live/since/0?place=task:{task}", "/projects/{project}?label='><script>xss7()</script>"),
    *("/my-tasks?q='><script>xss7()</script>&sort=xss7", "/none'><script>xss7()</script>"),
)


def test_the_reader_finds_what_is_alive():
    """The canary: drawn raw, all but the Markdown of these payloads come to life."""
    raw = ("<p>{}</p>", "<p title='{}'>", '<p title="{}">')
    dead = [one for one in PAYLOADS if not any(alive_in(drawn.format(one)) for drawn in raw)]
    assert all(one.startswith(("[", "!", "{")) for one in dead), dead
    assert alive_in('<b title="x" onclick="xss7()">') != []
    assert alive_in('<a href="javascript:xss7()">x</a>') != []


@pytest.fixture(scope="module")
def hostile(app):
    """A board on which every word is an attack."""
    with app.app_context():
        fragments.forget_drawings()
        world = furnish(db.engine)
        rename_workspace(world.ana, world.home, name=CALLED)
        edit_member(world.ana, world.ana, name=CALLED)
        facts = _board(world)
        save_view(world.ana, world.home, name=CALLED, url="/search?q='><xss7>", is_shared=True)
        session.remove()
    return facts


def _board(world):
    made = create_project(world.ana, world.home, key="BAD", name=CALLED, about=CALLED)
    column = add_column(world.ana, made.board, name=CALLED, step="ready")
    tasks = [_task(world, column, number, one) for number, one in enumerate(PAYLOADS)]
    save_task(world.ana, tasks[0], name=CALLED)
    facts = {"project": made.id, "board": made.board.id, "column": column.id}
    return SimpleNamespace(ids=facts | {"task": tasks[0].id}, tasks=[one.id for one in tasks])


def _task(world, column, number, words):
    task = create_task(world.ana, column, title=words, description=f"{words}\n\n{words}")
    create_subtask(world.ana, task, title=words)
    add_comment(world.ben, task, body=f"{words} @Ana")
    attach_link(world.ana, task, url=f"https://example.com/{number}?'><xss7>", name=words)
    label = make_label(world.ana, world.home, name=words[:60], hue=20)
    put_label(world.ana, task, label=label)
    assign_task(world.ben, task, member=world.ana)
    add_placeholder(world.ana, world.home, name=words[:80])
    return task


@pytest.fixture
def ana(app, hostile):
    with app.app_context():
        yield Browser(app, session.scalar(select(Member).where(Member.email == "ana@example.com")))
        session.remove()


@pytest.mark.parametrize("page", PAGES)
def test_no_word_comes_to_life_on_a_page(ana, hostile, page):
    answer = ana.get(page.format(**hostile.ids), buffered=True)
    assert answer.status_code in (200, 303, 404, 422)
    assert alive_in(answer.text) == []


def test_no_word_comes_to_life_in_a_panel(ana, hostile):
    for task in hostile.tasks:
        text = "".join(ana.get(f"/tasks/{task}{more}").text for more in ("", "/activity"))
        assert (alive_in(text), MARK in text) == ([], True)


@pytest.mark.parametrize("words", PAYLOADS)
def test_no_answer_brings_words_to_life(ana, hostile, words):
    sign = {"X-Place": f"board:{hostile.ids['board']},task:{hostile.ids['task']}", "X-Op": ""}
    path = f"/tasks/{hostile.ids['task']}"
    said = ana.post(f"{path}/comments", data={"body": words}, headers=sign)
    named = ana.patch(path, data={"title": words}, headers=sign)
    wrong = ana.patch(path, data={"importance": words, words: words}, headers=sign)
    assert [one.status_code for one in (said, named, wrong)] == [200, 200, 422]
    assert [alive_in(one.text) for one in (said, named, wrong)] == [[], [], []]
    assert "\n" not in said.headers.get("X-Say", "")


def test_no_letter_brings_words_to_life(ana, hostile):
    home = workspace_of(ana.member)
    invitation = invite(ana.member, home, email="x@example.com", role="member")
    letter = written(invitation_letter(invitation))
    assert alive_in(letter.get_body(("html",)).get_content()) == []
    assert letter["Subject"].count("\n") == 0


@pytest.mark.parametrize("shape", ["json", "csv"])
def test_an_export_is_a_file_and_no_page(ana, hostile, shape):
    answer = ana.get(f"/projects/{hostile.ids['project']}/export.{shape}", buffered=True)
    assert MARK in answer.text
    assert answer.mimetype in ("application/json", "text/csv")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_every_event_of_it_is_told_in_words(ana, hostile):
    kinds = set(session.scalars(select(Event.kind)))
    assert {"task.created", "comment.added", "label.made", "view.saved"} <= kinds


@pytest.fixture
def site(app, hostile):
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class Watched:
    """A real browser tab, and what it did that it should not have."""

    def __init__(self, chromium, site, key):
        self.page, self.sins, self.site = chromium.new_page(), [], site
        self.page.context.add_cookies([{"name": "onetask", "value": key, "url": site}])
        self.page.add_init_script("window.xss7 = () => { window.hit = true }")
        self.page.on("dialog", lambda dialog: (self.sins.append("dialog"), dialog.dismiss()))
        self.page.on("request", self._asked)
        self.page.on("console", self._said)

    def _asked(self, request):
        if not request.url.startswith((self.site, "data:")) or f"/{MARK}" in request.url:
            self.sins.append(request.url)

    def _said(self, message):
        if "Content Security Policy" in message.text:
            self.sins.append(message.text)

    def look(self, path):
        self.page.goto(self.site + path, wait_until="load")
        self.page.wait_for_timeout(80)
        if self.page.evaluate("window.hit === true"):
            self.sins.append(f"ran on {path}")


@pytest.mark.browser
def test_a_real_browser_finds_nothing_to_run(chromium, site, ana, hostile):
    tab = Watched(chromium, site, ana.key)
    for page in PAGES[:16]:
        tab.look(page.format(**hostile.ids))
    for task in hostile.tasks:
        tab.look(f"/tasks/{task}")
    tab.page.close()
    assert tab.sins == []


@pytest.mark.browser
def test_the_watched_browser_would_tell(chromium, site, ana, hostile):
    """The canary: a page without our policy and escaping is caught at once."""
    tab = Watched(chromium, site, ana.key)
    tab.page.route("**/raw", lambda route: route.fulfill(
        body="<img src=/xss7 onerror='xss7(); alert(1)'>", content_type="text/html"))  # fmt: skip
    tab.look("/raw")
    tab.page.close()
    assert "dialog" in tab.sins
    assert "ran on /raw" in tab.sins


ASKING = "<b hx-get='/{mark}{name}' hx-trigger='load'>x</b>"
PUT_IN = """html => { const box = document.createElement('div'); box.innerHTML = html;
  document.body.append(box); htmx.process(box) }"""


@pytest.mark.browser
def test_htmx_asks_for_nothing_where_people_write(chromium, site, ana, hostile):
    """A second wall behind the first: were an attribute to slip through, `hx-ignore` holds."""
    tab = Watched(chromium, site, ana.key)
    tab.look("/")
    ignored = ASKING.format(mark=MARK, name="ignored")
    tab.page.evaluate(PUT_IN, f"<div class='ugc' hx-ignore>{ignored}</div>")
    tab.page.evaluate(PUT_IN, ASKING.format(mark=MARK, name="asked"))
    tab.page.wait_for_timeout(500)
    tab.page.close()
    assert [sin.removeprefix(site) for sin in tab.sins] == [f"/{MARK}asked"]
