"""Everything people read is said in every language, and says the same."""

import ast
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from onetask.core import locale

ROOT = Path(__file__).parents[2]
OTHERS = sorted(set(locale.LOCALES) - {"en"})
ASKED = "--keyword t --keyword cannot_undo --no-location --sort-output --omit-header"
GAP = re.compile(r"%\(\w+\)[sd]|(?<!%)%[^(]|\{\w+\}")
JINJA = re.compile(r"\{% block body_class %\}\w+|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
TOLD = {"title", "placeholder", "alt", "aria-label", "label", "data-say"}
NO_WORDS = {"OneTask", "Google", "Esc", "TAP", "TAP-142", "https://", "· OneTask"}
PASS_ON = {"onetask/core/locale.py", "onetask/core/undo.py"}
PAGES = [
    file
    for file in sorted((ROOT / "templates").rglob("*.html"))
    if not file.is_relative_to(ROOT / "templates/ui/states")
]
SAYERS = {"_": 1, "gettext": 1, "ngettext": 2, "t": 1}


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """The catalogue of what code, templates and scripts say, as bin/words collects it."""
    pot = str(tmp_path_factory.mktemp("words") / "messages.pot")
    places = [str(ROOT / name) for name in ("onetask", "templates", "static/js")]
    options = ["--mapping-file", str(ROOT / "pyproject.toml"), *ASKED.split(), "--output-file", pot]
    CommandLineInterface().run(["pybabel", "--quiet", "extract", *options, *places])
    return messages(pot)


def test_the_recipe_collects_as_we_do():
    assert ASKED.split("--no", maxsplit=1)[0] in (ROOT / "bin/words").read_text()


@pytest.mark.slow
@pytest.mark.parametrize("spoken", OTHERS)
def test_every_text_is_translated_and_no_other(spoken, asked):
    said = messages(catalogue_of(spoken))
    assert sorted(map(str, asked.keys() - said.keys())) == [], "bin/words extract"
    assert sorted(map(str, said.keys() - asked.keys())) == [], "bin/words extract"
    assert [one.id for one in said.values() if one.fuzzy or not all(texts(one.string))] == []


@pytest.mark.parametrize("spoken", OTHERS)
def test_translations_keep_gaps_and_plurals(spoken):
    for one in messages(catalogue_of(spoken)).values():
        wanted, given = texts(one.id), texts(one.string)
        assert [gaps(text) for text in given] == [gaps(text) for text in wanted]


def test_scripts_find_the_words_that_they_say(asked):
    said = {text for file in (ROOT / "static/js").rglob("*.js") for text in spoken_in(file)}
    assert said == set(locale._client_texts()) <= asked.keys()


def test_texts_are_written_out_where_they_are_said():
    """Neither put together, which no catalogue holds, nor said before a language is chosen."""
    for file in (ROOT / "onetask").rglob("*.py"):
        if str(file.relative_to(ROOT)) not in PASS_ON:
            assert list(odd_calls(ast.parse(file.read_text()), inside=False)) == [], file
    for file in (ROOT / "static/js").rglob("*.js"):
        if file.name != "words.js":
            assert re.findall(r"(?<![\w.])t\((?!\s*\")", file.read_text()) == [], file


@pytest.mark.parametrize("file", PAGES, ids=str)
def test_templates_hold_no_words_of_their_own(file):
    reader = Reader()
    reader.feed(JINJA.sub(" ", file.read_text()))
    words = [text for text in reader.found if re.search(r"[^\W\d_]{2}", text)]
    assert [text for text in words if text not in NO_WORDS] == []


class Reader(HTMLParser):
    """Collects what a template shows or tells a screen reader."""

    def __init__(self):
        super().__init__()
        self.found, self.quiet = [], False

    def handle_starttag(self, tag, attrs):
        self.quiet = tag in ("script", "style")
        self.found += [text.strip() for name, text in attrs if name in TOLD and text]

    def handle_endtag(self, tag):
        self.quiet = False

    def handle_data(self, text):
        if not self.quiet:
            self.found.append(" ".join(text.split()))


def catalogue_of(spoken):
    return locale.FOLDER / spoken / "LC_MESSAGES" / "messages.po"


def messages(file):
    with Path(file).open("rb") as source:
        return {texts(one.id)[0]: one for one in read_po(source) if one.id}


def texts(said):
    return (said,) if isinstance(said, str) else tuple(said)


def gaps(text):
    return sorted(GAP.findall(text))


def spoken_in(file):
    return re.findall(r'(?<![\w.])t\(\s*"([^"]+)"', file.read_text())


def odd_calls(node, *, inside):
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYERS:
        written = node.args[: SAYERS[node.func.id]]
        if not inside or not all(isinstance(one, ast.Constant) for one in written):
            yield ast.unparse(node)
    inside = inside or isinstance(node, ast.FunctionDef | ast.Lambda)
    for child in ast.iter_child_nodes(node):
        yield from odd_calls(child, inside=inside)
