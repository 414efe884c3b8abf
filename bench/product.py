"""CPU of the inbox of 20,000, of linking and of re-ranking 2,000 ideas, beside a bare route."""

import statistics
import time
from collections.abc import Callable
from typing import Any

from flask import Flask

from bench.furnished import furnish
from bench.slices import in_turn
from onetask.core.db import session
from onetask.people.models import Member, Workspace
from onetask.product.engine.shapes import Said
from onetask.product.models.feedback import Feedback
from onetask.product.models.ideas import Idea
from onetask.product.operations.evidence import link_feedback
from onetask.product.operations.feedback_files import import_feedback
from onetask.product.operations.ideas import create_idea, weigh_idea
from onetask.product.operations.scoring import set_scoring
from onetask.product.queries.products import home_product

INBOX_GOAL, LINK_GOAL, RERANK_GOAL_MS = 5.0, 10.0, 100.0
NOTES, IDEAS = 20_000, 2_000
WORDS = "The gate went red and I did not know if I had paid, so I tapped again. Number {}."


def measure(rounds: int = 5) -> dict[str, Any]:
    world = furnish(1)
    with world.app.app_context():
        idea_id = _fill()
    world.app.add_url_rule("/bare-page", view_func=lambda: "x" * 64, endpoint="bench_bare")
    client = world.app.test_client()

    def get(path: str) -> None:
        answer = client.get(path, headers=world.headers)
        assert answer.status_code == 200, (path, answer.status)

    bare, inbox = (lambda: get("/bare-page")), (lambda: get("/feedback"))
    page = in_turn(bare, inbox, rounds=rounds, calls=(50, 10))
    found = {"bare ms": page.reference_ms, "inbox ms": page.ours_ms}
    with world.app.app_context():
        found["link ms"] = _linking(idea_id, rounds * 5)
    found["rerank ms"] = _ranking(world.app, lambda: get("/ideas?part=1"), rounds)
    found |= {"inbox": page.ours_ms / page.reference_ms}
    found |= {"link": found["link ms"] / page.reference_ms}
    return {name: round(value, 2) for name, value in found.items()}


def _fill() -> Any:
    ana = _owner()
    product = home_product(ana.workspace_id)
    said = [Said(row=n, text=WORDS.format(n), source="CSV", name=f"Rider {n % 4000}",
                 email=f"rider{n % 4000}@example.org", customer=f"Firm {n % 300}")
            for n in range(NOTES)]  # fmt: skip
    import_feedback(ana, product, said=said)
    idea = create_idea(ana, product, title="Say why a card was declined")
    for number in range(IDEAS - 1):
        one = create_idea(ana, product, title=f"Idea {number}")
        weigh_idea(ana, one, reach=float(number % 900 + 1), impact=float(number % 3 + 1),
                   confidence=float(number % 90 + 10), effort=float(number % 9 + 1))  # fmt: skip
    return idea.id


def _owner() -> Member:
    return session.query(Member).filter_by(role="owner").first()


def _linking(idea_id: Any, times: int) -> float:
    ana, idea = _owner(), session.get_one(Idea, idea_id)
    taken = []
    for one in session.query(Feedback).limit(times + 1).all():
        begun = time.process_time()
        link_feedback(ana, one, idea=idea)
        taken.append(1000 * (time.process_time() - begun))
    return statistics.median(taken[1:])


def _ranking(app: Flask, draw: Callable[[], None], rounds: int) -> float:
    """A weight is changed, the order made anew and its first hundred drawn, as each screen asks."""
    taken = []
    for number in range(rounds + 1):
        begun = time.process_time()
        with app.app_context():
            ana = _owner()
            home = session.get_one(Workspace, ana.workspace_id)
            set_scoring(ana, home, weights={"confidence": 1.0 + number / 10})
        draw()
        taken.append(1000 * (time.process_time() - begun))
    return statistics.median(taken[1:])


if __name__ == "__main__":
    figures = measure()
    print(figures)
    kept = figures["inbox"] <= INBOX_GOAL and figures["link"] <= LINK_GOAL
    raise SystemExit(0 if kept and figures["rerank ms"] <= RERANK_GOAL_MS else 1)
