"""A page as a browser shows it: its fragments by id, and what a message makes of them.

A fragment's own text leaves out what stands in its lists (`data-keep`): that belongs to others.
"""

import re
from dataclasses import dataclass, field

from tests.tree import Tree

NUMBER = re.compile(r' data-(v|n|until)="[^"]*"|(?<=name="csrf_token") value="[^"]*"')


@dataclass
class Fragment:
    """A drawing: where it stands, its own text, and the lists in it with the ends they show."""

    id: str
    data: dict[str, str]
    text: str = ""
    lists: dict[str, str | None] = field(default_factory=dict)
    region: str | None = None

    @property
    def number(self):
        return int(self.data.get("data-v") or self.data["data-n"])

    @property
    def home(self):
        return self.data.get("data-in")

    @property
    def rank(self):
        return self.data.get("data-rank", "")

    @property
    def is_gone(self):
        return "data-gone" in self.data


class Taken(Tree):
    """HTML taken apart: fragments, regions, free lists, and marks of what is gone or stale."""

    def __init__(self, html):
        super().__init__(html)
        self.fragments, self.regions, self.lists = {}, {}, {}
        self.gone, self.stale, self.places, self.drawn_at = [], [], {}, {}
        self._note_numbers(self.root, -1)
        self._take(self.root, None, None)

    def _note_numbers(self, node, number):
        """A list was drawn with all that had happened by then: what is older comes late."""
        for child in node.children:
            read = child.data.get("data-v" if is_region(child) else "data-n")
            newer = max(number, int(read or -1), int(child.data.get("data-n") or -1))
            self.drawn_at[child.data.get("id")] = newer
            self._note_numbers(child, newer)

    def _take(self, node, owner, region):
        for child in node.children:
            data, name = child.data, child.data.get("id")
            self._note_marks(data)
            inside, around = owner, region
            if is_fragment(child):
                assert name not in self.fragments, f"{name} stands twice"
                text = self._own(child)
                inside = self.fragments[name] = Fragment(name, data, text, region=region)
            elif is_region(child):
                around = key_of(child)
                self.regions[around] = Fragment(around, data, self._own(child), region=region)
                self.lists[around] = data.get("data-until")
            elif name:
                (owner.lists if owner else self.lists)[name] = data.get("data-until")
                if region and not owner:
                    self.regions[region].lists[name] = None
            self._take(child, inside, around)

    def _note_marks(self, data):
        if "data-gone" in data:
            self.gone.append(Fragment(data["data-gone"], data))
        if "data-stale" in data:
            self.stale.append((data["data-stale"], int(data["data-v"])))
        if "data-place" in data:
            self.places[data["data-place"]] = int(data["data-n"])

    def _own(self, node):
        text, at = "", node.start
        for begin, end in cuts(node):
            text, at = text + self.source[at:begin], end
        return text + self.source[at : node.end]


def is_region(node):
    """A part with an address of its own, or what shows a place: both can be fetched again."""
    return {"data-src", "id", "data-v"} <= set(node.data) or "data-place" in node.data


def key_of(node):
    return node.data.get("id") or node.data["data-place"]


def is_fragment(node):
    return {"id", "data-v"} <= set(node.data) and not is_region(node)


def cuts(node):
    """The parts of an element that belong to others."""
    for child in node.children:
        if is_fragment(child) or is_region(child):
            yield child.start, child.end
        elif "data-keep" in child.data:
            yield child.inner, child.stop
        else:
            yield from cuts(child)


class Page:
    """What a browser shows; messages are applied by the client's rule: newer wins."""

    def __init__(self, html, url=""):
        found, self.url = Taken(html), url
        self.fragments, self.regions, self.lists = found.fragments, found.regions, found.lists
        self.places, self.away = found.places, {}
        self.drawn_at = found.drawn_at

    def patch(self, html, get=None):
        """Applies a message; `get` fetches the regions that it calls stale."""
        found = Taken(html)
        for news in sorted([*found.fragments.values(), *found.gone], key=lambda one: not one.lists):
            self._take(news)
        for name, number in found.stale:
            for region in self._regions_of(name):
                if region.number < number:
                    self._renew(region, get)
        return self

    def _regions_of(self, name):
        """A region by its name; or all that shows a place."""
        named = self.regions.get(name)
        if named and "data-src" in named.data:
            return [named]
        place = name.replace("-", ":", 1)
        return [one for one in self.regions.values() if one.data.get("data-place") == place]

    def look(self):
        """All that is to be the same; a region's number only says when it was read."""
        regions = {name: tidy(one.text) for name, one in self.regions.items()}
        texts = {one.id: one.text for one in self.fragments.values()}
        return {"fragments": texts, "lists": self._standing(), "regions": regions}

    def _standing(self):
        ranked = sorted(self.fragments.values(), key=lambda one: (one.rank, one.id))
        homes = sorted({one.home for one in ranked if one.home})
        return {home: [one.id for one in ranked if one.home == home] for home in homes}

    def _take(self, news):
        if not self._is_news(news):
            return
        if news.is_gone or not self._has_place(news):
            self._leave(news)
            return
        if old := self.fragments.get(news.id):
            news.lists = {name: old.lists.get(name, end) for name, end in news.lists.items()}
        self.fragments[news.id] = news
        self.away.pop(news.id, None)
        for late in [one for one in self.away.values() if one.home in news.lists]:
            if self._has_place(late):
                self._take(late)

    def _is_news(self, news):
        old, left = self.fragments.get(news.id), self.away.get(news.id)
        if news.number <= (old.number if old else self.drawn_at.get(news.home, -1)):
            return False
        number = left.number if left else -1
        return news.number > number if news.is_gone else news.number >= number

    def _has_place(self, news):
        if not news.home:
            return news.id in self.fragments
        homes = dict(self.lists)
        for fragment in self.fragments.values():
            homes |= fragment.lists
        until = homes.get(news.home)
        return news.home in homes and not (until and news.rank > until)

    def _leave(self, news):
        self.away[news.id] = news
        self._drop(self.fragments.pop(news.id, None))

    def _drop(self, left):
        """What stood in the lists of a fragment leaves with it."""
        inside = [one for one in self.fragments.values() if left and one.home in left.lists]
        for child in inside:
            self._drop(self.fragments.pop(child.id, None))

    def _renew(self, region, get):
        src = region.data.get("data-src")
        joint = "&" if "?" in (src or "") else "?"
        answer = get(f"{src}{joint}since={region.number}" if src else self.url)
        if answer.status_code in (204, 404):
            return
        assert answer.status_code == 200, (src, answer.status_code)
        fresh, shown = Taken(cut_out(region.id, answer.text)), self.fragments
        if region.id not in fresh.regions:
            return
        fresh.regions[region.id].region = region.region
        parts, inside = inside_of(region, self.regions, shown)
        anew, again = inside_of(region, fresh.regions, fresh.fragments)
        number = fresh.regions[region.id].number
        kept = {
            name: one for name, one in shown.items() if name not in inside or one.number > number
        }
        news = {
            name: newer(one, shown.get(name))
            for name, one in fresh.fragments.items()
            if name in again and (name not in self.away or self.away[name].number <= one.number)
        }
        self.fragments = kept | news
        self.regions = {name: one for name, one in self.regions.items() if name not in parts}
        self.regions |= {name: one for name, one in fresh.regions.items() if name in anew}
        self.lists |= fresh.lists
        self.drawn_at |= fresh.drawn_at


def cut_out(name, html):
    """The region alone: what stands around it in its page is not merged, and says nothing."""
    regions = (node for node in Tree(html).root.walk() if is_region(node))
    found = next((node for node in regions if key_of(node) == name), None)
    return html[found.start : found.end] if found else ""


def inside_of(region, regions, fragments):
    """The regions in a region, and the drawings: those drawn with it, and those come since."""
    parts = {region.id}
    for one in regions.values():
        parts |= {one.id} if one.region in parts else set()
    homes = parts | {name for part in parts if part in regions for name in regions[part].lists}
    inside = set()
    for one in sorted(fragments.values(), key=lambda one: not one.lists):
        if one.region in parts or one.home in homes:
            inside.add(one.id)
            homes |= set(one.lists)
    return parts, inside


def newer(one, other):
    return other if other and other.number > one.number else one


def tidy(text):
    return re.sub(r"\s+", " ", NUMBER.sub("", text))
