"""What the documents of a strategy and their parts are called."""

from collections.abc import Callable

from onetask.core.locale import gettext as _
from onetask.product.models.strategy import PARTS

Word = Callable[[], str]
TITLES: dict[str, Word] = {
    "vision": lambda: _("Vision"),
    "strategy": lambda: _("Strategy"),
    "pillar": lambda: _("Pillar"),
    "market": lambda: _("Market"),
    "lean": lambda: _("Lean canvas"),
    "model": lambda: _("Business model"),
    "swot": lambda: _("Strengths and weaknesses"),
}
NAMES: dict[str, Word] = {
    "text": lambda: _("Text"),
    "problem": lambda: _("Problem"),
    "solution": lambda: _("Solution"),
    "value": lambda: _("Value we promise"),
    "advantage": lambda: _("What others cannot copy"),
    "segments": lambda: _("Customers"),
    "alternatives": lambda: _("What they do today"),
    "metrics": lambda: _("Key metrics"),
    "channels": lambda: _("Channels"),
    "costs": lambda: _("Costs"),
    "revenue": lambda: _("Revenue"),
    "partners": lambda: _("Partners"),
    "activities": lambda: _("Activities"),
    "relations": lambda: _("Relations"),
    "resources": lambda: _("Resources"),
    "strengths": lambda: _("Strengths"),
    "weaknesses": lambda: _("Weaknesses"),
    "opportunities": lambda: _("Opportunities"),
    "threats": lambda: _("Threats"),
}


def title_of(role: str) -> str:
    return TITLES[role]() if role in TITLES else role


def names_of(role: str) -> dict[str, str]:
    """The parts of a role in their order, each with its name."""
    return {part: NAMES[part]() for part in PARTS.get(role, ())}
