"""Dragging by mouse, touch and keyboard: announced, held meanwhile, taken back by Escape."""

import json

import pytest

from tests.browser.client.board import board, card, ready
from tests.browser.client.conftest import until

pytestmark = pytest.mark.browser


def load(site, tab, body):
    tab.goto(site.page(body))
    until(tab, "document.documentElement.dataset.ready !== undefined")
    until(tab, "performance.getEntriesByName(location.origin + '/static/js/drag.js').length")
    tab.wait_for_timeout(150)
    return tab


@pytest.fixture
def page(site, tab):
    moved = card("1", "ready", "a35", 5)
    site.answer("PUT /tasks/1/place", moved, X_Number="5")
    return load(site, tab, board())


def ids(tab, column):
    script = (
        "c => [...document.querySelectorAll(`#cards-${c} .card`)].map((one) => one.id.slice(5))"
    )
    return tab.evaluate(script, column)


def centre(tab, selector):
    box = tab.locator(selector).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def carry(tab, what, target, *, below=12, release=True):
    x, y = centre(tab, target)
    tab.mouse.move(*centre(tab, what))
    tab.mouse.down()
    tab.mouse.move(x, y + below, steps=8)
    tab.wait_for_timeout(60)
    if release:
        tab.mouse.up()


def places(site):
    return [json.loads(one["body"]) for one in site.asked if one["method"] == "PUT"]


def nothing_left_over(tab):
    left = ".drag-ghost, .drag-gap, [data-hold], .card[hidden], html[data-dragging]"
    until(tab, f"!document.querySelector('{left}')")


def test_mouse_reorders_announces_and_sends_neighbours(site, page):
    carry(page, "#card-1", "#card-3")
    assert ids(page, "ready") == ["2", "3", "1", "4"]
    assert page.inner_text("#spoken") == "TAP-1 moved to Ready, position 3 of 4."
    nothing_left_over(page)
    assert places(site) == [{"column": "ready", "after": "3", "before": "4"}]
    assert page.get_attribute("#card-1", "data-v") == "5"


def test_mouse_moves_to_another_column_and_the_click_opens_nothing(site, page):
    site.answer("PUT /tasks/1/place", card("1", "doing", "b2", 5), X_Number="5")
    carry(page, "#card-1", "#card-9")
    nothing_left_over(page)
    assert ids(page, "doing") == ["9", "1"]
    assert page.url.endswith("/")


def test_lists_freeze_while_dragging_and_escape_puts_back(site, page):
    carry(page, "#card-1", "#card-9", release=False)
    assert page.locator("#cards-ready[data-hold]").count() == 1
    page.keyboard.press("Escape")
    page.mouse.up()
    assert ids(page, "ready") == ["1", "2", "3", "4"]
    assert page.inner_text("#spoken") == "TAP-1 is back in place."
    nothing_left_over(page)
    assert places(site) == []


def test_a_drop_on_the_same_place_is_no_move(site, page):
    carry(page, "#card-1", "#card-1", below=8)
    nothing_left_over(page)
    assert places(site) == []


def test_several_selected_cards_move_as_one_stack(site, page):
    site.answer("POST /tasks/bulk", "", X_Number="5")
    page.locator("#card-1").focus()
    page.keyboard.press("x")
    page.locator("#card-3").focus()
    page.keyboard.press("x")
    carry(page, "#card-1", "#card-9", release=False)
    assert page.get_attribute(".drag-ghost", "data-stack") == "2"
    page.mouse.up()
    nothing_left_over(page)
    assert ids(page, "doing") == ["9", "1", "3"]
    sent = next(json.loads(one["body"]) for one in site.asked if one["method"] == "POST")
    assert sent == {"ids": ["1", "3"], "column": "doing", "after": "9", "before": None}


def test_a_collapsed_column_takes_a_drop_and_opens_under_a_waiting_card(site, tab):
    site.answer("PUT /tasks/1/place", card("1", "done", "c1", 5), X_Number="5")
    page = load(site, tab, board(more="data-collapsed"))
    carry(page, "#card-1", "#col-done h2", below=0, release=False)
    assert page.locator("#col-done[data-collapsed]").count() == 1
    until(page, "!document.querySelector('#col-done[data-collapsed]')")
    page.mouse.up()
    nothing_left_over(page)
    assert ids(page, "done") == ["1"]


def test_edge_scrolls_while_the_pointer_rests(site, tab):
    page = load(site, tab, board(first=ready(60)))
    site.answer("PUT /tasks/1/place", "", 204)
    box = page.locator("#cards-ready").bounding_box()
    page.mouse.move(*centre(page, "#card-1"))
    page.mouse.down()
    page.mouse.move(box["x"] + 100, box["y"] + box["height"] - 8, steps=6)
    until(page, "document.getElementById('cards-ready').scrollTop > 150")
    page.mouse.up()
    nothing_left_over(page)


def test_keyboard_moves_keep_the_focus_and_announce(site, page):
    site.answer("PUT /tasks/2/place", "", 204)
    page.locator("#card-2").focus()
    page.keyboard.press("Alt+ArrowDown")
    assert ids(page, "ready") == ["1", "3", "2", "4"]
    for _ in range(3):
        page.keyboard.press("Alt+ArrowUp")
    assert page.inner_text("#spoken") == "TAP-2 is already at the edge."
    page.keyboard.press("Alt+ArrowRight")
    assert ids(page, "doing") == ["2", "9"]
    assert page.evaluate("document.activeElement.id") == "card-2"
    nothing_left_over(page)


HELD = """() => {
  const [begin, stop] = [setTimeout, clearTimeout]
  window.presses = []
  window.setTimeout = (run, time, ...facts) =>
    time === 260 ? -presses.push(run) : begin(run, time, ...facts)
  window.clearTimeout = (id) => id < 0 ? delete presses[-id - 1] : stop(id)
}"""


@pytest.fixture
def finger(site, chromium):
    """The time of the press passes when the test says so: a slow machine makes no long swipe."""
    context = chromium.new_context(viewport={"width": 1200, "height": 800}, has_touch=True)
    page = load(site, context.new_page(), board())
    page.evaluate(HELD)
    session = context.new_cdp_session(page)

    def send(kind, *points):
        touches = [{"x": x, "y": y} for x, y in points]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    yield page, send
    context.close()


def test_touch_lifts_after_a_press(site, finger):
    (page, send), (x, y) = finger, centre(finger[0], "#card-1")
    site.answer("PUT /tasks/1/place", "", 204)
    end = centre(page, "#card-3")[1] + 12
    send("touchStart", (x, y))
    until(page, "presses[0]")
    page.evaluate("presses[0]()")
    assert page.locator(".drag-ghost").count() == 1
    for step in range(1, 7):
        send("touchMove", (x, y + (end - y) * step / 6))
        page.wait_for_timeout(20)
    send("touchEnd")
    nothing_left_over(page)
    assert ids(page, "ready") == ["2", "3", "1", "4"]
    assert len(places(site)) == 1


def test_a_swipe_lifts_nothing(site, finger):
    (page, send), (x, y) = finger, centre(finger[0], "#card-1")
    send("touchStart", (x, y))
    until(page, "presses[0]")
    send("touchMove", (x, y + 30))
    send("touchEnd")
    until(page, "!presses[0]")
    assert (page.locator(".drag-ghost").count(), places(site)) == (0, [])


def test_a_thousand_cards_stay_quick(site, tab):
    page = load(site, tab, board(first=ready(500), second=ready(500).replace("card-", "card-x")))
    watch = """() => { window.slow = []; new PerformanceObserver((list) =>
      slow.push(...list.getEntries().map((one) => one.duration))
    ).observe({ type: "event", durationThreshold: 16 }) }"""
    page.evaluate(watch)
    site.answer("PUT /tasks/1/place", "", 204)
    carry(page, "#card-1", "#card-4")
    nothing_left_over(page)
    assert max(page.evaluate("slow") or [0]) <= 300
