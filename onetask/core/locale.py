"""Languages: which there are, and the words of one outside a request."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.dates import format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from onetask.core.clock import now

FOLDER = Path(__file__).parents[1] / "translations"
LOCALES = {"en": "English", "de": "Deutsch"}
CUSTOMS = {"en": "en_GB"}

_locale: ContextVar[str] = ContextVar("locale", default="en")


@contextmanager
def speaking(locale: str) -> Iterator[None]:
    spoken = _locale.set(locale)
    try:
        yield
    finally:
        _locale.reset(spoken)


def gettext(text: str, /, **values: object) -> str:
    words = _words(_locale.get()).gettext(text)
    return words % values if values else words


def ngettext(one: str, many: str, num: int, /, **values: object) -> str:
    words = _words(_locale.get()).ngettext(one, many, num)
    return words % ({"num": num} | values)


def current_locale() -> str:
    return _locale.get()


def short_day(day: date) -> str:
    """Like 24 Mar, with its year only if that is another."""
    return _dated("MMMd" if day.year == now().year else "yMMMd", day, _customs())


def named_day(day: date) -> str:
    """Like Tue 24 Mar."""
    return format_skeleton("MMMEd", day, locale=_customs())


def short_month(day: date) -> str:
    return _dated("MMM", day, _customs())


def figure(value: float) -> str:
    """A number with at most one decimal, as it is written here."""
    return _figured(value, _customs())


@lru_cache(4096)
def _dated(skeleton: str, day: date, customs: str) -> str:
    """A page prints the same days over and over, and each costs 40 microseconds."""
    return format_skeleton(skeleton, day, locale=customs)


@lru_cache(4096)
def _figured(value: float, customs: str) -> str:
    return format_decimal(value, "#,##0.#", locale=customs)


def _customs() -> str:
    return CUSTOMS.get(_locale.get(), _locale.get())


@lru_cache
def _words(locale: str) -> NullTranslations:
    """Compiled when first spoken, so that nothing has to be built."""
    file = FOLDER / locale / "LC_MESSAGES" / "messages.po"
    if not file.exists():
        return NullTranslations()
    compiled = BytesIO()
    with file.open("rb") as source:
        write_mo(compiled, read_po(source, locale))
    compiled.seek(0)
    return GNUTranslations(compiled)


@lru_cache
def _client_texts() -> tuple[str, ...]:
    """The texts our JavaScript says: those in t("…")."""
    scripts = (Path(__file__).parents[2] / "static" / "js").rglob("*.js")
    found = {
        text for script in scripts for text in re.findall(r'\bt\(\s*"([^"]+)"', script.read_text())
    }
    return tuple(sorted(found))


def client_words() -> dict[str, str]:
    """The translations a page brings along for its JavaScript; none for English."""
    words = {text: gettext(text) for text in _client_texts()}
    return {text: said for text, said in words.items() if said != text}
