"""What the pages of a project show around their list of tasks."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from onetask.core.change import Actor
from onetask.core.db import session
from onetask.core.events import Standing
from onetask.core.fragments import draw_place, templates
from onetask.core.ids import NOBODY
from onetask.work.access import visible_projects
from onetask.work.engine.filters import Chip, Filter, describe, field_words, value_words
from onetask.work.models.projects import Project
from onetask.work.queries.choices import Choices, choices_of, columns_of, names_in

HEAD, LINK = "work/_project_head.html", "work/_project_link.html"
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
            "due": ["overdue", "today", "week", "later", "none"],
            "is": ["mine", "open", "closed", "blocked"],
        }
        return [(name, words[name], self._links(name, values)) for name, values in options.items()]

    def _links(self, name: str, values: list[str]) -> list[tuple[str, str, bool]]:
        told = value_words() | self.names
        return [
            (told[v], self.at(self.found.toggled(name, v)), self.found.has(name, v)) for v in values
        ]

    def at(self, found: Filter) -> str:
        query = found.query()
        return f"{self.base}?{query}" if query else self.base

    def switched(self, **changes: object) -> str:
        return self.at(self.found.with_(**changes))


def scene_of(
    actor: Actor, now: Standing, found: Filter, base: str, board_id: UUID | None = None
) -> Scene:
    choices = choices_of(actor.workspace_id, now)
    if board_id:
        choices = choices | {"columns": columns_of(board_id)}
    return Scene(found, choices, names_in(choices), base)


def project_head(project: Project, now: Standing) -> str:
    return draw_place(f"project:{project.id}", HEAD, [project.id], now).get(project.id, "")


def project_links(actor: Actor, now: Standing) -> list[str]:
    """The entries of the sidebar, as they stand where this actor may look."""
    listed = visible_projects(actor).where(Project.archived_at.is_(None))
    ids = list(session.scalars(listed.order_by(Project.name).with_only_columns(Project.id)))
    if actor.role != "guest":
        return list(draw_place(f"workspace:{actor.workspace_id}", LINK, ids, now).values())
    drawn = (draw_place(f"project:{one}", LINK, [one], now).values() for one in ids)
    return [html for found in drawn for html in found]


def blank_card() -> str:
    """The drawing a new card begins as, before the server has heard of it."""
    nothing: dict[str, list[str]] = {"people": [], "labels": [], "badges": []}
    return templates.get_template("work/_card.html").render(task=BLANK_CARD, number=0, **nothing)


def has_projects(actor: Actor) -> bool:
    return session.scalar(select(visible_projects(actor).exists())) or False


def _ids(listed: list[dict[str, object]]) -> list[str]:
    return [str(one["id"]) for one in listed]
