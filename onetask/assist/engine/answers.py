"""What every engine gives back: a value with the reasons a person can check."""

from dataclasses import dataclass
from typing import Generic, TypeVar

V = TypeVar("V")


@dataclass(frozen=True)
class Reason:
    """One fact behind an answer: its words, what it weighs, and what it links to."""

    words: str
    weight: float = 0.0
    kind: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer(Generic[V]):
    """A value, why, how sure, made by which tier and from the facts of which number."""

    value: V
    reasons: tuple[Reason, ...] = ()
    tier: str = "T0"
    confidence: float | None = None
    number: int = 0
