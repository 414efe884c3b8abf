"""The rules of the look: contrast of every pair, one direction for all scripts, no inline style."""

import re
from math import cos, radians, sin
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOKENS = (ROOT / "static/css/tokens.css").read_text()
SHEETS = sorted((ROOT / "static/css").rglob("*.css"))
PAGES = sorted((ROOT / "templates").rglob("*.html"))
OKLCH = r"oklch\(([\d.]+) ([\d.]+) ?([\d.]*)\)"
PAIR = re.compile(rf"--([a-z0-9-]+):\s*light-dark\({OKLCH},\s*{OKLCH}\)")
GROUNDS = ("canvas", "surface", "surface-2", "raised", "overlay")
HUES = ("red", "amber", "green", "teal", "pink", "product", "project", "accent")
TEXTS = [(text, ground) for text in ("text-1", "text-2", "text-3") for ground in GROUNDS]
TEXTS += [(f"{hue}-text", f"{hue}-tint") for hue in HUES]
GRAPHICS = [(hue, ground) for hue in (*HUES, "neutral", "focus") for ground in GROUNDS[1:4]]
PHYSICAL = re.compile(
    r"(?:margin|padding|border|inset)-(?:left|right)|[;{\s](?:left|right):"
    r"|(?:text-align|float):\s*(?:left|right)"
)


def luminance(lightness: float, chroma: float, hue: float) -> float:
    """OKLCH to the relative luminance of WCAG, by way of linear sRGB."""
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    red, green, blue = (min(1, max(0, part)) for part in (red, green, blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def tokens() -> dict[str, tuple[float, float]]:
    found = {}
    for name, *parts in PAIR.findall(TOKENS):
        light, dark = ([float(part or 0) for part in parts[at : at + 3]] for at in (0, 3))
        found.setdefault(name, (luminance(*light), luminance(*dark)))
    return found


@pytest.mark.parametrize(
    ("front", "back", "least"),
    [(*pair, 4.5) for pair in TEXTS] + [(*pair, 3.0) for pair in GRAPHICS],
)
def test_a_pair_can_be_told_apart(front, back, least):
    for one, other in zip(tokens()[front], tokens()[back], strict=True):
        assert (max(one, other) + 0.05) / (min(one, other) + 0.05) >= least


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_sheet_knows_left_or_right(sheet):
    assert PHYSICAL.findall(sheet.read_text()) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_style_is_only_a_custom_property(page):
    if page.stem == "_letter":
        return
    for style in re.findall(r'style="([^"]*)"', page.read_text()):
        rules = re.sub(r"\{[{%].*?[%}]\}", "0", style).split(";")
        assert all(rule.strip().startswith("--") for rule in rules if rule.strip()), style
