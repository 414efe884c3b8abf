"""Writes made offline wait in the browser and are sent in order, once."""

import json

import pytest

from tests.browser.client.board import board, card
from tests.browser.client.conftest import until

pytestmark = pytest.mark.browser


@pytest.fixture
def page(site, tab, context):
    tab.goto(site.page(board()))
    until(tab, "document.documentElement.dataset.ready !== undefined")
    context.set_offline(True)
    return tab


def rename(tab, name, text):
    tab.locator(f"#card-{name}").focus()
    tab.keyboard.press("e")
    tab.keyboard.type(text)
    tab.keyboard.press("Enter")


def patches(site):
    return [one for one in site.asked if one["method"] == "PATCH"]


def test_a_queue_is_replayed_in_order_and_never_clashes_with_itself(site, page, context):
    numbers = iter([5, 6, 7])

    def answer():
        n, one = next(numbers), site.asked[-1]
        title = json.loads(one["body"])["title"]
        html = card(one["path"][-1], "ready", "a" + one["path"][-1], n, title=title)
        return html, 200, {"X-Number": str(n)}

    site.answers["PATCH /tasks/1"] = site.answers["PATCH /tasks/2"] = answer
    for name, text in (("1", "A"), ("2", "B"), ("1", "C")):
        rename(page, name, text)
    until(page, "document.getElementById('offline').textContent === 'Offline. 3 changes wait'")
    assert page.locator("#card-1[data-waits]").count() == 1
    assert patches(site) == []
    context.set_offline(False)
    until(page, "document.getElementById('offline').hidden")
    assert [json.loads(one["body"])["title"] for one in patches(site)] == ["A", "B", "C"]
    assert [one["headers"]["X-Seen"] for one in patches(site)] == ["1", "1", "5"]
    assert page.inner_text("#card-1 a") == "C"
    assert page.locator("[data-waits]").count() == 0


def test_a_queue_survives_the_page_and_keeps_its_op(site, page, context):
    rename(page, "1", "Later")
    until(page, "document.querySelector('[data-waits]')")
    site.answer("PATCH /tasks/1", "", 500)
    context.set_offline(False)
    until(page, "document.getElementById('offline').textContent === 'Sending 1 change'")
    site.answer("PATCH /tasks/1", card("1", "ready", "a1", 9, title="Later"), X_Number="9")
    page.reload()
    until(page, "document.querySelector('#card-1')?.dataset.v === '9'")
    assert len({one["headers"]["X-Op"] for one in patches(site)}) == 1
    assert patches(site)[-1]["headers"]["X-Csrftoken"] == "token"


def test_a_clash_is_shown_and_the_rest_goes_on(site, page, context):
    clash = '<div class="problem" data-field="title" data-number="8"><dl><dt>Mei</dt>'
    clash += "<dd data-theirs>Hers</dd><dt>You</dt><dd data-mine>Mine</dd></dl></div>"
    site.answer("PATCH /tasks/1", clash, 409)
    site.answer("PATCH /tasks/2", card("2", "ready", "a2", 6, title="B"), X_Number="6")
    rename(page, "1", "Mine")
    rename(page, "2", "B")
    context.set_offline(False)
    until(page, "document.querySelector('#card-2').dataset.v === '6'")
    until(page, "document.querySelector('.clash')?.textContent.includes('Hers')")
    until(page, "document.getElementById('offline').hidden")
