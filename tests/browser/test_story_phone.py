"""A board under a finger: a sheet for a long press, a bar of places, cards that are carried."""

import pytest

from tests.browser.conftest import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow]
BAR = "getComputedStyle(document.querySelector('.mnav')).display !== 'none'"


@pytest.fixture
def finger(chromium, village):
    """Ana with a touch screen, before her board."""
    hands = []

    def at(width):
        person = Person(chromium, village, "ana", width=width, height=844, has_touch=True)
        hands.append(person)
        person.touch = person.context.new_cdp_session(person.tab)
        return person.open(f"{village.url}/boards/{village.board}")

    yield at
    for person in hands:
        person.context.close()
        assert person.errors == []


def touch(person, kind, *points):
    touches = [{"x": x, "y": y} for x, y in points]
    person.touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})


def centre(person, selector):
    box = person.tab.locator(selector).first.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize("width", [390, 320])
def test_a_long_press_opens_the_sheet_and_moves_the_card(village, finger, width):
    task = village.add(village.columns[1], f"Pressed at {width}")
    ana = finger(width)
    card = f"#card-{task}"
    ana.tab.locator(card).scroll_into_view_if_needed()
    ana.tab.wait_for_timeout(300)
    touch(ana, "touchStart", centre(ana, card))
    ana.until("document.querySelector('dialog.bsheet[open]')")
    touch(ana, "touchEnd")
    ana.tab.locator(".bsheet [role=radio]").nth(2).tap()
    ana.until(f"document.querySelector('#cards-{village.columns[2]} {card}')")
    ana.until("!document.querySelector('.bsheet')")


def test_the_bar_of_places_leads_on_and_nothing_sticks_out(finger):
    ana = finger(320)
    assert ana.tab.evaluate(BAR)
    ana.tab.locator(".mnav a[href='/inbox']").tap()
    ana.tab.wait_for_url("**/inbox")
    assert ana.tab.locator(".mnav [aria-current=page]").get_attribute("href") == "/inbox"
    assert not ana.tab.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_a_finger_carries_a_card_on_a_tablet(village, finger):
    task = village.add(village.columns[1], "Carried")
    ana = finger(1100)
    card, target = f"#card-{task}", f"#cards-{village.columns[2]} .card"
    ana.tab.locator(card).scroll_into_view_if_needed()
    ana.tab.wait_for_timeout(300)
    (x, y), (to, end) = centre(ana, card), centre(ana, target)
    touch(ana, "touchStart", (x, y))
    ana.until("document.querySelector('.drag-ghost')")
    for step in range(1, 9):
        touch(ana, "touchMove", (x + (to - x) * step / 8, y + (end - y) * step / 8))
        ana.tab.wait_for_timeout(20)
    touch(ana, "touchEnd")
    ana.until(f"document.querySelector('#cards-{village.columns[2]} {card}')")
