"""What a first page loads stays within its budget."""

import re
from pathlib import Path

import brotli

from onetask.core.assets import stylesheet

STATIC = Path(__file__).parents[2] / "static"
BUDGET, STYLES = 60_000, 14_000


def loaded_first(name: str, seen: set[str]) -> set[str]:
    if name not in seen:
        seen.add(name)
        for other in re.findall(r'from "\./([\w-]+\.js)"', (STATIC / "js" / name).read_text()):
            loaded_first(other, seen)
    return seen


def test_first_load_is_at_most_sixty_kilobytes_of_javascript():
    ours = [STATIC / "js" / name for name in loaded_first("app.js", set())]
    files = ours + list(STATIC.glob("vendor/*/*.min.js"))
    assert sum(len(brotli.compress(file.read_bytes())) for file in files) <= BUDGET


def test_first_load_is_at_most_fourteen_kilobytes_of_styles():
    assert len(brotli.compress(stylesheet().encode())) <= STYLES
