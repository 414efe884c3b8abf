"""Typed words as HTML, quickly where they are plain."""

import re
from html import escape

from onetask.core.markup import to_html

_PLAIN = re.compile(r"[^\W\d_][\w ,.;:!?'\"()/%-]*", re.ASCII)
_ODD = re.compile(r"_|  |[ ]$|:/|\\|^\s")


def html_of(text: str) -> str:
    """The same as Markdown would give; one plain line needs no parser."""
    if not text:
        return ""
    if _PLAIN.fullmatch(text) and not _ODD.search(text):
        return f"<p>{escape(text, quote=False)}</p>\n"
    return to_html(text)
