"""Lasso, folded columns, the palette in its context, and the keys that come later."""

import json

import pytest

from tests.browser.client.board import board
from tests.browser.client.conftest import until

pytestmark = pytest.mark.browser
LINKS = '<div id="project-links"><a href="/projects/p2">Garden</a></div>'
FOLDS = 'data-step="{0}"><button data-collapse="{0}"></button>'


def load(site, tab, body, module):
    tab.goto(site.page(body))
    until(tab, "document.documentElement.dataset.ready !== undefined")
    until(tab, f"performance.getEntriesByName(location.origin + '/static/js/{module}.js').length")
    tab.wait_for_timeout(50)
    return tab


@pytest.fixture
def page(site, tab):
    html = board().replace("<main ", '<main data-uses="lasso" ')
    return load(site, tab, html + LINKS, "rooms/lasso")


def selected(tab):
    script = "[...document.querySelectorAll('[data-selected]')].map((one) => one.dataset.ref)"
    return tab.evaluate(script)


def below(tab, selector, down=20):
    box = tab.locator(selector).bounding_box()
    return box["x"] + 60, box["y"] + box["height"] + down


def lasso(tab, start, end, *, release=True):
    tab.mouse.move(*start)
    tab.mouse.down()
    tab.mouse.move(*end, steps=5)
    if release:
        tab.mouse.up()


def sent(site, method):
    return next(json.loads(one["body"]) for one in site.asked if one["method"] == method)


def test_a_lasso_selects_every_card_it_touches(page):
    x, y = below(page, "#card-4")
    lasso(page, (x, y), (x + 280, page.locator("#card-3").bounding_box()["y"] + 5), release=False)
    assert selected(page) == ["TAP-3", "TAP-4"]
    assert page.locator(".lasso").count() == 1
    page.mouse.up()
    assert page.locator(".lasso").count() == 0
    assert page.inner_text("#bulk [role=status]") == "2 selected"


def test_with_shift_it_comes_on_top_and_escape_takes_it_back(page):
    page.locator("#card-9").focus()
    page.keyboard.press("x")
    page.keyboard.down("Shift")
    x, y = below(page, "#card-4")
    lasso(page, (x, y), (x + 20, y - 40), release=False)
    assert selected(page) == ["TAP-4", "TAP-9"]
    page.keyboard.press("Escape")
    page.mouse.up()
    page.keyboard.up("Shift")
    assert selected(page) == ["TAP-9"]


def test_a_press_on_a_card_is_no_lasso(page):
    box = page.locator("#card-1").bounding_box()
    lasso(page, (box["x"] + 5, box["y"] + 5), (box["x"] + 5, box["y"] + 8))
    assert (page.locator(".lasso").count(), selected(page)) == (0, [])


def test_a_backlog_is_folded_until_somebody_opens_it(site, tab):
    html = board().replace(
        'id="col-ready" data-v="1" >', 'id="col-ready" data-v="1" ' + FOLDS.format("backlog")
    )
    page = load(site, tab, html, "itemkeys")
    button = "#col-ready [data-collapse]"
    assert page.locator("#col-ready[data-collapsed]").count() == 1
    page.click(button)
    assert page.get_attribute(button, "aria-expanded") == "true"
    page = load(site, tab, html, "itemkeys")
    assert page.locator("#col-ready[data-collapsed]").count() == 0


def test_the_palette_offers_what_can_be_done_with_the_selection(site, page):
    site.answer(
        "PUT /tasks/1/place", '<template data-gone="card-1" data-v="5"></template>', X_Number="5"
    )
    page.locator("#card-1").focus()
    page.keyboard.press("Control+k")
    until(page, "document.querySelector('#palette [role=option]')")
    assert (
        page.locator("#palette [role=group]").first.get_attribute("aria-label")
        == "Change this task"
    )
    page.keyboard.type("gard")
    lit = "#palette [aria-selected=true]"
    until(page, f"document.querySelector('{lit} mark')")
    assert page.inner_text(lit) == "Move to project Garden"
    page.keyboard.press("Enter")
    until(page, "!document.getElementById('card-1')")
    assert sent(site, "PUT") == {"project": "p2"}


def test_without_a_task_nothing_is_offered_that_needs_one(site, page):
    site.answer(
        "GET /palette.json", json.dumps({"go": [{"words": "Assistant", "href": "/assistant"}]})
    )
    page.keyboard.press("Control+k")
    until(page, "document.querySelector('#palette [role=option]')")
    page.keyboard.type("move to")
    words = page.locator("#palette [role=option]").all_inner_texts()
    assert words == ["move to"]
    assert page.locator("#palette [role=group]").first.get_attribute("aria-label") == "Ask"


def test_keys_for_watching_links_and_not_today(site, tab):
    page = load(site, tab, board() + '<dialog id="dialog"></dialog>', "itemkeys")
    site.answer("GET /tasks/1/watch", '<button aria-pressed="false">Watch</button>')
    site.answer("GET /tasks/1/blockers", '<h2>What TAP-1 waits for</h2><input name="task">')
    page.locator("#card-1").focus()
    page.keyboard.press("w")
    until(page, "document.querySelector('.toast')?.textContent.startsWith('You watch TAP-1')")
    page.keyboard.press("h")
    until(page, "document.querySelector('.toast')?.textContent.startsWith('Not today')")
    page.keyboard.press("b")
    until(page, "document.querySelector('#dialog[open] input')")
    assert site.writes() == ["PUT /tasks/1/watch", "POST /tasks/1/not-today"]
