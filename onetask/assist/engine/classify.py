"""What kind of thing somebody wrote, by its words, its letters and a few signs."""

import re
from collections.abc import Sequence
from typing import Any

from onetask.core.lazily import Lazily

texts_of = Lazily("sklearn.feature_extraction.text")
linear_model = Lazily("sklearn.linear_model")
sparse = Lazily("scipy.sparse")

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
TOKEN = r"(?u)\b\w\w+\b|\?"  # noqa: S105
HEAD = re.compile(r"^\W*\[.*?\]\W*|^\w+:\s*")
SIGNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\A\s*(?:how|what|why|is|can|does|where|which|should|when)\b",
        r"\A[^\n]*(?:error|exception|crash|fail|broken|bug)",
        r"```",
        r"steps to repro|expected behav|actual behav|repro",
        r"traceback|exception|stack|\bat .+\(.+:\d+",
        r"feature|proposal|would be (?:nice|great)|support for|\badd ",
        r"version|\bos:|platform",
        r"\A\s*(?:add|support|allow|feature|implement|improve|provide|make|request|rfc)\b",
        r"\A[^\n]*\?",
        r"thank|love|great work|awesome",
    )
)
SIGN_WEIGHT = 0.35
STRENGTH = 3.0
ENOUGH = 12


class Kinds:
    """Fitted on labelled texts; says how likely each kind is."""

    def __init__(self, texts: Sequence[tuple[str, str]], labels: Sequence[str]) -> None:
        self.kinds = sorted(set(labels))
        self.views: list[tuple[Any, Any, float]] = []
        self.model: Any = None
        if len(self.kinds) > 1 and len(texts) >= ENOUGH:
            self._fit(texts, labels)

    def _fit(self, texts: Sequence[tuple[str, str]], labels: Sequence[str]) -> None:

        least = 2 if len(texts) >= 60 else 1
        words = {"sublinear_tf": True, "ngram_range": (1, 2), "token_pattern": TOKEN}
        letters = {"sublinear_tf": True, "analyzer": "char_wb"}
        self.views = [
            (texts_of.TfidfVectorizer(min_df=least, **words), _title, 1.0),
            (texts_of.TfidfVectorizer(min_df=least, **words), _body, 1.0),
            (texts_of.TfidfVectorizer(min_df=least, ngram_range=(2, 5), **letters), _title, 0.7),
            (texts_of.TfidfVectorizer(min_df=least, ngram_range=(3, 4), **letters), _start, 0.7),
        ]
        self.views = [view for view in self.views if _has_words(view, texts)]
        self.model = linear_model.LogisticRegression(C=STRENGTH, max_iter=300)
        self.model.fit(self._facts(texts), list(labels))

    def chances(self, texts: Sequence[tuple[str, str]]) -> list[dict[str, float]]:
        if self.model is None:
            even = 1 / max(len(self.kinds), 1)
            return [dict.fromkeys(self.kinds, even) for _ in texts]
        found = self.model.predict_proba(self._facts(texts))
        return [dict(zip(self.model.classes_, map(float, row), strict=True)) for row in found]

    def _facts(self, texts: Sequence[tuple[str, str]]) -> Any:

        parts = [view.transform(map(of, texts)) * weight for view, of, weight in self.views]
        return sparse.hstack([*parts, sparse.csr_matrix([signs(text) for text in texts])]).tocsr()


def best(chances: dict[str, float]) -> tuple[str, float]:
    return max(chances.items(), key=lambda one: (one[1], one[0]), default=("", 0.0))


def least_sure(all_chances: Sequence[dict[str, float]], most: int = 5) -> list[int]:
    """Where asking a person teaches most."""
    order = sorted(range(len(all_chances)), key=lambda i: best(all_chances[i])[1])
    return order[:most]


def signs(text: tuple[str, str]) -> list[float]:
    title, body = HEAD.sub("", text[0]), _body(text)
    whole = f"{title}\n{body}"
    found = [float(bool(sign.search(whole))) for sign in SIGNS]
    sizes = [min(len(body), 2000) / 2000, body.count("\n") / 50, body.count("?") / 3]
    return [SIGN_WEIGHT * value for value in (*found, *sizes)]


def _title(text: tuple[str, str]) -> str:
    return text[0]


def _body(text: tuple[str, str]) -> str:
    return COMMENT.sub("", text[1])


def _start(text: tuple[str, str]) -> str:
    return _body(text)[:1000]


def _has_words(view: tuple[Any, Any, float], texts: Sequence[tuple[str, str]]) -> bool:
    try:
        view[0].fit(map(view[1], texts))
    except ValueError:
        return False
    return True
