"""Optimistic writes: headers, answers, refusals, clashes, undo, inline edits, add rows, menus."""

import json

import pytest

from tests.browser.client.board import board, card
from tests.browser.client.conftest import until

pytestmark = pytest.mark.browser


@pytest.fixture
def page(site, tab):
    tab.goto(site.page(board()))
    until(tab, "document.documentElement.dataset.ready !== undefined")
    return tab


def sent(site, call):
    return next(one for one in site.asked if f"{one['method']} {one['path']}" == call)


def cards(tab, column):
    script = (
        "c => [...document.querySelectorAll(`#cards-${c} .card`)].map((one) => one.id.slice(5))"
    )
    return tab.evaluate(script, column)


def edit_title(tab, text):
    tab.locator("#card-1").focus()
    tab.keyboard.press("e")
    tab.keyboard.type(text)
    tab.keyboard.press("Enter")


def test_an_edit_carries_who_asks_and_what_was_seen_and_applies_the_answer(site, page):
    site.answer(
        "PATCH /tasks/1", card("1", "ready", "a1", 5, title="Neu!"), X_Number="5", X_Change_Op="op5"
    )
    edit_title(page, "Neu")
    until(page, "document.querySelector('#card-1').dataset.v === '5'")
    asked = sent(site, "PATCH /tasks/1")
    headers = asked["headers"]
    assert json.loads(asked["body"]) == {"title": "Neu"}
    assert [headers[name] for name in ("X-Csrftoken", "X-Workspace", "X-Seen", "X-Place")] == [
        "token",
        "w",
        "1",
        "board:b",
    ]
    assert headers["X-Op"][14] == "7"
    assert page.inner_text("#card-1 a") == "Neu!"


def test_escape_restores_and_an_edit_holds_its_card(site, page):
    page.locator("#card-1").focus()
    page.keyboard.press("e")
    page.keyboard.type("Half")
    assert page.locator("#card-1 [data-hold]").count() == 1
    page.keyboard.press("Escape")
    assert page.inner_text("#card-1 a") == "Task 1"
    assert site.writes() == []
    assert page.evaluate("document.activeElement.id") == "card-1"


def test_a_failure_puts_the_card_back_and_offers_retry_with_the_same_op(site, page):
    site.answer("PUT /tasks/1/place", "<h1>No</h1>", 500)
    page.locator("#card-1").focus()
    page.keyboard.press("s")
    page.keyboard.press("2")
    until(page, "document.querySelector('.toast.error')")
    assert cards(page, "ready")[0] == "1"
    site.answer("PUT /tasks/1/place", card("1", "doing", "b2", 6), X_Number="6")
    page.click("text=Retry")
    until(page, "document.querySelector('#cards-doing #card-1')")
    ops = [one["headers"]["X-Op"] for one in site.asked if one["method"] == "PUT"]
    assert len(ops) == 2
    assert ops[0] == ops[1]


def test_a_clash_shows_both_values_and_mine_can_be_used(site, page):
    clash = '<div class="problem" data-status="409" data-field="title" data-number="8"><dl><dt>Mei'
    clash += "</dt><dd data-theirs>Hers</dd><dt>You</dt><dd data-mine>Mine</dd></dl></div>"
    site.answer("PATCH /tasks/1", clash, 409)
    edit_title(page, "Mine")
    until(page, "document.querySelector('.clash')")
    assert "Mei set “Hers”." in page.inner_text(".clash")
    assert page.inner_text("#card-1 a") == "Hers"
    site.answer("PATCH /tasks/1", card("1", "ready", "a1", 9, title="Mine"), X_Number="9")
    page.click("text=Use mine")
    until(page, "document.querySelector('#card-1').dataset.v === '9'")
    last = [one for one in site.asked if one["method"] == "PATCH"][-1]
    assert last["headers"]["X-Seen"] == "8"
    assert page.locator(".clash").count() == 0


def test_undo_and_redo_go_through_the_server(site, page):
    answer = card("1", "ready", "a1", 5, title="Neu")
    site.answer(
        "PATCH /tasks/1", answer, X_Number="5", X_Change_Op="op5", X_Say="Renamed &#8220;it&#8221;"
    )
    edit_title(page, "Neu")
    until(page, "document.querySelector('.toast')")
    assert "Renamed “it”" in page.inner_text(".toast")
    back = card("1", "ready", "a1", 6, title="Task 1")
    site.answer("POST /operations/op5/undo", back, X_Number="6", X_Change_Op="op6")
    page.keyboard.press("z")
    until(page, "document.querySelector('#card-1').dataset.v === '6'")
    site.answer("POST /operations/op6/undo", card("1", "ready", "a1", 7, title="Neu"), X_Number="7")
    page.keyboard.press("Shift+Z")
    until(page, "document.querySelector('#card-1').dataset.v === '7'")


def test_a_button_in_a_fragment_is_relative_to_its_link(site, page):
    site.answer(
        "POST /tasks/2/closure", card("2", "done", "c1", 4, more="data-closed"), X_Number="4"
    )
    page.click("#card-2 button")
    until(page, "document.querySelector('#cards-done #card-2')")
    assert site.writes() == ["POST /tasks/2/closure"]


def test_add_row_stays_open_and_the_answer_morphs_over_the_new_card(site, page):
    def answer():
        made = json.loads(site.asked[-1]["body"])
        return card(made["id"], "ready", "a7", 5, title=made["title"]), 200, {"X-Number": "5"}

    site.answers["POST /tasks"] = answer
    page.keyboard.press("c")
    page.keyboard.type("Buy milk")
    page.keyboard.press("Enter")
    until(page, "document.querySelectorAll('#cards-ready [data-v=\"5\"]').length === 1")
    assert page.evaluate("document.activeElement.name") == "title"
    assert [len(cards(page, "ready")), page.inner_text("#cards-ready .card:last-child a")] == [
        5,
        "Buy milk",
    ]


def test_pasted_lines_make_one_task_each_in_one_write(site, page):
    site.answer("POST /tasks/bulk", "", X_Number="5")
    paste = """text => { const data = new DataTransfer(); data.setData("text/plain", text)
      document.querySelector("[data-add] input").dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })) }"""
    page.evaluate(paste, "- [ ] One\n2. Two\n\nThree")
    until(page, "!document.documentElement.querySelector('[data-op]')")
    body = json.loads(sent(site, "POST /tasks/bulk")["body"])
    assert [one["title"] for one in body["create"]] == ["One", "Two", "Three"]
    assert body["column"] == "ready"


def test_several_selected_are_one_bulk_write(site, page):
    site.answer(
        "POST /tasks/bulk", card("1", "ready", "a1", 5) + card("2", "ready", "a2", 5), X_Number="5"
    )
    page.locator("#card-1").focus()
    for key in ("x", "Shift+ArrowDown", "p", "1"):
        page.keyboard.press(key)
    until(page, "document.querySelector('#card-2').dataset.v === '5'")
    body = json.loads(sent(site, "POST /tasks/bulk")["body"])
    assert body == {"ids": ["1", "2"], "importance": "critical"}
    assert "2 selected" in page.inner_text("#bulk")
    page.keyboard.press("Escape")
    assert page.locator("#bulk:not([hidden]), [data-selected]").count() == 0


def test_a_menu_of_many_toggles_and_gives_the_focus_back(site, page):
    site.answer("PUT /tasks/1/assignees/mei", card("1", "ready", "a1", 5), X_Number="5")
    page.locator("#card-1").focus()
    page.keyboard.press("a")
    page.keyboard.type("mei")
    page.keyboard.press("Enter")
    assert page.get_attribute(".menu [data-value=mei]", "aria-checked") == "true"
    page.keyboard.press("Escape")
    until(page, "document.querySelector('#card-1').dataset.v === '5'")
    assert page.evaluate("document.activeElement.id") == "card-1"
    assert page.locator(".menu").count() == 0


def test_due_words_are_read_by_the_server(site, page):
    site.answer("PATCH /tasks/1", card("1", "ready", "a1", 5), X_Number="5")
    page.locator("#card-1").focus()
    page.keyboard.press("d")
    page.keyboard.type("fri")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('#card-1').dataset.v === '5'")
    assert json.loads(sent(site, "PATCH /tasks/1")["body"]) == {"due": "fri"}


def late(page, name):
    """A module that stands on the page only a good while after it was asked for."""
    page.route(f"**/{name}.js", lambda route: (page.wait_for_timeout(250), route.continue_()))


def test_what_is_typed_before_the_date_field_stands_goes_into_it(site, page):
    late(page, "date")
    site.answer("PATCH /tasks/1", card("1", "ready", "a1", 5), X_Number="5")
    page.locator("#card-1").focus()
    for key in ("d", "f", "r", "x", "Backspace", "i", "Enter"):
        page.keyboard.press(key)
    until(page, "document.querySelector('#card-1').dataset.v === '5'")
    assert json.loads(sent(site, "PATCH /tasks/1")["body"]) == {"due": "fri"}
    assert site.writes() == ["PATCH /tasks/1"]


def test_what_is_typed_before_the_palette_stands_goes_into_it(page):
    late(page, "palette")
    page.locator("#card-1").focus()
    page.keyboard.press("Control+k")
    page.keyboard.type("ix")
    until(page, "document.querySelector('#palette input')?.value === 'ix'")
    assert page.locator("[data-selected]").count() == 0


def test_keys_work_again_when_what_was_asked_for_never_came(page):
    page.route("**/date.js", lambda route: route.abort())
    page.locator("#card-1").focus()
    page.keyboard.press("d")
    page.keyboard.press("f")
    until(page, "document.querySelector('.toast.error')")
    page.keyboard.press("x")
    assert page.locator("[data-selected]").count() == 1
