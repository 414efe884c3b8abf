"""What research and its fields are called."""

from collections.abc import Callable
from typing import Any

from onetask.core.locale import gettext as _

Word = Callable[[], str]
SORTS: dict[str, Word] = {
    "segments": lambda: _("Segment"),
    "personas": lambda: _("Persona"),
    "competitors": lambda: _("Competitor"),
    "traits": lambda: _("Row of the comparison"),
    "notes": lambda: _("Note"),
}
VERDICTS: dict[str, Word] = {
    "none": lambda: _("No"),
    "partly": lambda: _("Partly"),
    "yes": lambda: _("Yes"),
    "best": lambda: _("Best of all"),
}
FIELDS: dict[str, Word] = {
    "name": lambda: _("Name"),
    "title": lambda: _("Title"),
    "role": lambda: _("Who they are"),
    "quote": lambda: _("In their words"),
    "about": lambda: _("About"),
    "goals": lambda: _("What they want"),
    "pains": lambda: _("What hurts"),
    "hue": lambda: _("Colour"),
    "segment_id": lambda: _("Segment"),
    "persona_id": lambda: _("Persona"),
    "person": lambda: _("With whom"),
    "held_on": lambda: _("Day"),
    "body": lambda: _("Notes"),
    "site": lambda: _("Web address"),
    "strengths": lambda: _("Strengths"),
    "weaknesses": lambda: _("Weaknesses"),
    "size": lambda: _("How many people"),
    "share": lambda: _("Our share in percent"),
    "ours": lambda: _("How we do"),
}
LONG = ("about", "goals", "pains", "strengths", "weaknesses", "body")
SHOWN = ("role", "quote", "about", "goals", "pains", "strengths", "weaknesses", "site", "person")


def name_of_sort(sort: str) -> str:
    return SORTS[sort]()


def fields_of(found: Any) -> list[tuple[str, str]]:
    """What is written of something, each with its name."""
    told = [(name, getattr(found, name, "")) for name in SHOWN]
    return [(FIELDS[name](), text) for name, text in told if text]
