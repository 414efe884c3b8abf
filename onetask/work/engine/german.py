"""German words of days, as the English ones that are read."""

import re

WORDS = {
    **{"heute": "today", "morgen": "tomorrow", "übermorgen": "in 2 days", "gestern": "yesterday"},
    **{"mo": "mon", "montag": "mon", "di": "tue", "dienstag": "tue", "mi": "wed"},
    **{"mittwoch": "wed", "do": "thu", "donnerstag": "thu", "fr": "fri", "freitag": "fri"},
    **{"sa": "sat", "samstag": "sat", "sonnabend": "sat", "so": "sun", "sonntag": "sun"},
    **{"januar": "jan", "februar": "feb", "märz": "mar", "mär": "mar", "mai": "may"},
    **{"juni": "jun", "juli": "jul", "okt": "oct", "oktober": "oct", "dez": "dec"},
    **{"dezember": "dec", "tag": "day", "tage": "days", "tagen": "days", "woche": "week"},
    **{"wochen": "weeks", "jahr": "year", "jahre": "years", "jahren": "years", "um": "at"},
    **{"nächsten": "next", "nächste": "next", "nächster": "next", "kommenden": "next"},
    **{"kein": "no", "keins": "none", "datum": "date"},
}
HOUR = re.compile(r"\b(\d{1,2})(?:[:.](\d{2}))?\s*uhr\b")
DATE = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})?(?=\s|$)")
ON = re.compile(r"^am\s+")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def in_english(words: str) -> str:
    """Of lower-case words; what is no German is left as it is."""
    words = HOUR.sub(lambda found: f"{found[1]}:{found[2] or '00'}", words)
    words = DATE.sub(_dated, ON.sub("", words))
    return " ".join(WORDS.get(word.rstrip("."), word) for word in words.split())


def _dated(found: re.Match[str]) -> str:
    month = int(found[2])
    if not 1 <= month <= len(MONTHS):
        return found[0]
    year = found[3] or ""
    return f"{found[1]} {MONTHS[month - 1]} {'20' + year if len(year) == 2 else year}"
