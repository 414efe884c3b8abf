"""Which texts are about the same: rare words in common weigh most; no model, no network."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Hashable

WORD = re.compile(r"[^\W_]+")
LITTLE = """
a an and are as at be but by can could did do does for from get had has have how i if in
is it its just me my no not of on or our so some than that the their them then there they
this to too us was we were what when which who will with would you your please really very
also aber als am an auch auf aus bei bin bitte da das dass dem den der des die ein eine
einen einer er es für habe haben hat ich ihr im in ist ja kann kein keine man mich mir mit
nach nicht noch nur oder schon sehr sich sie sind so und uns von war was wenn wer wie wir
wird zu zum zur
"""
COMMON = frozenset(LITTLE.split())
ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ers", "es", "ed", "er", "en", "s", "e")
OFTEN = 0.25
LONGEST = 4_000


def words_of(text: str) -> Counter[str]:
    """The telling words, without their endings."""
    found = (word for word in WORD.findall(text[:LONGEST].casefold()) if word not in COMMON)
    return Counter(_stem(word) for word in found if len(word) > 1 or not word.isascii())


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


class Likeness:
    """An index of texts by their words; asking looks only at texts that share a rare word."""

    def __init__(self) -> None:
        self._texts: dict[Hashable, Counter[str]] = {}
        self._where: dict[str, set[Hashable]] = defaultdict(set)

    def __len__(self) -> int:
        return len(self._texts)

    def put(self, key: Hashable, text: str) -> None:
        self.drop(key)
        words = words_of(text)
        self._texts[key] = words
        for word in words:
            self._where[word].add(key)

    def drop(self, key: Hashable) -> None:
        for word in self._texts.pop(key, ()):
            self._where[word].discard(key)

    def nearest(
        self, text: str, most: int = 3, least: float = 0.12
    ) -> list[tuple[Hashable, float]]:
        """The most alike first; equal ones in the order of their keys."""
        asked = {word: self._weight(word) * count for word, count in words_of(text).items()}
        asked = {word: weight for word, weight in asked.items() if weight > 0}
        scores: dict[Hashable, float] = defaultdict(float)
        for word, weight in asked.items():
            for key in self._where[word]:
                scores[key] += weight * self._weight(word)
        length = math.sqrt(sum(weight * weight for weight in asked.values()))
        likely = sorted(scores.items(), key=lambda pair: -pair[1])[: max(50, most * 8)]
        found = [(key, score / (length * self._length(key))) for key, score in likely if length]
        found.sort(key=lambda pair: (-round(pair[1], 6), str(pair[0])))
        return [(key, score) for key, score in found if score >= least][:most]

    def _weight(self, word: str) -> float:
        """Rare words tell more; a word in every fourth text tells nothing."""
        shared, all_ = len(self._where.get(word, ())), len(self._texts)
        if not shared or (all_ > 40 and shared > all_ * OFTEN):
            return 0.0
        return math.log(1 + all_ / shared)

    def _length(self, key: Hashable) -> float:
        words = self._texts[key]
        square = sum((self._weight(word) * count) ** 2 for word, count in words.items())
        return math.sqrt(square) or 1.0
