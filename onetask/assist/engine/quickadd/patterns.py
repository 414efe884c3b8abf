"""The tables as regular expressions, and the numbers they find."""

import re
from collections.abc import Iterable

from onetask.assist.engine.quickadd import words as w


def any_of(names: Iterable[str]) -> str:
    """The longest first, so that no word hides behind its beginning."""
    return "(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + ")"


def _spelled(ones: tuple[str, ...], tens: dict[str, int]) -> dict[str, int]:
    found = {word: number for number, word in enumerate(ones)}
    for ten, value in w.TENS.items():
        found |= {f"{ten}{dash}{ones[i]}": value + i for i in range(1, 10) for dash in "- "}
    return found | tens


CARDINALS = _spelled(w.ONES, w.TENS)
ORDINALS = _spelled(w.ORDINALS, w.ORDINAL_TENS)

WEEKDAY = rf"(?:{any_of(w.WEEKDAYS.keys() - w.SHORTEST)}\.?)"
MONTH = rf"(?:{any_of(w.MONTHS)}\.?)"
CARDINAL = any_of(CARDINALS)
ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{any_of(ORDINALS)})"
UNIT = any_of(w.UNITS)
LONG_UNIT = any_of(name for name in w.UNITS if len(name) > 2)
FIGURE = r"(?:\d+/\d+|\d+(?:[.,]\d+)?)"
SPOKEN = rf"(?:\d+\s+and\s+a\s+half|{any_of([*w.FRACTIONS, *w.SOME])}|{CARDINAL})"
YEAR = r"(?:(?:19|20|21)\d\d)"
START, END = r"(?<![\w@#/])(?<!\d[.,])", r"(?![\w])"


def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(START + "(?:" + pattern + ")" + END)


def count_of(text: str) -> float:
    """ "3", "1.5", "1/4", "a couple of", "twenty five": how many."""
    text = " ".join(text.split())
    for table in (w.FRACTIONS, w.SOME, CARDINALS):
        if text in table:
            return float(table[text])
    half = 0.5 if text.endswith("half") else 0.0
    whole = text.split(" ")[0].replace(",", ".")
    if "/" in whole:
        above, below = whole.split("/")
        return int(above) / max(int(below), 1)
    return float(whole) + half


def ordinal_of(text: str) -> int:
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else ORDINALS[text]


def weekday_of(text: str) -> int:
    return w.WEEKDAYS[text.rstrip(".")]


def month_of(text: str) -> int:
    return w.MONTHS[text.rstrip(".")]


def lowered(text: str) -> str:
    """In small letters and plain quotes, each character still in its place."""
    small = (char.lower() if len(char.lower()) == 1 else char for char in text)
    return "".join(small).translate({0x2019: "'", 0x2018: "'", 0x2013: "-", 0x2014: "-"})
