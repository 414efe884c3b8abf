"""Small files, small functions."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIMITS = {"*.py": ("onetask", 300), "*.html": ("templates", 60), "*.css": ("static/css", 200)}
LIMITS |= {"*.js": ("static/js", 150)}
FILES = [
    pytest.param(file, most, id=str(file.relative_to(ROOT)))
    for pattern, (folder, most) in LIMITS.items()
    for file in sorted((ROOT / folder).rglob(pattern))
]


@pytest.mark.parametrize(("file", "most"), FILES)
def test_files_are_small(file, most):
    assert len(file.read_text().splitlines()) <= most


@pytest.mark.parametrize("file", sorted((ROOT / "onetask").rglob("*.py")), ids=str)
def test_functions_are_small(file):
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < 25, node.name


def test_only_the_core_commits():
    outside = [file for file in (ROOT / "onetask").rglob("*.py") if "core" not in file.parts]
    assert [file for file in outside if ".commit(" in file.read_text()] == []
