"""The sprite stands first in every page: its names must be nobody else's."""

import re
from pathlib import Path

SPRITE = Path(__file__).parents[2] / "static/icons.svg"


def test_no_symbol_takes_the_id_of_an_element():
    names = re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text())
    assert [name for name in names if not name.startswith("i-")] == []
