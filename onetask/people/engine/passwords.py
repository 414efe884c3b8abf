"""Passwords: how they are kept, and which are refused."""

from functools import cache
from itertools import pairwise
from pathlib import Path
from secrets import token_urlsafe
from string import digits, punctuation

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

SHORTEST = 12
LONGEST = 256
FEW = 4
MOST_WORDS = 4
ORNAMENTS = digits + punctuation + " "
LEET = str.maketrans("013457@$!+", "oieastasit")

_hasher = PasswordHasher()


def hashed(password: str) -> str:
    return _hasher.hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Takes as long for nobody as for somebody."""
    try:
        return _hasher.verify(kept or nobodys(), password) and kept is not None
    except (Argon2Error, InvalidHashError):
        return False


@cache
def nobodys() -> str:
    """A hash that costs as much as a real one and fits nothing."""
    return _hasher.hash(token_urlsafe(32))


def is_common(password: str) -> bool:
    """Made of words that leaked passwords are made of, of few characters, or of a sequence."""
    plain = password.casefold()
    if plain.isdigit() or len(set(plain)) <= FEW or is_sequence(plain):
        return True
    bare = plain.strip(ORNAMENTS)
    spellings = {_letters(plain), _letters(bare.translate(LEET)), _letters_and_digits(plain)}
    return any(is_made_of_words(one) for one in spellings)


def is_sequence(text: str) -> bool:
    """Like abcdefghijkl or 987654321098: most neighbours are one apart."""
    steps = [abs(ord(right) - ord(left)) for left, right in pairwise(text)]
    return steps.count(1) > 0.75 * len(steps)


def is_made_of_words(text: str) -> bool:
    """Whether a few words of the list in a row make the whole text."""
    fewest = {0: 0}
    for end in range(1, len(text) + 1):
        starts = [start for start in fewest if text[start:end] in leaked_words()]
        if starts:
            fewest[end] = min(fewest[start] for start in starts) + 1
    return fewest.get(len(text), MOST_WORDS + 1) <= MOST_WORDS


@cache
def leaked_words() -> frozenset[str]:
    """What the passwords of public leaks are made of, without their digits and ornaments."""
    return frozenset(Path(__file__).with_name("common.txt").read_text().split())


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def _letters_and_digits(text: str) -> str:
    return "".join(filter(str.isalnum, text))
