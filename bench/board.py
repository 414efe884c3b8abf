"""CPU of the board page, of its parts and of one edit, beside what one would write first."""

from typing import Any

from bench import naive
from bench.furnished import Furnished
from bench.slices import Pair, in_turn
from onetask.core import fragments
from onetask.core.ids import uuid7
from onetask.work.queries import regions

BOARD_GOAL, CACHED_GOAL = 8.0, 25.0


def measure(world: Furnished, rounds: int) -> dict[str, Any]:
    naive.install(world.app, world.board_id)
    client = world.app.test_client()
    page = f"/boards/{world.board_id}"

    def get(path: str) -> None:
        answer = client.get(path, headers=world.headers)
        assert answer.status_code == 200, answer.status

    def from_drawings() -> None:
        regions.forget_boards()
        get(page)

    def anew() -> None:
        fragments.forget_drawings()
        from_drawings()

    sides = {
        "drawn anew": anew,
        "cached drawings": from_drawings,
        "cached region": lambda: get(page),
    }
    found = {
        name: in_turn(lambda: get("/naive"), side, rounds=rounds, calls=(2, 5))
        for name, side in sides.items()
    }
    hello = in_turn(lambda: get(page), lambda: get("/hello"), rounds=rounds, calls=(20, 50))
    return {name: _row(pair) for name, pair in found.items()} | {"page / hello": _row(hello)}


def measure_edit(world: Furnished, rounds: int) -> dict[str, Any]:
    """One change of a title, with its drawings for the board, against a bare route."""
    client, turn = world.app.test_client(), iter(range(10**9))
    place = {"X-Place": f"board:{world.board_id}"}

    def edit() -> None:
        number = next(turn)
        url = f"/tasks/{world.task_ids[number % len(world.task_ids)]}"
        headers = world.headers | place | {"X-Op": str(uuid7())}
        answer = client.patch(url, json={"title": f"Card, edited {number}"}, headers=headers)
        assert answer.status_code == 200, answer.text

    def bare() -> None:
        assert client.post("/bare", headers=world.headers).status_code == 204

    pair = in_turn(edit, bare, rounds=rounds, calls=(20, 50))
    return {"edit / bare route": _row(pair)}


def _row(pair: Pair) -> dict[str, float]:
    sides = {"reference_ms": pair.reference_ms, "ours_ms": pair.ours_ms, "ratio": pair.ratio}
    return {name: round(value, 3) for name, value in sides.items()}
