"""What a page leads to."""

import re

from tests.tree import Tree

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
CAN = re.compile(r'\sdata-can="([^"]*)"')
LEADING = ("href", "src", "data-src", "hx-get")
ELSEWHERE = ("//", "/static/")


def rights_on(html):
    return CAN.search(html)[1].split()


def links_in(html, path, may):
    """What stands on a page and is not hidden from who may only do this much."""
    found = [link.partition("#")[0] for link in _links(Tree(html).root, may)]
    whole = (path.partition("?")[0] + one if one.startswith("?") else one for one in found)
    return [one for one in whole if one.startswith("/") and not one.startswith(ELSEWHERE)]


def _links(node, may):
    """Blanks for what the browser will draw lead nowhere yet."""
    needs = node.data.get("data-needs")
    if "data-new" in node.data or (needs and needs not in may):
        return
    yield from (node.data[name] for name in LEADING if node.data.get(name))
    for child in node.children:
        yield from _links(child, may)


def kind_of(link):
    """One address of each kind is enough; the same thing under other parameters counts once."""
    path, _, query = link.partition("?")
    names = sorted({part.partition("=")[0] for part in query.split("&")})
    return UUID.sub("*", path), tuple(names)
