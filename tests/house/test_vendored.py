"""Third-party parts are what they were, keep their licences and are noticed."""

import hashlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PARTS = [*sorted((ROOT / "static" / "vendor").iterdir()), ROOT / "static" / "fonts"]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_a_part_is_unchanged(part):
    sums = (part / "SHA256SUMS").read_text().splitlines()
    named = {line.split()[1]: line.split()[0] for line in sums}
    found = {name: hashlib.sha256((part / name).read_bytes()).hexdigest() for name in named}
    assert found == named
    assert "LICENSE" in named


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_a_part_is_noticed(part):
    assert f"`static/{part.relative_to(ROOT / 'static')}/`" in (ROOT / "NOTICES.md").read_text()


def test_each_icon_used_is_there():
    sprite = (ROOT / "static" / "icons.svg").read_text()
    for file in (ROOT / "templates").rglob("*.html"):
        for part in file.read_text().split('icon("')[1:]:
            name = part.split('"', 1)[0]
            assert f'id="i-{name}"' in sprite, f"{file.name}: {name}"
