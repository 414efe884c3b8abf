"""Moving and acting by keyboard, the panel at the side, the palette, and the list of keys."""

import json

import pytest

from tests.browser.client.board import board, card
from tests.browser.client.conftest import until

pytestmark = pytest.mark.browser

PANEL = '<div id="task-{0}" data-v="1" data-thing="{0}" data-href="/tasks/{0}"><h2 tabindex="-1">'
FOUND = '<a href="/tasks/77" data-opens>TAP-77 Fare gates</a><a href="/projects/2">Fares</a>'


@pytest.fixture
def page(site, tab):
    for name in ("1", "2", "9"):
        site.answer(f"GET /tasks/{name}", PANEL.format(name) + f"Task {name}</h2></div>")
    links = '<a href="/inbox" data-key="g i">Inbox</a><button data-key="filter">Filter</button>'
    tab.goto(site.page(board() + links))
    until(tab, "document.documentElement.dataset.ready !== undefined")
    return tab


def focused(tab):
    return tab.evaluate("document.activeElement.id")


def press(tab, *keys):
    for key in keys:
        tab.keyboard.press(key)


def test_j_k_and_arrows_move_between_cards_and_columns(page):
    press(page, "j")
    assert focused(page) == "card-1"
    press(page, "j", "ArrowDown", "k")
    assert focused(page) == "card-2"
    press(page, "ArrowRight")
    assert focused(page) == "card-9"
    press(page, "ArrowLeft", "End")
    assert focused(page) == "card-4"
    assert page.locator("#cards-ready .card[tabindex='0']").count() == 1


def test_the_focus_survives_a_card_that_leaves(site, page):
    site.answer(
        "DELETE /tasks/1", '<template data-gone="card-1" data-v="5"></template>', X_Number="5"
    )
    press(page, "j", "Backspace")
    until(page, "!document.getElementById('card-1')")
    assert focused(page) == "card-2"


def test_after_a_choice_by_key_the_focus_goes_on(site, page):
    site.answer("PATCH /tasks/1", card("1", "ready", "a1", 5), X_Number="5")
    press(page, "j", "p", "2")
    until(page, "document.querySelector('#card-1').dataset.v === '5'")
    assert focused(page) == "card-2"


def test_sequences_go_places_and_single_keys_can_be_off(site, page):
    site.pages["/inbox"] = "<p>Inbox</p>"
    page.evaluate("document.documentElement.dataset.keys = 'off'")
    press(page, "g", "i", "x", "j")
    assert page.url.endswith("/")
    assert focused(page) == ""
    press(page, "ArrowDown")
    assert focused(page) == "card-1"
    page.evaluate("delete document.documentElement.dataset.keys")
    press(page, "g", "i")
    page.wait_for_url("**/inbox")


def test_keys_rest_while_someone_types(site, page):
    press(page, "c")
    page.keyboard.type("xjsz")
    assert page.evaluate("document.activeElement.value") == "xjsz"
    assert page.locator("[data-selected], .menu").count() == 0


def test_the_panel_opens_steps_and_closes_with_the_address(page):
    page.click("#card-1 a")
    until(page, "document.querySelector('#panel #task-1')")
    assert page.url.endswith("/tasks/1")
    page.locator("#card-1").focus()
    press(page, "j")
    until(page, "document.querySelector('#panel #task-2')")
    assert page.url.endswith("/tasks/2")
    press(page, "Escape")
    assert page.locator("#panel[hidden]").count() == 1
    assert page.url.endswith("/")
    assert focused(page) == "card-2"


def test_back_closes_the_panel_without_a_new_page(site, page):
    page.click("#card-1 a")
    until(page, "document.querySelector('#panel #task-1')")
    page.evaluate("window.same = true")
    page.go_back()
    until(page, "document.getElementById('panel').hidden")
    assert page.evaluate("window.same") is True
    assert sum(one["path"] == "/" for one in site.asked) == 1


def test_the_palette_answers_at_once_and_the_server_adds_below(site, page):
    site.answer("GET /palette.json", json.dumps({"go": [{"words": "Farewell list", "href": "/l"}]}))
    site.answer("GET /search", FOUND)
    press(page, "Control+k")
    until(page, "document.querySelector('#palette[open]')")
    until(page, "document.querySelectorAll('#palette [role=option]').length > 5")
    page.keyboard.type("fare")
    lit = "#palette [aria-selected=true]"
    assert page.inner_text(lit) == "Farewell list"
    until(page, "document.querySelectorAll('#palette a').length === 2")
    assert page.inner_text(lit) == "Farewell list"
    press(page, "ArrowDown")
    assert page.inner_text(lit) == "TAP-77 Fare gates"
    site.answer("GET /tasks/77", PANEL.format("77") + "</h2></div>")
    press(page, "Enter")
    until(page, "document.querySelector('#panel #task-77')")


def test_the_palette_changes_what_is_selected(site, page):
    site.answer("PATCH /tasks/1", card("1", "ready", "a1", 5), X_Number="5")
    press(page, "j", "Control+k")
    until(page, "document.querySelector('#palette [role=option]')")
    assert page.inner_text("#palette .ctx") == "TAP-1"
    page.keyboard.type("importan")
    press(page, "Tab")
    page.keyboard.type("crit")
    press(page, "Enter")
    until(page, "document.querySelector('#card-1').dataset.v === '5'")
    body = next(json.loads(one["body"]) for one in site.asked if one["method"] == "PATCH")
    assert body == {"importance": "critical"}


def test_the_question_mark_lists_the_keys(page):
    press(page, "?")
    until(page, "document.querySelector('dialog#keys[open]')")
    assert "Search and commands" in page.inner_text("#keys")
    press(page, "Escape")
    until(page, "!document.getElementById('keys')")
