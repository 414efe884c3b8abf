"""Whether a metric arrived where it should, and what that says of other promises."""

from collections.abc import Sequence

NEAR = 15


def verdict_of(value: float, target: float, direction: str) -> str:
    is_there = value >= target if direction == "up" else value <= target
    return "hit" if is_there else "missed"


def hits_near(confidence: int, judged: Sequence[tuple[int, str]]) -> tuple[int, int]:
    """Of those that were as sure as this one: how many hit, of how many."""
    alike = [verdict for sure, verdict in judged if abs(sure - confidence) <= NEAR]
    return sum(verdict == "hit" for verdict in alike), len(alike)
