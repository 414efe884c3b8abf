"""Any amount of made-up work, always the same for the same numbers."""

from datetime import date, timedelta
from random import Random

from onetask.api.engine.meridian import LABELS, LANES
from onetask.api.engine.plan import Lane, Person, Piece, Plan, Tag, Venture

FIRST = [
    "Ada",
    "Ben",
    "Chloe",
    "Dan",
    "Eva",
    "Finn",
    "Gita",
    "Hugo",
    "Iris",
    "Jan",
    "Kim",
    "Leo",
    "Mina",
    "Noah",
    "Olga",
    "Paul",
]
LAST = [
    "Adler",
    "Brandt",
    "Costa",
    "Diaz",
    "Egger",
    "Frei",
    "Gomez",
    "Huber",
    "Ito",
    "Jones",
    "Keller",
    "Lang",
    "Moreau",
]
VERBS = ["Check", "Draw", "Fix", "Measure", "Move", "Plan", "Replace", "Review", "Test", "Write"]
NOUNS = ["gate screen", "fare table", "reader mount", "trip map", "station sign", "refund form"]
WHERE = ["at Central", "for riders", "in the app", "on line 3", "before launch", "at night"]
SHARE = (30, 25, 15, 10, 20)


def plan_for(tasks: int, members: int, projects: int, today: date) -> Plan:
    chance = Random(f"{tasks}/{members}/{projects}")  # noqa: S311
    plan = Plan("sample")
    for number in range(members):
        name = f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST) % len(LAST)]}"
        plan.people[f"p{number}"] = Person(f"p{number}", name)
    plan.tags = {name: Tag(name, name, hue) for name, hue in LABELS.items()}
    plan.ventures = [_venture(number) for number in range(projects)]
    for number in range(tasks):
        plan.ventures[number % projects].pieces.append(_piece(plan, number, chance, today))
    plan.found = plan.counts()
    return plan


def _venture(number: int) -> Venture:
    lanes = [Lane(step, title, step, most=most) for step, title, most in LANES]
    return Venture(
        f"project-{number}", f"Sample {number + 1}", lanes=lanes, code=f"SAM{number + 1}"
    )


def _piece(plan: Plan, number: int, chance: Random, today: date) -> Piece:
    title = f"{chance.choice(VERBS)} the {chance.choice(NOUNS)} {chance.choice(WHERE)}"
    lane = chance.choices(LANES, SHARE)[0][0]
    piece = Piece(f"t{number}", title, lane=lane, is_closed=lane == "done")
    piece.importance = chance.choices(("critical", "important", "anytime"), (1, 3, 8))[0]
    if chance.random() < 0.5:
        piece.due_on = today + timedelta(days=chance.randint(-10, 40))
    if plan.people and chance.random() < 0.8:
        piece.people = [chance.choice(list(plan.people))]
    piece.tags = chance.sample(list(plan.tags), chance.randint(0, 2))
    piece.points = float(chance.choice((1, 2, 3, 5, 8)))
    return piece
