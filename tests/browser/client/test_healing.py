"""What moves a place's number, when places are joined again, and what happens without sockets."""

import pytest

from tests.browser.client.conftest import until

pytestmark = pytest.mark.browser

BODY = '<main data-place="board:b" data-n="81"><h2 id="head" data-v="81">Old</h2></main>'
NEWS = '<h2 id="head" data-v="{}">New</h2>'
ACK = "line.answer({{ ok: true, n: {}, epoch: 'e1', html: '' }})"


@pytest.fixture
def page(site, tab):
    tab.clock.install()
    tab.goto(site.page(BODY, 'import "/pages/healing.js"'))
    until(tab, "window.joins !== undefined")
    return tab


def test_a_place_is_joined_from_the_pages_number_and_the_answer_moves_it(page):
    page.evaluate("line.come('connect')")
    assert page.evaluate("joins()") == [{"place": "board:b", "n": 81, "epoch": "e1"}]
    page.evaluate("html => line.answer({ ok: true, n: 90, epoch: 'e1', html })", NEWS.format(88))
    assert page.evaluate("n()") == {"board:b": 90}
    page.clock.run_for(50)
    assert page.inner_text("#head") == "New"


def test_a_push_never_moves_the_number_and_a_heartbeat_does(page):
    page.evaluate("line.come('connect')")
    page.evaluate("told(85)")
    assert page.evaluate("n()") == {"board:b": 81}
    page.evaluate(ACK.format(81))
    page.evaluate(
        "html => line.come('patch', { n: 95, by: ['mei', 'Mei', 215], html })", NEWS.format(95)
    )
    page.clock.run_for(50)
    assert page.evaluate("[n()['board:b'], head.textContent]") == [81, "New"]
    page.evaluate("told(96)")
    assert page.evaluate("n()") == {"board:b": 96}


def test_sixty_seconds_of_silence_join_again(page):
    page.evaluate("line.come('connect')")
    page.evaluate(ACK.format(82))
    page.clock.run_for(59_000)
    assert len(page.evaluate("joins()")) == 1
    page.clock.run_for(2_000)
    assert page.evaluate("joins()[1].n") == 82
    page.evaluate("dispatchEvent(new Event('online'))")
    assert len(page.evaluate("joins()")) == 3


def test_another_epoch_reloads(page):
    page.evaluate("line.come('connect')")
    page.evaluate("line.answer({ ok: true, n: 3, epoch: 'e2', html: '' })")
    page.evaluate("told(3, 'e2')")
    assert page.evaluate("[reloads, n()['board:b']]") == [2, 81]


def test_places_are_joined_and_left_as_they_come_and_go(page):
    page.evaluate("line.come('connect')")
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', `<p data-place='task:1' data-n=5>`)"
    )
    assert page.evaluate("joins()[1]") == {"place": "task:1", "n": 5, "epoch": "e1"}
    page.evaluate("document.querySelector('p').remove()")
    assert page.evaluate("line.asked.at(-1)") == ["leave", {"place": "task:1"}]


def test_five_hidden_minutes_end_the_connection_and_sight_restores_it(page):
    page.evaluate("line.come('connect')")
    page.evaluate("hide(true)")
    page.clock.run_for(301_000)
    assert page.evaluate("line.connected") is False
    page.evaluate("hide(false)")
    assert page.evaluate("line.connected") is True


def test_without_sockets_the_catch_up_address_is_polled(site, page):
    site.answer("GET /live/since/81", NEWS.format(84), X_Number="84")
    page.evaluate("line.come('connect_error', new Error('blocked'))")
    page.clock.run_for(4_900)
    assert site.asked[-1]["path"] != "/live/since/81"
    page.clock.run_for(5_200)
    until(page, "n()['board:b'] === 84")
    asked = next(one for one in site.asked if one["path"] == "/live/since/81")
    assert asked["args"] == {"place": "board:b", "epoch": "e1"}
    page.clock.run_for(50)
    assert page.inner_text("#head") == "New"


def test_a_removed_member_is_told(page):
    page.evaluate("line.come('bye', {})")
    assert page.evaluate("seen") == ["bye"]
