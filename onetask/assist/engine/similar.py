"""Which earlier items say the same: three plain measures, each on its own scale."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from onetask.assist.engine.texts import WORD, stem, stems
from onetask.core.lazily import Lazily, np

sparse = Lazily("scipy.sparse")

K1, B = 1.5, 0.75
BODY = 800
SURE = 9.0
TITLE_TIMES = 2


class Item(NamedTuple):
    """What is compared: a title, and what else was said."""

    id: str
    title: str
    body: str = ""


class Match(NamedTuple):
    """An earlier item, how far it stands out, and the words both share."""

    item: Item
    score: float
    shared: tuple[str, ...]

    @property
    def is_sure(self) -> bool:
        return self.score >= SURE


def whole(item: Item) -> str:
    return f"{item.title} " * TITLE_TIMES + item.body[:BODY]


def pieces(text: str) -> list[str]:
    """Stems alone and in pairs."""
    single = stems(text)
    return single + [f"{a} {b}" for a, b in pairwise(single)]


@dataclass
class Index:
    """Items in the order they came; a query may look only at those before it."""

    items: Sequence[Item]

    @cached_property
    def words(self) -> "Space":
        return Space([whole(item) for item in self.items], pieces)

    @cached_property
    def letters(self) -> "Space":
        return Space([item.title for item in self.items], trigrams)

    def scores(self, item: Item, before: int | None = None) -> Any:
        """z(TF-IDF of words) + z(TF-IDF of letters) + z(BM25), over the items before it."""
        text = whole(item)
        words, letters = self.words, self.letters
        parts = (
            words.cosines(text, before),
            letters.cosines(item.title, before),
            words.bm25(text, before),
        )
        return sum(standard(part) for part in parts)

    def nearest(self, item: Item, most: int = 5, before: int | None = None) -> list[Match]:
        if not self.items[:before]:
            return []
        scores = self.scores(item, before)
        best = np.argsort(-scores, kind="stable")[: most + 1]
        said = set(stems(f"{item.title} {item.body[:BODY]}"))
        found = [
            Match(self.items[i], float(scores[i]), shared_words(said, self.items[i]))
            for i in best
            if self.items[i].id != item.id
        ]
        return [one for one in found if one.shared][:most]


def shared_words(said: set[str], other: Item) -> tuple[str, ...]:
    """As they are written there."""
    written = (word.lower() for word in WORD.findall(f"{other.title} {other.body[:BODY]}"))
    named = {stem(word): word for word in written}
    return tuple(word for root, word in named.items() if root in said)[:5]


def standard(values: Any) -> Any:
    """How far each stands out from the rest."""
    spread = float(values.std())
    return (values - values.mean()) / spread if spread > 0 else values * 0.0


def trigrams(text: str) -> list[str]:
    """Pieces of 3 to 5 letters within words."""
    found = []
    for word in text.lower().split():
        padded = f" {word} "
        found += [padded[i : i + n] for n in (3, 4, 5) for i in range(len(padded) - n + 1)]
    return found


class Space:
    """Texts as sparse rows of counts; a word that no text has counts for nothing."""

    def __init__(self, texts: Sequence[str], analyse: Callable[[str], list[str]]) -> None:
        self.analyse = analyse
        self.places: dict[str, int] = {}
        self.counts = self._rows(texts, grows=True)
        self.kept: tuple[int, Rows] | None = None

    def _rows(self, texts: Sequence[str], *, grows: bool) -> Any:
        columns: list[int] = []
        values: list[int] = []
        ends = [0]
        for text in texts:
            for word, count in Counter(self.analyse(text)).items():
                place = self.places.setdefault(word, len(self.places)) if grows else self._at(word)
                if place >= 0:
                    columns.append(place)
                    values.append(count)
            ends.append(len(columns))
        shape = (len(texts), max(len(self.places), 1))
        return sparse.csr_matrix((np.array(values, dtype="float32"), columns, ends), shape)

    def _at(self, word: str) -> int:
        return self.places.get(word, -1)

    def asked(self, text: str) -> Any:
        return self._rows([text], grows=False)

    def rows(self, before: int | None) -> "Rows":
        """The matrices of the items before a point; the last ones are kept."""
        count = self.counts.shape[0] if before is None else before
        if self.kept is None or self.kept[0] != count:
            self.kept = (count, Rows(self.counts[:count]))
        return self.kept[1]

    def cosines(self, text: str, before: int | None) -> Any:
        return self.rows(before).cosines(self.asked(text))

    def bm25(self, text: str, before: int | None) -> Any:
        return self.rows(before).bm25(self.asked(text))


class Rows:
    """Counts, and what follows from them: rarity, lengths, weighted and normed rows."""

    def __init__(self, counts: Any) -> None:
        self.counts, self.total = counts, counts.shape[0]
        self.seen = np.bincount(counts.indices, minlength=counts.shape[1]).astype("float32")
        self.lengths = np.asarray(counts.sum(axis=1)).ravel()

    @cached_property
    def rarity(self) -> Any:
        return np.log((1 + self.total) / (1 + self.seen)) + 1

    @cached_property
    def weighted(self) -> Any:
        return self._normed(self.counts).T.tocsr()

    @cached_property
    def saturated(self) -> Any:
        """What BM25 gives to each word of each item."""
        rows = self.counts.copy()
        mean = float(self.lengths.mean()) or 1.0
        norm = K1 * (1 - B + B * self.lengths / mean)
        each = np.repeat(norm, np.diff(rows.indptr))
        idf = np.log(1 + (self.total - self.seen + 0.5) / (self.seen + 0.5))
        rows.data = (idf[rows.indices] * rows.data * (K1 + 1) / (rows.data + each)).astype(
            "float32"
        )
        return rows.T.tocsr()

    def normed(self) -> Any:
        return self._normed(self.counts)

    def cosines(self, query: Any) -> Any:
        return _dense(self._normed(query) @ self.weighted)

    def bm25(self, query: Any) -> Any:
        asked = query.copy()
        asked.data = asked.data * 0 + 1
        return _dense(asked @ self.saturated)

    def _normed(self, counts: Any) -> Any:
        """Sublinear counts by rarity, each row of length one."""
        rows = counts.copy().tocsr()
        rows.data = ((1 + np.log(rows.data)) * self.rarity[rows.indices]).astype("float32")
        squares = np.asarray(rows.multiply(rows).sum(axis=1)).ravel()
        norms = np.sqrt(np.where(squares == 0, 1, squares))
        rows.data /= np.repeat(norms, np.diff(rows.indptr))
        return rows


def _dense(row: Any) -> Any:
    return row.toarray().ravel().astype("float64")
