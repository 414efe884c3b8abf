"""Words that people typed, as HTML that cannot do anything."""

import nh3
from markdown_it import MarkdownIt

TAGS = {
    *("p", "br", "hr", "h1", "h2", "h3", "h4", "blockquote", "ul", "ol", "li", "pre", "code"),
    *("strong", "em", "s", "a", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}

_markdown = MarkdownIt("commonmark", {"html": False, "breaks": True})
_markdown.enable(["table", "strikethrough"])


def to_html(text: str) -> str:
    """Markdown as sanitised HTML: no images, styles, classes, scripts or foreign schemes."""
    return clean(_markdown.render(text))


def clean(html: str) -> str:
    link = "noopener noreferrer nofollow"
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=link)
