"""Templates hold no style, script or viewer where they must not."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "templates").rglob("*.html"))
VIEWER = re.compile(r"\b(current_user|session|request|csrf_token|csp_nonce|shell|url_for)\b")


def short(file):
    return str(file.relative_to(ROOT))


@pytest.mark.parametrize("file", FILES, ids=short)
def test_no_template_holds_inline_code(file):
    text = file.read_text()
    assert re.findall(r"hx-on|\son[a-z]+=|js:|javascript:", text) == []
    for tag in re.findall(r"<script\b[^>]*>", text):
        assert "src=" in tag or 'type="application/json"' in tag or "importmap" in tag


@pytest.mark.parametrize("file", FILES, ids=short)
def test_styles_are_custom_properties_only(file):
    for style in re.findall(r'style="([^"]*)"', file.read_text()):
        for part in filter(None, map(str.strip, style.split(";"))):
            assert part.startswith(("--", "{%", "{{")), style


@pytest.mark.parametrize("file", FILES, ids=short)
def test_fragments_have_no_viewer(file):
    first = file.read_text().split("\n", 1)[0]
    if first.startswith("{# draws:"):
        assert VIEWER.search(file.read_text()) is None


def test_only_one_macro_prints_html():
    unsafe = re.compile(r"\|\s*safe\b")
    holders = {short(file) for file in FILES if unsafe.search(file.read_text())}
    assert holders <= {"templates/ui/ugc.html", "templates/ui/ready.html"}
