"""What the pages of a project show around their list of tasks."""

from typing import NamedTuple

from onetask.core.events import Standing
from onetask.core.fragments import draw_place, templates
from onetask.core.ids import NOBODY
from onetask.work.engine.filters import GROUPS, Chip, Filter, describe
from onetask.work.engine.words import field_words, sort_words, value_words
from onetask.work.models.projects import Project
from onetask.work.queries.choices import Choices, names_in

HEAD = "work/_project_head.html"
HEADS = ("importance", "ref", "title", "status", "assignee", "due", "points", "label")
BLANK_CARD = {
    **{"id": NOBODY, "column_id": NOBODY, "rank": "", "ref": "", "title": "", "points": None},
    **{"importance": "anytime", "is_closed": False, "is_blocked": False, "due_on": None},
    **{"due_at": None, "subs_all": 0, "subs_done": 0, "comments": 0, "files": 0},
}


class Scene(NamedTuple):
    """The filter of a page, in words, and what can be chosen."""

    found: Filter
    choices: Choices
    names: dict[str, str]
    base: str
    lists: str

    @property
    def chips(self) -> list[Chip]:
        return describe(self.found, self.names, self.base)

    @property
    def fields(self) -> list[tuple[str, str, list[tuple[str, str, bool]]]]:
        """Each field that can be filtered by: its name, words, and values as links."""
        words = field_words()
        options = {
            "assignee": [*_ids(self.choices["members"]), "none"],
            "label": [*_ids(self.choices["labels"]), "none"],
            "importance": ["critical", "important", "anytime"],
            "column": _ids(self.choices.get("columns", [])),
            "due": ["overdue", "today", "week", "later", "none"],
            "is": ["mine", "open", "closed", "blocked"],
        }
        return [(name, words[name], self._links(name, vs)) for name, vs in options.items() if vs]

    def _links(self, name: str, values: list[str]) -> list[tuple[str, str, bool]]:
        told = value_words() | self.names
        return [
            (told[v], self.at(self.found.toggled(name, v)), self.found.has(name, v)) for v in values
        ]

    def at(self, found: Filter, base: str = "") -> str:
        query = found.query()
        return f"{base or self.base}?{query}" if query else base or self.base

    def switched(self, **changes: object) -> str:
        return self.at(self.found.with_(**changes))

    @property
    def prioritized(self) -> str:
        """An order with reasons is a list, so a board leads to its list."""
        return self.at(self.found.with_(prioritize=not self.found.prioritize), self.lists)

    def sorted_by(self, name: str) -> str:
        sort = f"-{name}" if self.found.sort == name else name
        return self.switched(sort=sort, prioritize=False)

    def on_page(self, number: int) -> str:
        query = self.found.query()
        return f"{self.base}?{query}&page={number}" if query else f"{self.base}?page={number}"

    @property
    def heads(self) -> list[tuple[str, str]]:
        return [(name, words) for name, words in sort_words().items() if name in HEADS]

    @property
    def sorts(self) -> list[tuple[str, str]]:
        return list(sort_words().items())

    @property
    def groups(self) -> list[tuple[str, str]]:
        words = field_words()
        return [(name, words[name]) for name in GROUPS]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What a search keeps of the filter."""
        return self.found.with_(text="").pairs()

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What another order keeps of the filter."""
        return self.found.with_(sort="rank", group="none").pairs()


def scene_of(found: Filter, choices: Choices, base: str, lists: str = "") -> Scene:
    """`lists` is the address of the list, where the page is none itself."""
    return Scene(found, choices, names_in(choices), base, lists or base)


def project_head(project: Project, now: Standing) -> str:
    return draw_place(f"project:{project.id}", HEAD, [project.id], now).get(project.id, "")


def blank_card() -> str:
    """The drawing a new card begins as, before the server has heard of it."""
    nothing: dict[str, list[str]] = {"people": [], "labels": [], "badges": []}
    return templates.get_template("work/_card.html").render(task=BLANK_CARD, number=0, **nothing)


def _ids(listed: list[dict[str, object]]) -> list[str]:
    return [str(one["id"]) for one in listed]
