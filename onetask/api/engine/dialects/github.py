"""GitHub's issues as the API lists them, and the items of a project as `gh` lists them."""

from collections.abc import Iterator
from typing import Any

from onetask.api.engine.dialects.reading import Read
from onetask.api.engine.plan import MOST_TASKS, ImportProblem
from onetask.api.engine.table import Row, Table
from onetask.core.locale import gettext as _

FIELDS = (
    *("id", "title", "column", "description", "importance", "people", "labels", "made_at"),
    *("closed_at", "due"),
)
Facts = dict[str, Any]


def is_it(data: object) -> bool:
    found = next(_items(data), None)
    return found is not None and ({"number", "title"} <= found.keys() or "content" in found)


def read(data: object) -> Read:
    items = list(_items(data))
    if len(items) > MOST_TASKS:
        raise ImportProblem(_("More than %(most)s rows.", most=MOST_TASKS))
    rows = [Row(line, _cells(item)) for line, item in enumerate(items, 1)]
    return Read(Table(list(FIELDS), rows, 0), list(FIELDS), _repository(items))


def _items(data: object) -> Iterator[Facts]:
    found = data.get("items") if isinstance(data, dict) else data
    return (one for one in found if isinstance(one, dict)) if isinstance(found, list) else iter(())


def _cells(item: Facts) -> list[str]:
    about = item["content"] if isinstance(item.get("content"), dict) else item
    state = item.get("status") or str(about.get("state") or "").capitalize()
    labels = [*_names(item.get("labels"), "name"), *_pull(item, about)]
    if isinstance(milestone := about.get("milestone"), dict):
        labels.append(str(milestone.get("title") or ""))
    people = _names(item.get("assignees"), "login")
    words = (str(about.get("title") or item.get("title") or ""), state or _("Open"))
    known = (about.get("body"), item.get("priority"), ", ".join(people), ", ".join(labels))
    dates = (about.get("created_at"), about.get("closed_at"), _due(about))
    return [str(about.get("number") or ""), *words, *(str(one or "") for one in (*known, *dates))]


def _names(things: object, name: str) -> list[str]:
    """Of whole objects or of mere words; a comma would cut a name in two."""
    found = things if isinstance(things, list) else []
    words = (one.get(name) if isinstance(one, dict) else one for one in found)
    return [str(word).replace(",", " ") for word in words if word]


def _pull(item: Facts, about: Facts) -> list[str]:
    is_pull = "pull_request" in item or about.get("type") == "PullRequest"
    return [_("Pull request")] if is_pull else []


def _due(about: Facts) -> object:
    milestone = about.get("milestone")
    return milestone.get("due_on") if isinstance(milestone, dict) else None


def _repository(items: list[Facts]) -> str:
    """The repository's own name, if all items are of one."""
    addresses = {str(item.get("repository_url") or "").rsplit("/", 1)[-1] for item in items} - {""}
    return addresses.pop() if len(addresses) == 1 else ""
