"""Two drag the same card within a second: one order wins, the other is told, nothing is lost."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def board(village, two_browsers):
    village.cards = [village.add(village.columns[1], f"Card {at}") for at in range(3)]
    for person in two_browsers:
        person.open(f"{village.url}/boards/{village.board}")
        person.until(f"document.getElementById('card-{village.cards[2]}')")
    return two_browsers


def test_two_people_drag_one_card(village, board):
    ana, ben = board
    card = f"#card-{village.cards[0]}"
    for person, column in ((ana, village.columns[2]), (ben, village.columns[3])):
        lift(person.tab, card, f"#cards-{column}")
    ana.tab.mouse.up()
    ben.tab.mouse.up()
    for person in board:
        person.until("!document.querySelector('.drag-ghost, [data-hold]')")
    agree(village, board)
    loser = ana if winner(village) == f"cards-{village.columns[3]}" else ben
    loser.until("document.querySelector('#toast')?.textContent.includes('at the same time')")
    switches(village, loser, card, board)


def switches(village, loser, card, board):
    lost = f"cards-{village.columns[2 if loser is board[0] else 3]}"
    loser.tab.keyboard.press("u")
    for person in board:
        person.until(f"document.querySelector('{card}').parentElement.id == '{lost}'")
    agree(village, board)


def agree(village, board):
    """Both screens show what is true, each card once."""
    for _ in range(100):
        seen = [cards(person.tab) for person in board]
        if seen == [truth(village)] * 2:
            return
        board[0].tab.wait_for_timeout(50)
    raise AssertionError(f"{seen} against {truth(village)}")


def test_an_edit_shows_who_made_it(village, board):
    ana, ben = board
    card = f"#card-{village.cards[1]}"
    ana.tab.locator(card).focus()
    ana.tab.keyboard.press("e")
    ana.tab.keyboard.type("Renamed by Ana")
    ana.tab.keyboard.press("Enter")
    ben.until(f"document.querySelector('{card}').textContent.includes('Renamed by Ana')")
    ben.until(f"document.querySelector('{card} .who')?.textContent.includes('Ana')")
    ben.until("document.querySelector('#here .av')?.title == 'Ana'")


def lift(tab, what, target):
    """Carries a card over a list, and does not let go yet."""
    tab.mouse.move(*centre(tab, what))
    tab.mouse.down()
    x, y = centre(tab, f"{target} .card")
    tab.mouse.move(x, y + 12, steps=8)
    tab.wait_for_timeout(80)


def centre(tab, selector):
    box = tab.locator(selector).first.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def winner(village):
    """The list the server has the contested card in."""
    for column in village.write("GET", f"/boards/{village.board}")["columns"]:
        if village.cards[0] in [task["id"] for task in column["tasks"]]:
            return f"cards-{column['id']}"
    raise AssertionError("the card is lost")


def cards(tab):
    script = """() => [...document.querySelectorAll('.cards')].map((list) =>
        [list.id.slice(6), [...list.querySelectorAll('.card')].map((one) => one.id.slice(5))])"""
    return dict(tab.evaluate(script))


def truth(village):
    board = village.write("GET", f"/boards/{village.board}")
    return {one["id"]: [task["id"] for task in one["tasks"]] for one in board["columns"]}
