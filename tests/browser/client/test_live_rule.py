"""The message rule in Chromium with the morph of htmx: newer wins, each goes where it belongs."""

from itertools import permutations

import pytest

from tests.browser.client.conftest import until

pytestmark = pytest.mark.browser

RULE = 'import "/pages/rule.js"\n'


def card(name: str, v: int, text: str, home: str, rank: str) -> str:
    return f'<li id="{name}" data-in="{home}" data-v="{v}" data-rank="{rank}">{text}</li>'


def gone(name: str, v: int) -> str:
    return f'<template data-gone="{name}" data-v="{v}"></template>'


def column(name: str, cards: str = "", more: str = "") -> str:
    return f'<ul id="{name}" {more}>{cards}</ul>'


BOARD = column("todo", card("t1", 1, "One", "todo", "a1") + card("t2", 1, "Two", "todo", "a3"))
BOARD += column("done", card("t3", 1, "Three", "done", "a5"))


@pytest.fixture
def live(site, tab):
    tab.goto(site.page("<main id=main></main>", RULE))
    until(tab, "window.look")
    return tab


def after(tab, messages, board=BOARD):
    return tab.evaluate(
        "([board, all]) => { set(board); all.forEach((one) => live.patch(one)); return look() }",
        [board, list(messages)],
    )


def fresh(tab):
    tab.reload()
    until(tab, "window.look")


def test_newer_wins_in_any_order_and_however_often(live):
    a, b = card("t1", 2, "Uno", "done", "a4"), card("t1", 3, "Eins", "done", "a6")
    for order in set(permutations([a, b, a, b])):
        assert after(live, order) == "Two | Three Eins"


def test_the_element_and_its_focus_are_kept(live):
    live.evaluate("html => { set(html); window.one = t1; t1.tabIndex = 0; t1.focus() }", BOARD)
    live.evaluate("html => live.patch(html)", card("t1", 2, "Uno", "done", "a4"))
    assert live.evaluate("[t1 === one, document.activeElement === one, look()]") == [
        True,
        True,
        "Two | Uno Three",
    ]


def test_ranks_are_compared_by_code_unit(live):
    lower, upper = card("t9", 2, "lower", "todo", "a2a"), card("t8", 2, "UPPER", "todo", "a2B")
    assert after(live, [lower + upper]) == "One UPPER lower Two | Three"


def test_what_is_gone_stays_gone_until_something_newer(live):
    late, left = card("t1", 4, "Late", "todo", "a1"), gone("t1", 5)
    assert after(live, [left, late]) == "Two | Three"
    assert after(live, [card("t1", 6, "Back", "todo", "a1")]) == "Back Two | Three"


def test_of_equal_numbers_the_drawing_wins(live):
    for order in permutations([gone("t1", 5), card("t1", 5, "Moved", "done", "a6")]):
        fresh(live)
        assert after(live, order) == "Two | Three Moved"


def test_homeless_leave_and_come_back_when_their_list_arrives(live):
    away, late = card("t1", 3, "Away", "later", "a1"), card("t1", 2, "Late", "todo", "a1")
    assert after(live, [away, late]) == "Two | Three"
    section = '<section id="s" data-v="9" data-in="board" data-rank="b">'
    section += '<ul id="later" data-keep></ul></section>'
    assert after(live, [section], '<div id="board"></div>') == "Away"


def test_beyond_the_window_it_waits_for_the_window_to_grow(live):
    news = card("t1", 2, "In", "todo", "a4") + card("t2", 2, "Beyond", "todo", "a6")
    assert after(live, [news], column("todo", "", 'data-until="a5"')) == "In"
    live.evaluate("live.grow(todo)")
    assert live.evaluate("look()") == "In Beyond"


def test_while_held_the_newest_waits_for_the_release(live):
    two, four = card("t1", 2, "Two?", "done", "a1"), card("t1", 4, "Four!", "todo", "a4")
    for order in permutations([two, four, gone("t1", 3)]):
        fresh(live)
        live.evaluate("html => { set(html); t1.dataset.hold = '' }", BOARD)
        live.evaluate("all => all.forEach((one) => live.patch(one))", list(order))
        assert live.evaluate("look()") == "One Two | Three"
        live.evaluate("live.release(t1)")
        assert live.evaluate("look()") == "Two Four! | Three"


def test_a_frozen_list_takes_nothing_until_it_is_released(live):
    live.evaluate("html => { set(html); todo.dataset.hold = '' }", BOARD)
    live.evaluate("html => live.patch(html)", card("t3", 2, "Drei", "todo", "a2"))
    assert live.evaluate("look()") == "One Two | Three"
    live.evaluate("live.release(todo)")
    assert live.evaluate("look()") == "One Drei Two | "


def test_kept_children_are_not_the_fragments(live):
    board = '<section id="c" data-v="1"><h2>Old</h2><ul id="todo" data-keep data-until="a9">'
    board += card("t1", 1, "One", "todo", "a1") + "</ul></section>"
    news = '<section id="c" data-v="2"><h2>New</h2><ul id="todo" data-keep data-until="a5">'
    news += "</ul></section>"
    assert after(live, [news], board) == "One"
    assert live.evaluate("[c.querySelector('h2').textContent, todo.dataset.until]") == ["New", "a9"]


def test_pushes_of_one_frame_are_one_pass(live):
    live.evaluate("html => { set(html); window.passes = 0 }", BOARD)
    live.evaluate("document.addEventListener('live:after', () => { passes += 1 })")
    news = [card("t1", 2 + at, f"v{at}", "todo", "a1") for at in range(5)]
    live.evaluate("all => all.forEach((html) => live.push({ html }))", news)
    until(live, "look() === 'v4 Two | Three'")
    assert live.evaluate("passes") == 1


def test_a_stale_region_is_fetched_once_it_is_older(live):
    stale = '<template data-stale="report" data-v="{}"></template>'
    live.evaluate("set('<section id=report data-v=80></section>')")
    live.evaluate(
        "all => all.forEach((one) => live.patch(one))", [stale.format(80), stale.format(81)]
    )
    assert live.evaluate("fetched") == [["report", 81]]


def test_a_region_keeps_what_is_newer_held_or_still_on_its_way(site, live):
    held = '<li id="t4" data-in="todo" data-v="2" data-rank="a6"><input data-hold></li>'
    mine = '<li id="t5" data-in="todo" data-rank="a7" data-op="x">Mine</li>'
    old = (
        card("t1", 90, "Newer", "todo", "a1") + card("t2", 3, "Leaves", "todo", "a3") + held + mine
    )
    new = card("t1", 80, "Older", "todo", "a9") + card("t3", 85, "Comes", "todo", "a5")
    region = '<section id="list" data-src="/list" data-v="{}">{}</section>'
    site.answer("GET /list", region.format(88, column("todo", new)))
    live.evaluate("html => set(html)", region.format(70, column("todo", old)))
    live.evaluate(
        "() => { window.field = t4.firstChild; field.value = 'typed'; return regions.reload(list) }"
    )
    assert live.evaluate("look()") == "Newer Comes  Mine"
    assert live.evaluate("[field.value, field.isConnected, list.dataset.v]") == [
        "typed",
        True,
        "88",
    ]
    live.evaluate("live.release(field)")
    assert live.evaluate("look()") == "Newer Comes Mine"
    assert site.asked[-1]["args"] == {"since": "70"}


def test_the_law_old_page_and_patches_are_the_page_drawn_anew(site, tab):
    tab.goto(site.page("<main id=main></main>", RULE + 'import "/pages/law.js"'))
    until(tab, "window.law")
    assert tab.evaluate("law(200)") == "holds"


def test_answers_of_htmx_are_messages_too_but_plain_parts_are_swapped(site, live):
    site.answer("POST /fragment", card("t1", 2, "Uno", "done", "a9"), X_Number="2")
    site.answer("POST /part", "<p>Part</p>", X_Number="3")
    live.evaluate("html => { set(html); live.patch('') }", BOARD)
    form = '<button hx-post="/{0}" hx-target="#{1}">{0}</button>'
    html = form.format("fragment", "todo") + form.format("part", "out") + '<div id="out"></div>'
    live.evaluate("html => { main.innerHTML += html; htmx.process(main) }", html)
    live.click("text=fragment")
    until(live, "look() === 'Two | Three Uno'")
    live.click("text=part")
    until(live, "out.textContent === 'Part'")
    post = next(one for one in site.asked if one["path"] == "/fragment")
    assert post["headers"]["X-Csrftoken"] == "token"
    assert post["headers"]["X-Op"][14] == "7"
