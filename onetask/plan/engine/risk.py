"""How grave a risk is: probability times impact, each from 1 to 5."""

from collections.abc import Iterable
from typing import Any

SCALE = range(1, 6)
MEDIUM, HIGH = 6, 13


def level(score: int) -> str:
    """low up to 5, medium up to 12, high above."""
    if score >= HIGH:
        return "high"
    return "medium" if score >= MEDIUM else "low"


def matrix(risks: Iterable[Any]) -> list[list[tuple[int, str, list[Any]]]]:
    """Rows from the most probable down, columns by growing impact: score, level, risks."""
    found = list(risks)
    return [[_cell(found, likely, grave) for grave in SCALE] for likely in reversed(SCALE)]


def _cell(found: list[Any], likely: int, grave: int) -> tuple[int, str, list[Any]]:
    here = [one for one in found if (one.probability, one.impact) == (likely, grave)]
    return likely * grave, level(likely * grave), here
