"""Whatever is sent becomes a plan or a clean problem, never anything else."""

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from onetask.api.engine import rows, words
from onetask.api.engine.canonical import csv_of, unquoted
from onetask.api.engine.dates import date_of
from onetask.api.engine.plan import ImportProblem, Piece, Plan, Venture
from onetask.api.engine.sources import opened, plan_of, unpacked
from onetask.core.clock import now
from onetask.core.ids import uuid7
from onetask.core.markup import to_html
from tests.api.files import TABLE, trello

KEYS = (
    *("id", "name", "pos", "closed", "lists", "cards", "labels", "actions", "data", "card"),
    *("type", "idList", "checklists", "checkItems", "idCard", "due", "idMembers", "members"),
)
LOOSE = some.recursive(
    some.none() | some.booleans() | some.floats() | some.integers() | some.text(max_size=12),
    lambda inner: (
        some.lists(inner, max_size=4)
        | some.dictionaries(
            some.sampled_from(KEYS),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


def read(raw, **options):
    return plan_of(opened(unpacked(raw)), options)


def frame(**more):
    return rows.Frame(uuid7(), uuid7(), uuid7(), now(), codes={"b1": "TAP", "table": "TAB"}, **more)


def test_a_trello_board_in_its_order():
    plan = read(trello())
    (board,) = plan.ventures
    assert [lane.name for lane in board.lanes] == ["Doing", "Done", "Old ideas"]
    assert [lane.step for lane in board.lanes] == ["doing", "done", "backlog"]
    titles = [piece.title for piece in board.pieces if piece.parent is None]
    assert titles == ["First", "Second", "Gone", "Ready long ago"]
    assert [piece.title for piece in board.pieces if piece.parent] == ["Sooner", "Later"]
    counts = plan.counts()
    assert {key: counts[key] for key in plan.found} == plan.found
    assert (counts["archived"], counts["closed"], counts["files"]) == (1, 2, 1)


def test_comments_keep_their_order_and_authors():
    plan = read(trello())
    first = next(piece for piece in plan.pieces() if piece.title == "First")
    said = [(one.body, plan.people[one.author].name) for one in first.remarks]
    assert said == [("First words", "Ben Okri"), ("Later words", "Old Hand")]


def test_a_cut_history_is_said():
    plan = read(trello(actions=[{"type": "updateCard"}] * 1000))
    assert "1,000" in plan.problems[-1].text


def test_cards_of_unknown_lists_are_kept_and_said():
    cards = [{"id": "c1", "name": "Lost", "idList": "nowhere"}]
    plan = read(trello(cards=cards))
    assert plan.counts()["tasks"] == 1
    assert plan.problems[0].row == 1


def test_a_table_with_its_odd_rows():
    plan = read(TABLE, name="Tasks")
    first, second = plan.ventures[0].pieces
    assert (first.title, first.due_on, first.tags) == ("Write", date(2026, 3, 18), ["a", "b", "c"])
    assert (second.title, second.parent, second.is_closed) == ("Read slowly", first.key, False)
    assert [(one.row, plan.skipped) for one in plan.problems] == [(6, 1)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-18", (2026, 3, 18)),
        ("2026-03-18T23:00:00Z", (2026, 3, 18)),
        ("18.03.2026", (2026, 3, 18)),
        ("03/18/2026", (2026, 3, 18)),
        ("21/abr/26 11:37 PM", (2026, 4, 21)),
        ("Mon Apr 21 2025 10:17:06 GMT+0000", (2025, 4, 21)),
        ("18 März 2026", (2026, 3, 18)),
    ],
)
def test_dates_as_people_write_them(text, day):
    assert date_of(text) == date(*day)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0\1\2\3",
        b"{",
        b'{"lists": 3, "cards": []}',
        b'{"lists": [1], "cards": []}',
        b'{"format": "onetask", "version": 99}',
        b'{"format": "onetask", "version": 1, "tables": {"tasks": [{}]}}',
        b'{"something": "else"}',
        b"[" * 100_000,
        b'{"lists": [], "cards": [], "x": NaN}',
        b"\x1f\x8b broken",
        b'"' + b"x" * 2_000_000,
    ],
)
def test_broken_files_say_so(raw):
    with pytest.raises(ImportProblem) as problem:
        read(raw)
    assert problem.value.text


@settings(max_examples=150, deadline=None)
@given(LOOSE)
def test_any_json_is_a_plan_or_a_problem(data):
    board = {"lists": [], "cards": []} | data if isinstance(data, dict) else data
    _read_whole(json.dumps(board).encode())


@settings(max_examples=150, deadline=None)
@given(some.binary(max_size=400) | some.text(max_size=200).map(str.encode))
def test_any_bytes_are_a_plan_or_a_problem(raw):
    _read_whole(raw)


def _read_whole(raw):
    try:
        plan = read(raw, name="x")
    except ImportProblem:
        return
    codes = {venture.key: "TAP" for venture in plan.ventures}
    made = rows.rows_of(plan, rows.Frame(uuid7(), uuid7(), uuid7(), now(), codes=codes))
    ids = [row.facts["id"] for row in made]
    assert len(set(ids)) == len(ids)


def test_the_same_import_makes_the_same_rows():
    one = frame()
    assert rows.rows_of(read(trello()), one) == rows.rows_of(read(trello()), one)


def test_circles_are_opened():
    pieces = [Piece(key, key, lane="a", parent=up) for key, up in (("1", "2"), ("2", "1"))]
    pieces[0].waits_for, pieces[1].waits_for = ["2"], ["1"]
    plan = Plan("csv", ventures=[Venture("table", "T", pieces=pieces)])
    made = rows.rows_of(plan, frame())
    assert sum(row.table == "dependencies" for row in made) == 1
    assert sum(bool(row.facts.get("parent_id")) for row in made) == 1


@settings(max_examples=300, deadline=None)
@given(some.text(alphabet="ab -_.:!?'\"()/%A1,;\n\\*", max_size=14))
def test_quick_html_is_the_same_html(text):
    assert words.html_of(text) == (to_html(text) if text else "")


@settings(max_examples=200, deadline=None)
@given(some.lists(some.text("=+-@'\t\rab,\"", max_size=6), min_size=2, max_size=3))
def test_no_cell_is_a_formula(cells):
    text = csv_of(["a"], [cells])
    found = list(csv.reader(io.StringIO(text, newline="")))[1]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in found)
    assert [unquoted(cell) for cell in found] == cells
