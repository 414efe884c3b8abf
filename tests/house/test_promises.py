"""What the page on security claims is proven by tests that exist."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text()
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)


def functions_of(file):
    found = ast.walk(ast.parse(file.read_text()))
    return {node.name for node in found if isinstance(node, ast.FunctionDef)}


def missing(named):
    return [pair for pair in named if pair[1] not in functions_of(ROOT / pair[0])]


def test_every_promise_names_a_test_that_exists():
    assert missing(NAMED) == []
    assert len(NAMED) > 40


def test_a_test_that_is_not_there_is_missed():
    assert missing([("tests/house/test_promises.py", "test_nothing")]) != []


def test_every_promise_names_its_proof():
    promises = PAGE.split("## What is not proven yet")[0].split("\n- ")[1:]
    assert [one for one in promises if not re.search(r"`tests/[\w/]+\.py::", one)] == []


def test_every_security_test_is_claimed():
    """A proof that no promise names would be lost when it is deleted."""
    files = {file for file, _ in NAMED}
    kept = {f"tests/security/{one.name}" for one in (ROOT / "tests/security").glob("test_*.py")}
    assert kept - files == set()
