"""HTML as a tree that remembers the exact text of every element."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass
class Node:
    tag: str
    data: dict[str, str]
    start: int
    inner: int
    stop: int = 0
    end: int = 0
    children: list["Node"] = field(default_factory=list)

    def walk(self):
        for child in self.children:
            yield child
            yield from child.walk()


class Tree(HTMLParser):
    """Parses strictly: what is opened must be closed, in order."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.source = html
        self.lines = [0, *(found.end() for found in re.finditer("\n", html))]
        self.root = Node("", {}, 0, 0, len(html), len(html))
        self.open = [self.root]
        self.feed(html)
        self.close()
        assert len(self.open) == 1, f"never closed: {[node.tag for node in self.open[1:]]}"

    def handle_starttag(self, tag, attrs):
        node = self._add(tag, attrs)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag, attrs):
        self._add(tag, attrs)

    def handle_endtag(self, tag):
        node = self.open.pop()
        assert node.tag == tag, f"<{node.tag}> is closed by </{tag}>"
        node.stop = self._at()
        node.end = self.source.index(">", node.stop) + 1

    def _add(self, tag, attrs):
        start = self._at()
        inner = start + len(self.get_starttag_text())
        node = Node(tag, {name: value or "" for name, value in attrs}, start, inner, inner, inner)
        self.open[-1].children.append(node)
        return node

    def _at(self):
        line, column = self.getpos()
        return self.lines[line - 1] + column
