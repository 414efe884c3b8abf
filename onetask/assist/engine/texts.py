"""Words of a text, cut to their stems; enough for likeness, not for grammar."""

import re

WORD = re.compile(r"[^\W_]+(?:'[a-z]+)?")
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
VOWEL = re.compile(r"[aeiouy]")
ENDINGS = (
    ("ational", "ate"), ("ization", "ize"), ("isation", "ize"), ("fulness", "ful"),
    ("iveness", "ive"), ("ousness", "ous"), ("ements", ""), ("ement", ""), ("ments", ""),
    ("ingly", ""), ("ings", ""), ("ing", ""), ("edly", ""), ("ed", ""), ("ies", "y"),
    ("ment", ""), ("ness", ""), ("ions", "ion"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"),
    ("shes", "sh"), ("ly", ""), ("es", "e"), ("s", ""),
)  # fmt: skip
STOP = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be been but by can could did do does for from had has have he her his "
        "how i if in into is it its me my no not of on or our out should so some than that the "
        "their them then there these they this to was we were what when where which who will with "
        "would you your",
    )
)


def stem(word: str) -> str:
    """Without its most common ending; short words and those in ss, us, is stay."""
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    for ending, instead in ENDINGS:
        if word.endswith(ending):
            root = word[: -len(ending)]
            return _tidy(root + instead) if len(root) > 2 and VOWEL.search(root) else word
    return _tidy(word)


def _tidy(root: str) -> str:
    if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "aeiouls":
        root = root[:-1]
    return root.removesuffix("e") if len(root) > 4 else root


def stems(text: str) -> list[str]:
    """The stems that carry meaning; CamelCase counts whole and in its parts."""
    words = []
    for word in WORD.findall(text):
        parts = CAMEL.split(word) if not word.islower() else [word]
        words += [word, *parts] if len(parts) > 1 else parts
    small = (word.lower() for word in words)
    return [stem(word) for word in small if word not in STOP and len(word) < 60]
