"""The drawings a task's panel is made of."""

from typing import NamedTuple

from sqlalchemy import select

from onetask.core.db import session
from onetask.core.events import Standing
from onetask.core.fragments import draw_many, templates
from onetask.core.ids import NOBODY
from onetask.core.stamps import Stamp
from onetask.work.models.tasks import Task
from onetask.work.queries.columns import IS_LIVE

OWN = "work/_task_head.html", "work/_task_properties.html", "work/_task_description.html"
PART = "work/_subtask.html"
BLANK = {
    **{"id": NOBODY, "parent_id": NOBODY, "rank": "", "ref": "", "title": "", "due_on": None},
    **{"due_at": None, "subs_all": 0, "subs_done": 0, "is_closed": False, "importance": "anytime"},
}


class Sheet(NamedTuple):
    """A task as it is drawn: title, facts, words and parts."""

    head: str
    properties: str
    description: str
    parts: list[str]
    place: str


def drawn_task(task: Task, now: Standing) -> Sheet:
    """One statement for all numbers of the place, whatever is drawn in it."""
    place = f"task:{task.id}"
    shown = Stamp.fragment, Stamp.thing_id, Stamp.number
    stamped = session.execute(select(*shown).where(Stamp.place == place, ~Stamp.gone))
    labels = {(row.fragment, row.thing_id): row.number for row in stamped}
    there = Task.parent_id == task.id, IS_LIVE
    ids = session.scalars(select(Task.id).where(*there).order_by(Task.rank))
    parts = draw_many(PART, {part: max(labels.get((PART, part), 0), now.floor) for part in ids})
    own = {one: max(labels.get((one, task.id), 0), now.floor) for one in OWN}
    drawn = (draw_many(one, {task.id: number}).get(task.id, "") for one, number in own.items())
    return Sheet._make([*drawn, list(parts.values()), place])


def blank_part() -> str:
    """The drawing a new sub-task begins as."""
    return templates.get_template(PART).render(task=BLANK, people=[], number=0)
