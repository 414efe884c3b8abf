"""What rooms know and do, they know and do without a request: in jobs, imports and commands too."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "onetask"
PARTS = ("models", "queries", "access", "operations", "engine")
WEB = {"flask", "flask_socketio", "flask_sqlalchemy", "flask_wtf", "htmx_flask", "rq", "authlib"}
INFRASTRUCTURE = {"core", "live", "run"}
FILES = [
    file
    for file in sorted(ROOT.rglob("*.py"))
    if file.relative_to(ROOT).parts[0] not in INFRASTRUCTURE
    and any(part in PARTS for part in (*file.relative_to(ROOT).parts, file.stem))
]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_part_below_the_views_knows_the_web(file):
    assert imported(file) & WEB == set()


def imported(file):
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found
