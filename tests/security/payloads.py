"""What people might write instead of words, and a reader that finds what came to life."""

from html.parser import HTMLParser

MARK = "xss7"
PAYLOADS = (
    "<script>xss7()</script>",
    "<script src=/xss7.js></script>",
    "<img src=/xss7 onerror=xss7()>",
    "<svg/onload=xss7()>",
    "<svg><script>xss7()</script></svg>",
    "<svg><a xlink:href=javascript:xss7()><text>x</text></a></svg>",
    "<math><mtext><style></style><img src=/xss7 onerror=xss7()>",
    "<iframe srcdoc='<script>xss7()</script>'>",
    "<object data=/xss7></object><embed src=/xss7>",
    "<form action=/xss7><button formaction=javascript:xss7()>x",
    "<input autofocus onfocus=xss7()>",
    "<details open ontoggle=xss7()>",
    "<body onload=xss7()><base href=//xss7.example/>",
    "<meta http-equiv=refresh content='0;url=//xss7.example'>",
    "<link rel=stylesheet href=//xss7.example>",
    "<style>@import '//xss7.example'</style>",
    "<b hx-get=/xss7 hx-trigger=load>x</b>",
    "<b data-hx-get=/xss7 data-hx-trigger=load hx-on:load=xss7()>x</b>",
    "<b hx-vals='js:{a:xss7()}' hx-boost=true>x</b>",
    "<template data-gone=xss7></template>",
    "\"><script>xss7()</script>",
    "' onmouseover='xss7()' x='",
    "\" autofocus onfocus=xss7() \"",
    "</title><script>xss7()</script>",
    "</textarea><script>xss7()</script>",
    "</script><script>xss7()</script>",
    "[x](javascript:xss7())",
    "[x](data:text/html,<script>xss7()</script>)",
    "![x](//xss7.example/a.png)",
    "<a href='java\tscript:xss7()' style='background:url(//xss7.example)'>x</a>",
    "{{ ''.__class__ }}{% raw %}xss7<%= 7*7 %>${xss7}",
    "`<img src=/xss7 onerror=xss7()>`",
)  # fmt: skip
HARMLESS = {"value", "title", "alt", "aria-label", "placeholder", "datetime", "label"}
CODE = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "base",
    "link",
    "svg",
    "template",
    "img",
    "meta",
}


class Reader(HTMLParser):
    """Lists every place where a payload is more than words."""

    def __init__(self, html):
        super().__init__()
        self.alive, self.open = [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        is_data = tag == "script" and ("type", "application/json") in attrs
        self.open.append("data" if is_data else tag)
        for name, value in attrs:
            if MARK in (value or "") and not is_words(tag, name, value):
                self.alive.append((tag, name, value))

    def handle_data(self, data):
        inside = self.open[-1] if self.open else ""
        breaks_out = inside == "data" and "<" in data
        if MARK in data and (inside in ("script", "style") or breaks_out):
            self.alive.append((inside, "text", data[:80]))


def is_words(tag, name, value):
    """An attribute whose value a browser shows or keeps, and does not follow or run."""
    if tag in CODE:
        return False
    if name in ("href", "action", "src"):
        return value.startswith(("/", "https://example.com/")) and not value.startswith("//")
    return name in HARMLESS or (name.startswith("data-") and not name.startswith("data-hx"))


def alive_in(html):
    return Reader(html).alive
