"""Who could do a task, and which labels fit: from what was done before, never by itself."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from onetask.assist.engine.answers import Reason
from onetask.assist.engine.similar import Index, Item
from onetask.core.locale import gettext as _
from onetask.core.locale import ngettext

NEAREST, MOST = 12, 3
LOAD = 0.15
SURE, ENOUGH = 0.6, 3


class Done(NamedTuple):
    """A task with those who did it and its labels, the oldest first."""

    item: Item
    people: tuple[str, ...]
    labels: tuple[str, ...]


class Choice(NamedTuple):
    """A person or a label with what speaks for it."""

    id: str
    points: float
    reasons: tuple[Reason, ...]


def who(item: Item, done: Sequence[Done], open_tasks: Mapping[str, int]) -> list[Choice]:
    """Those who did what is most like it, less what lies on their desk."""
    near = _near(item, done)
    points: dict[str, float] = defaultdict(float)
    counts: Counter[str] = Counter()
    for place, one in enumerate(near):
        for person in one.people:
            points[person] += 1 / (1 + place / 3)
            counts[person] += 1
    found = [
        Choice(
            person,
            worth - LOAD * open_tasks.get(person, 0),
            _why(counts[person], open_tasks, person),
        )
        for person, worth in points.items()
        if person in open_tasks
    ]
    return sorted(found, key=lambda one: (-one.points, one.id))[:MOST]


def labels(item: Item, done: Sequence[Done], has: Sequence[str] = ()) -> list[Choice]:
    """Labels that most of the nearest tasks carry."""
    near = _near(item, done)[: 2 * ENOUGH]
    if len(near) < ENOUGH:
        return []
    counts = Counter(label for one in near for label in one.labels if label not in has)
    shares = ((label, count / len(near), count) for label, count in counts.items())
    words = _("On %(count)s of the %(total)s most similar tasks")
    found = [
        Choice(label, share, (Reason(words % {"count": count, "total": len(near)}, share, "near"),))
        for label, share, count in shares
        if share >= SURE
    ]
    return sorted(found, key=lambda one: (-one.points, one.id))[:MOST]


def _near(item: Item, done: Sequence[Done]) -> list[Done]:
    by_id = {one.item.id: one for one in done}
    matches = Index([one.item for one in done]).nearest(item, NEAREST) if done else []
    return [by_id[match.item.id] for match in matches]


def _why(count: int, open_tasks: Mapping[str, int], person: str) -> tuple[Reason, ...]:
    did = ngettext("Did %(num)s similar task", "Did %(num)s similar tasks", count)
    load = open_tasks.get(person, 0)
    has = ngettext("Has %(num)s open task", "Has %(num)s open tasks", load)
    return Reason(did, float(count), "topic"), Reason(has, -LOAD * load, "load")
