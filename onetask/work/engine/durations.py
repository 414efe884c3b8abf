"""Lengths of time as people write them."""

import re

PARTS = re.compile(r"(\d+(?:[.,]\d+)?)\s*(d|h|m)[a-z]*", re.IGNORECASE)
MINUTES = {"d": 8 * 60, "h": 60, "m": 1}


def minutes_in(text: str) -> int | None:
    """ "2 h 30 min", "1.5h", "90": minutes where no unit is given; a day has eight hours."""
    text = text.strip()
    if not text:
        return None
    if text.isdigit():
        return int(text)
    rest = PARTS.sub("", text).strip(" ,")
    found = PARTS.findall(text)
    if rest or not found:
        raise ValueError(text)
    return round(sum(float(n.replace(",", ".")) * MINUTES[u.lower()] for n, u in found))


def duration_words(minutes: int | None) -> str:
    if minutes is None:
        return ""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else ""]
    return " ".join(filter(None, parts))
