"""The notes of a release, drafted from what it brings."""

from collections.abc import Iterable


def drafted(new: Iterable[str], mended: Iterable[str], words: tuple[str, str]) -> str:
    """Two short lists under their headings, as Markdown; an empty one is left out."""
    parts = []
    for heading, lines in zip(words, (new, mended), strict=True):
        if listed := [f"- {line}" for line in lines]:
            parts.append("\n".join([f"### {heading}", "", *listed]))
    return "\n\n".join(parts)
