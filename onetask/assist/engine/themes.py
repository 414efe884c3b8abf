"""What many say: items that lie close together, ranked by how many people, not how many items."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from onetask.assist.engine.similar import Item, Space, pieces, trigrams, whole
from onetask.assist.engine.texts import WORD, stem, stems
from onetask.core.lazily import Lazily, np

hierarchy = Lazily("scipy.cluster.hierarchy")

distance = Lazily("scipy.spatial.distance")
CLOSE = 0.34
MOST_AT_ONCE = 4000


class Theme(NamedTuple):
    """Items that say the same, who said them, and the words that tell them apart."""

    items: tuple[str, ...]
    people: int
    words: tuple[str, ...]


def groups(items: Sequence[Item], close: float = CLOSE) -> list[list[int]]:
    """Average-link clusters of at least two; what lies alone stays single."""
    if len(items) < 2:
        return []
    distances = 1.0 - likeness(items)
    found = _clusters(distances, 1.0 - close)
    together: dict[int, list[int]] = defaultdict(list)
    for place, cluster in enumerate(found):
        together[int(cluster)].append(place)
    return [places for places in together.values() if len(places) > 1]


def likeness(items: Sequence[Item]) -> Any:
    """The cosine of words with the titles' letters, for every pair."""

    words = Space([whole(item) for item in items], pieces).rows(None)
    letters = Space([item.title for item in items], trigrams).rows(None)
    pairs = [rows._normed(rows.counts) for rows in (words, letters)]
    both = [np.asarray((rows @ rows.T).todense(), dtype="float32") for rows in pairs]
    return np.clip(0.6 * both[0] + 0.4 * both[1], 0, 1)


def _clusters(distances: Any, most: float) -> Any:

    even = (distances + distances.T) / 2
    np.fill_diagonal(even, 0)
    return hierarchy.fcluster(
        hierarchy.linkage(distance.squareform(even, checks=False), "average"), most, "distance"
    )


def themes(items: Sequence[Item], people: Sequence[str], close: float = CLOSE) -> list[Theme]:
    """The most people first; equals by their items, then by their words."""
    shown = items[-MOST_AT_ONCE:]
    spoken = Counter(word for item in shown for word in set(stems(whole(item))))
    found = [
        Theme(
            tuple(shown[i].id for i in places),
            len({people[len(items) - len(shown) + i] for i in places}),
            telling([shown[i] for i in places], spoken, len(shown)),
        )
        for places in groups(shown, close)
    ]
    return sorted(found, key=lambda one: (-one.people, -len(one.items), one.words))


def telling(
    items: Sequence[Item], spoken: Counter[str], total: int, most: int = 3
) -> tuple[str, ...]:
    """Words that many of these say and few of the others, as people wrote them."""

    inside = Counter(word for item in items for word in set(stems(whole(item))))
    weight = {word: n * math.log((1 + total) / spoken[word]) for word, n in inside.items()}
    top = sorted(weight, key=lambda word: (-weight[word], word))[:most]
    written = Counter(
        word.lower() for item in items for word in WORD.findall(item.title) if len(word) > 2
    )
    as_written = {stem(word): word for word, _ in reversed(written.most_common())}
    return tuple(as_written.get(word, word) for word in top)
