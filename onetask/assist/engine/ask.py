"""Plain questions of a few shapes; all else is a search."""

import re
from typing import NamedTuple

REF = r"(?P<ref>[A-Za-z][A-Za-z0-9]{1,9}-\d{1,9})"


class Question(NamedTuple):
    """What is asked, and about which task."""

    shape: str
    ref: str = ""
    text: str = ""


SHAPES = (
    ("blocks", rf"what (?:is )?(?:blocks?|blocking|holds? up|holding up)\s+{REF}"),
    ("blocks", rf"(?:why is|what is)\s+{REF}\s+(?:blocked|waiting)"),
    ("blocks", rf"was (?:blockiert|hält)\s+{REF}"),
    ("done", rf"when (?:is|will)\s+{REF}\b.*(?:done|finished|ready|be done)?"),
    ("done", rf"wann ist\s+{REF}"),
    ("first", rf"why is\s+{REF}\s+(?:first|on top|so high|important|here|there)"),
    ("first", rf"warum (?:ist|steht)\s+{REF}"),
    ("late", r"(?:what|which\b.*)\s*(?:is|are)?\s*(?:late|overdue)|was ist (?:zu spät|überfällig)"),
    ("risk", r"(?:what|which\b.*)\s*(?:is|are)?\s*at risk|what (?:will|may|might) be late"
             r"|was ist (?:gefährdet|in gefahr)"),
    ("busy", r"who (?:is|has)\b.*(?:over capacity|overloaded|too much|busy|busiest|most work)"
             r"|wer (?:ist|hat)\b.*(?:überlastet|zu viel|am meisten)"),
    ("blocked", r"(?:what|which\b.*)\s*(?:is|are)?\s*(?:blocked|waiting|stuck)|was ist blockiert"),
    ("due", r"what (?:is|are)?\s*due|due this week|was ist fällig|diese woche fällig"),
    ("mine", r"what (?:should|do|can) i (?:do|work on)|what(?: is|'s) next|was (?:soll|kann) ich"),
    ("changed", r"what (?:has )?changed|what(?: is|'s) new|was (?:hat sich geändert|ist neu)"),
)  # fmt: skip
COMPILED = [(shape, re.compile(rf"^\s*(?:{pattern})", re.IGNORECASE)) for shape, pattern in SHAPES]
HINTS = ("late", "risk", "blocked", "due", "busy", "mine", "changed")


def understand(text: str) -> Question:
    for shape, pattern in COMPILED:
        if found := pattern.search(text):
            ref = found.groupdict().get("ref") or ""
            return Question(shape, ref.upper(), text)
    return Question("search", "", text)
