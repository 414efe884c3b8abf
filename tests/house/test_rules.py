"""The rules of the house, read from the code."""

import inspect
import re
from pathlib import Path
from typing import get_type_hints

import pytest
from importlinter.application.use_cases import lint_imports
from importlinter.configuration import configure

from onetask import create_app
from onetask.core.db import Bookkeeping, Thing
from onetask.core.door import operations
from onetask.core.events import showing
from onetask.core.fragments import facts_of, templates
from onetask.core.settings import Settings, variables
from onetask.core.undo import inverses
from onetask.core.words import sentences

ROOT = Path(__file__).parents[2]
SOURCE = {file: file.read_text() for file in sorted((ROOT / "onetask").rglob("*.py"))}
KINDS = set(re.findall(r'record\(\s*"([a-z_]+\.[a-z_]+)"', "".join(SOURCE.values())))


@pytest.fixture(scope="module", autouse=True)
def house(tmp_path_factory):
    """All rooms are furnished before they are looked at."""
    return create_app(Settings(data=tmp_path_factory.mktemp("house"), mode="test"))


def test_every_thing_an_operation_takes_has_a_rule():
    unruled = {}
    for name, (body, ruled) in operations.items():
        _, _, *details = inspect.signature(body).parameters
        hints = get_type_hints(body)
        things = {one for one in details if _is_thing(hints[one])}
        if things - ruled:
            unruled[name] = things - ruled
    assert unruled == {}


def test_every_event_has_a_sentence():
    assert KINDS - set(sentences) == set()


def test_every_event_has_an_inverse_or_says_why_not():
    assert KINDS - set(inverses) == set()


def test_every_event_shows_somewhere():
    assert KINDS - set(showing) == set()


def test_every_fragment_declares_what_it_draws():
    for fragment in facts_of:
        first, *_ = templates.loader.get_source(templates, fragment)[0].splitlines()
        assert re.fullmatch(r"\{# draws: [a-z_ ]+ #\}", first), fragment


def test_imports_go_down_only(monkeypatch):
    monkeypatch.chdir(ROOT)
    configure()
    assert lint_imports(config_filename="pyproject.toml", cache_dir=None)


def test_raw_sql_stays_in_the_core():
    raw = re.compile(r"\btext\(\s*f?[\"']|exec_driver_sql\(")
    outside = [
        file.name for file, text in SOURCE.items() if "core" not in file.parts and raw.search(text)
    ]
    assert set(outside) <= {"backup.py"}


def test_every_setting_is_documented():
    page = (ROOT / "docs" / "settings.md").read_text()
    assert [name for name in variables().values() if f"`{name}`" not in page] == []
    assert set(re.findall(r"^\| `([A-Z_]+)`", page, re.MULTILINE)) == set(variables().values())


def test_bookkeeping_is_listed():
    page = (ROOT / "docs" / "house.md").read_text()
    kinds = {kind.__name__ for kind in _below(Bookkeeping)}
    assert [name for name in kinds if f"`{name}`" not in page] == []


def _is_thing(hint):
    parts = [hint, *getattr(hint, "__args__", ())]
    return any(isinstance(part, type) and issubclass(part, Thing) for part in parts)


def _below(kind):
    for below in kind.__subclasses__():
        yield below
        yield from _below(below)


def test_every_command_is_documented(house):
    page = (ROOT / "docs" / "commands.md").read_text()
    assert [
        name for name in _commands(house.cli.commands["onetask"]) if f"`{name}" not in page
    ] == []


def _commands(group, before=""):
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}"
