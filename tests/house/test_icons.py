"""The sprite holds the icons that are used, under names no element can have."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
SPRITE = (ROOT / "static/icons.svg").read_text()
PAGES = "\n".join(file.read_text() for file in sorted((ROOT / "templates").rglob("*.html")))


def test_every_icon_that_is_named_is_there():
    named = set(re.findall(r'icon\("([a-z0-9-]+)"', PAGES))
    assert named - set(re.findall(r'<symbol id="i-([a-z0-9-]+)"', SPRITE)) == set()


def test_no_symbol_takes_the_id_of_an_element():
    assert [name for name in re.findall(r'<symbol id="([^"]+)"', SPRITE) if name[:2] != "i-"] == []
