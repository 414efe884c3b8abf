"""CPU of the roadmap with 200 initiatives and 100 projects, beside a bare route."""

from collections.abc import Callable
from datetime import timedelta

from bench.furnished import furnish
from bench.slices import in_turn
from onetask.core.clock import now
from onetask.core.db import session
from onetask.people.models import Member, Workspace
from onetask.product.operations.links import link
from onetask.product.operations.roadmap import create_initiative
from onetask.product.queries.products import home_product
from onetask.work.operations.projects import create_project

GOAL = 15.0
INITIATIVES, PROJECTS = 200, 100
SHAPES = ("board", "timeline", "table")


def measure(rounds: int = 7) -> dict[str, float]:
    world = furnish(20)
    with world.app.app_context():
        _fill()
    world.app.add_url_rule("/bare-page", view_func=lambda: "x" * 64, endpoint="bench_bare")
    client = world.app.test_client()

    def get(path: str) -> None:
        answer = client.get(path, headers=world.headers)
        assert answer.status_code == 200, (path, answer.status)

    return {shape: _ratio(get, f"/roadmap?shape={shape}", rounds) for shape in SHAPES}


def _ratio(get: Callable[[str], None], path: str, rounds: int) -> float:
    pair = in_turn(lambda: get("/bare-page"), lambda: get(path), rounds=rounds, calls=(20, 5))
    return round(pair.ours_ms / pair.reference_ms, 2)


def _fill() -> None:
    ana = session.query(Member).filter_by(role="owner").first()
    home = session.get_one(Workspace, ana.workspace_id)
    product, today = home_product(home.id), now().date()
    projects = []
    for number in range(PROJECTS):
        made = create_project(ana, home, key=f"P{number}", name=f"Project {number}")
        projects.append(made)
    for number in range(INITIATIVES):
        first = today + timedelta(days=number % 120 - 60)
        days = {"starts_on": first, "ends_on": first + timedelta(days=40)}
        horizon = ("now", "next", "later")[number % 3]
        one = create_initiative(ana, product, title=f"Card {number}", horizon=horizon, **days)
        link(ana, one, target=projects[number % PROJECTS])


if __name__ == "__main__":
    found = measure()
    print(found)
    assert max(found.values()) <= GOAL
