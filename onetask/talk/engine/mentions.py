"""People named in a text: found in its safe HTML, marked there, never inside code or links."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from html import escape
from uuid import UUID

TAG = re.compile(r'(<(?:"[^"]*"|[^">])*>)')
NAME = re.compile(r"</?([a-z0-9]+)")
QUIET = {"a", "code", "pre"}


def spoken_names(people: Iterable[tuple[UUID, str]]) -> dict[str, UUID]:
    """What each may be called: the full name, and the first name where it is the only one."""
    full = {" ".join(name.lower().split()): person for person, name in people if name.strip()}
    firsts = Counter(name.split()[0] for name in full)
    short = {name.split()[0]: person for name, person in full.items()}
    return {name: who for name, who in short.items() if firsts[name] == 1} | full


def mark_mentions(html: str, names: Mapping[str, UUID]) -> tuple[str, set[UUID]]:
    """The HTML with each @Name as a mention, and who is named; the input is already safe."""
    if "@" not in html or not names:
        return html, set()
    pattern, found, inside = _pattern(names), set[UUID](), 0
    parts = TAG.split(html)
    for place, part in enumerate(parts):
        if part.startswith("<"):
            inside += _depth(part)
        elif not inside:
            parts[place] = pattern.sub(lambda match: _mark(match, names, found), part)
    return "".join(parts), found


def _pattern(names: Mapping[str, UUID]) -> re.Pattern[str]:
    longest_first = sorted((escape(name, quote=False) for name in names), key=len, reverse=True)
    return re.compile(rf"(?<![\w@])@({'|'.join(map(re.escape, longest_first))})(?!\w)", re.I)


def _depth(tag: str) -> int:
    named = NAME.match(tag)
    if not named or named[1] not in QUIET:
        return 0
    return -1 if tag.startswith("</") else 1


def _mark(match: re.Match[str], names: Mapping[str, UUID], found: set[UUID]) -> str:
    known = {escape(name, quote=False): person for name, person in names.items()}
    person = known.get(match[1].lower())
    if person is None:  # a long s matches s, yet it is another letter
        return match[0]
    found.add(person)
    return f'<span class="mention" data-owner="{person}">{match[0]}</span>'
