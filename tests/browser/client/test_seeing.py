"""What others did, who is here, local times, windows, dialogs, and the phone's sheet."""

import pytest

from tests.browser.client.board import board, card, ready
from tests.browser.client.conftest import until

pytestmark = pytest.mark.browser

WIRED = 'import "/pages/seeing.js"'


@pytest.fixture
def page(site, tab):
    tab.goto(site.page(board(), WIRED))
    until(tab, "window.page && document.documentElement.dataset.ready !== undefined")
    until(tab, "performance.getEntriesByName(location.origin + '/static/js/who.js').length")
    tab.wait_for_timeout(50)
    return tab


def test_anothers_change_shows_their_name_and_hue_for_a_moment(page):
    push = "html => page.push({ html, by, say: 'set due date', op: 'x' })"
    page.evaluate(push, card("1", "ready", "a1", 5))
    until(page, "document.querySelector('#card-1[data-live] .who')")
    assert page.inner_text("#card-1 .who") == "Mei set due date"
    assert (
        page.evaluate("document.getElementById('card-1').style.getPropertyValue('--live')") == "215"
    )
    until(page, "!document.querySelector('[data-live], .who')")


def test_my_own_echo_shows_nothing(page):
    page.evaluate("by[0] = 'me'")
    push = "html => page.push({ html, by, say: 'did', op: 'x' })"
    page.evaluate(push, card("1", "ready", "a1", 5))
    until(page, "document.querySelector('#card-1').dataset.v === '5'")
    assert page.locator("[data-live]").count() == 0


def test_many_changes_at_once_are_one_line(page):
    html = "".join(card(str(at), "doing", f"b{at}", 5) for at in range(1, 5))
    page.evaluate("html => page.push({ html, by, say: 'moved', op: 'x' })", html)
    until(page, "!document.getElementById('news').hidden")
    assert page.inner_text("#news") == "Mei Tan moved 4 tasks · Show"
    assert page.locator("[data-live]").count() == 0


def test_people_on_the_page_stand_in_the_bar_and_at_their_thing(page):
    who = [["mei", "Mei Tan", 215, "card-2"], ["me", "Ana", 1, ""]]
    page.evaluate("who => presence.here({ place: 'board:b', who })", who)
    assert page.inner_text("#here") == "MT"
    assert page.get_attribute("#card-2", "data-seen-by") == "Mei Tan"
    page.evaluate("presence.here({ place: 'board:b', who: [] })")
    assert page.locator("#here *, [data-seen-by]").count() == 0


@pytest.mark.parametrize(
    ("due", "words", "tint"),
    [
        ("2026-03-17", "Overdue 1 d", "late"),
        ("2026-03-18", "Today", "soon"),
        ("2026-03-19", "Tomorrow", "soon"),
        ("2026-03-21", "Sat", ""),
        ("2026-03-30", "30 Mar", ""),
        ("2027-03-30", "30 Mar 2027", ""),
        ("2026-03-18T09:00:00Z", "Overdue 12 h", "late"),
    ],
)
def test_due_words_follow_the_zone(page, due, words, tint):
    now = "2026-03-18T21:00:00Z" if due.endswith("Z") else "2026-03-17T23:30:00Z"
    assert page.evaluate("([due, now]) => window.due(due, now)", [due, now]) == [words, tint]


def test_time_ago_up_to_a_day(page):
    ago = "then => window.ago(then, '2026-03-18T12:00:00Z')"
    times = [
        "2026-03-18T11:59:40Z",
        "2026-03-18T11:18:00Z",
        "2026-03-17T13:00:00Z",
        "2026-03-01T12:00:00Z",
    ]
    words = [page.evaluate(ago, time) for time in times]
    assert words == ["just now", "42 min ago", "23 h ago", "1 Mar"]


def test_mine_is_marked_and_times_are_told_after_every_swap(page):
    more = 'data-owner="x me"'
    html = card("1", "ready", "a1", 5, more=more)
    html = html.replace("</article>", '<time datetime="2020-01-01" data-due></time></article>')
    page.evaluate("html => page.patch(html)", html)
    until(page, "document.querySelector('#card-1[data-mine] time[data-tint=late]')")
    assert page.inner_text("#card-1 time").startswith("Overdue")


def test_a_list_grows_when_its_end_comes_into_sight(site, tab):
    end = '<p id="end" data-more="/more?after=a2">…</p>'
    first = ready(2) + end
    site.answer(
        "GET /more", card("8", "ready", "a8") + '<template data-window="cards-ready"></template>'
    )
    tab.goto(site.page(board(first=first).replace("data-keep", 'data-keep data-until="a2"', 1)))
    until(tab, "document.querySelector('#cards-ready #card-8')")
    assert tab.locator("#end, #cards-ready[data-until]").count() == 0


def test_a_dialog_shows_what_is_wrong_at_its_field_and_keeps_a_draft(site, tab):
    form = '<form data-write method="post" action="/projects"><input name="name" autofocus></form>'
    opener = '<button data-dialog="dialog" data-src="/projects/new">New</button>'
    site.answer("GET /projects/new", form)
    wrong = (
        '<div class="problem" data-status="422"><ul><li data-for="name">Name it.</li></ul></div>'
    )
    site.answer("POST /projects", wrong, 422)
    tab.goto(site.page(board() + opener + '<dialog id="dialog"></dialog>'))
    until(tab, "document.documentElement.dataset.ready !== undefined")
    tab.click("text=New")
    until(tab, "document.querySelector('dialog[open] input') === document.activeElement")
    tab.keyboard.type("A name of more than twenty letters")
    tab.keyboard.press("Enter")
    until(tab, "document.querySelector('.wrong')")
    assert tab.get_attribute("[name=name]", "aria-invalid") == "true"
    tab.keyboard.press("Escape")
    tab.click("text=New")
    until(tab, "document.querySelector('dialog[open] [name=name]')?.value.startsWith('A name')")


def test_on_a_phone_a_long_press_opens_a_sheet_that_moves(site, chromium):
    site.answer("PUT /tasks/1/place", card("1", "doing", "b2", 5), X_Number="5")
    context = chromium.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    tab = context.new_page()
    tab.goto(site.page(board()))
    until(tab, "performance.getEntriesByName(location.origin + '/static/js/sheet.js').length")
    tab.wait_for_timeout(50)
    touch = context.new_cdp_session(tab)
    box = tab.locator("#card-1").bounding_box()
    points = [{"x": box["x"] + 60, "y": box["y"] + 30}]
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points})
    until(tab, "document.querySelector('dialog.bsheet[open]')")
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    tab.click("dialog.bsheet >> text=In progress")
    until(tab, "document.querySelector('#cards-doing #card-1').dataset.v === '5'")
    context.close()
