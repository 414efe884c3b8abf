"""A board of a thousand cards is there at once and does not shift while it comes."""

import pytest

from tests.browser.conftest import Person
from tests.live.village import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WATCH = """window.shifts = []
  const told = (list) => list.getEntries().filter((one) => !one.hadRecentInput)
  new PerformanceObserver((list) => shifts.push(...told(list).map((one) => one.value)))
    .observe({ type: "layout-shift", buffered: true })"""


@pytest.fixture
def dora(chromium, village):
    """The owner of a made-up workspace of a thousand tasks."""
    who = ["--email", "dora@example.com", "--name", "Dora", "--password-stdin"]
    village.command("account", "create", *who, sent=f"{PASSWORD}\n")
    village.command("sample", "--tasks", "1000", "--owner", "dora@example.com")
    person = Person(chromium, village, "dora")
    yield person
    person.context.close()


def test_a_thousand_cards_do_not_shift(village, dora):
    dora.tab.add_init_script(WATCH)
    board = dora.tab.locator("#project-links a").first.get_attribute("href")
    dora.open(village.url + board)
    dora.until("document.querySelectorAll('.card').length >= 100")
    dora.tab.wait_for_timeout(300)
    assert dora.tab.evaluate("window.shifts") == []
    dora.tab.locator(".card").first.focus()
    dora.tab.keyboard.press("j")
    assert dora.tab.evaluate("document.activeElement.matches('.card')")
