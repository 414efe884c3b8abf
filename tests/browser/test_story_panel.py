"""The panel and the board show one truth: a status moves the card, the bin closes what was open."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def open_panels(village, two_browsers):
    """Both before the same board, with the same task open beside it."""
    village.task = village.add(village.columns[1], "Seen by two")
    for person, by_mouse in zip(two_browsers, (False, True), strict=True):
        person.open(f"{village.url}/boards/{village.board}")
        card = person.tab.locator(f"#card-{village.task}")
        card.click(position={"x": 90, "y": 14}) if by_mouse else card.press("Enter")
        person.until(f"document.querySelector('#panel #task-{village.task}')")
    return two_browsers


def test_a_status_chosen_in_the_panel_moves_the_card(village, open_panels):
    ana, ben = open_panels
    ana.tab.locator("#panel [data-menu=status]").click()
    ana.tab.locator(".menu [role^=menuitem]").nth(2).click()
    for person in (ana, ben):
        person.until(f"document.querySelector('#cards-{village.columns[2]} #card-{village.task}')")
        person.until(f"document.querySelector('#panel #task-properties-{village.task}')")
        assert person.tab.locator(f"#panel #task-{village.task}").count() == 1


def test_a_binned_task_closes_its_panel_on_the_other_screen(village, open_panels):
    ana, ben = open_panels
    ana.tab.locator("#panel [popovertarget=task-more]").click()
    ana.tab.locator("#task-more [data-do=bin]").click()
    for person in (ana, ben):
        person.until("document.querySelector('#panel').hidden")
        person.until(f"!document.querySelector('#card-{village.task}')")


def test_the_panel_steps_to_the_next_task_and_copies_its_link(village, open_panels):
    ana, _ben = open_panels
    ana.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=village.url)
    ana.tab.locator("#panel [data-step='-1']").click()
    ana.until(f"document.querySelector('#panel article').id !== 'task-{village.task}'")
    ana.tab.locator("#panel [data-step='1']").click()
    ana.until(f"document.querySelector('#panel #task-{village.task}')")
    ana.tab.locator("#panel [popovertarget=task-more]").click()
    ana.tab.locator("#task-more [data-copies]").click()
    ana.until("document.querySelector('#toast')?.textContent.includes('copied')")
    copied = ana.tab.evaluate("navigator.clipboard.readText()")
    assert copied == f"{village.url}/tasks/{village.task}"


def test_a_new_project_gets_its_key_from_its_name(village, open_panels):
    ana, _ben = open_panels
    ana.open(f"{village.url}/projects")
    ana.tab.locator("[data-key=create]").click()
    ana.tab.keyboard.type("Gärten am See")
    ana.until("document.querySelector('#project-key')?.value === 'GAS'")
    ana.tab.fill("#project-key", "LAKE")
    ana.tab.locator("#project-name").press("End")
    ana.tab.keyboard.type(" und Wald")
    assert ana.tab.input_value("#project-key") == "LAKE"
