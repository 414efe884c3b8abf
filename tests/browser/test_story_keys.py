"""Without a mouse: a task is made, renamed, moved, given, talked about, closed, and all undone."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TITLE = "Written by keys alone"


@pytest.fixture
def ana(village, two_browsers):
    person = two_browsers[0]
    return person.open(f"{village.url}/boards/{village.board}")


def test_a_task_lives_by_the_keyboard(village, ana):
    card = made(village, ana)
    renamed(ana, card)
    moved(village, ana, card)
    given(ana, card)
    talked_about(ana, card)
    closed_and_undone(village, ana, card)


def keys(person, *all_of_them):
    for key in all_of_them:
        person.tab.keyboard.press(key)


def made(village, ana):
    ana.tab.locator(f"#cards-{village.columns[1]} .card").first.focus()
    keys(ana, "c")
    ana.tab.keyboard.type(TITLE)
    keys(ana, "Enter")
    all_cards = "[...document.querySelectorAll('.card[data-v]')]"
    mine = f"{all_cards}.find(one => one.innerText.includes('{TITLE}'))"
    ana.until(mine)
    return "#" + ana.tab.evaluate(f"{mine}.id")


def renamed(ana, card):
    ana.tab.locator(card).focus()
    keys(ana, "e", "End")
    ana.tab.keyboard.type(", and renamed")
    keys(ana, "Enter")
    saved(ana)
    ana.until(f"document.querySelector('{card}').innerText.includes('{TITLE}, and renamed')")


def moved(village, ana, card):
    ana.until(f"document.activeElement.id === '{card[1:]}'")
    keys(ana, "Alt+ArrowRight")
    ana.until(f"document.querySelector('#cards-{village.columns[2]} {card}')")
    saved(ana)
    ana.tab.locator(card).focus()
    keys(ana, "m", "2")
    ana.until(f"document.querySelector('#cards-{village.columns[1]} {card}')")
    saved(ana)


def given(ana, card):
    ana.tab.locator(card).focus()
    keys(ana, "a", "b", "e", "n", "Enter", "Escape")
    ana.until(f"document.querySelector('{card} .av[title=Ben]')")
    saved(ana)


def talked_about(ana, card):
    ana.tab.locator(card).focus()
    keys(ana, "Enter")
    ana.until("document.querySelector('#panel [name=body]')")
    for _ in range(60):
        keys(ana, "Tab")
        if ana.tab.evaluate("document.activeElement.name === 'body'"):
            break
    ana.tab.keyboard.type("Looks right to me")
    keys(ana, "Control+Enter")
    ana.until("document.querySelector('#panel .cmt')?.innerText.includes('Looks right')")
    keys(ana, "Escape", "Escape")
    ana.until("document.querySelector('#panel').hidden")


def closed_and_undone(village, ana, card):
    done, ready = village.columns[4], village.columns[1]
    ana.tab.locator(card).focus()
    keys(ana, "s", "5")
    ana.until(f"document.querySelector('#cards-{done} {card}[data-closed]')")
    saved(ana)
    keys(ana, "z")
    ana.until(f"document.querySelector('#cards-{ready} {card}:not([data-closed])')")


def saved(person):
    person.until("!document.querySelector('[data-op], [data-hold]')")
