"""Our side of the sync: blocks and due dates of one person, changed as that person."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from onetask.core.db import session
from onetask.core.errors import Clash, Conflict, Invalid, Refused
from onetask.core.mail import address
from onetask.google.engine.events import Values, in_utc, moment
from onetask.google.models.days import Block
from onetask.google.operations.agendas import turn_twin
from onetask.google.operations.blocks import drop_block, keep_block, move_block
from onetask.google.queries.agendas import blocks_ahead, dated_tasks, twin_of
from onetask.people.models import Member
from onetask.remind.queries.plans import is_open, is_theirs
from onetask.work.access import may_see
from onetask.work.models.tasks import Task
from onetask.work.operations.tasks import edit_task

DAY = timedelta(days=1)
REFUSALS = (Clash, Conflict, Invalid, Refused)


class Diary:
    """What should stand in the calendar: "block:<id>" with its time, "due:<id>" as a day."""

    def __init__(self, member_id: UUID, agenda_id: UUID) -> None:
        self.member_id, self.agenda_id = member_id, agenda_id

    @property
    def member(self) -> Member:
        return session.get_one(Member, self.member_id)

    def scheduled(self) -> Iterable[str]:
        blocks = [f"block:{one.id}" for one in blocks_ahead(self.member)]
        days = [f"due:{one.id}" for one in dated_tasks(self.member)]
        return [item for item in blocks + days if self.is_scheduled(item)]

    def is_scheduled(self, item: str) -> bool:
        block, task = self._found(item)
        if task is None or not is_open(task) or not may_see(self.member, task):
            return False
        if item.startswith("block:"):
            return block is not None and block.dropped_at is None
        twin = twin_of(self.agenda_id, item)
        is_off = twin is not None and twin.is_off
        return task.due_on is not None and is_theirs(task, self.member) and not is_off

    def values(self, item: str) -> Values | None:
        block, task = self._found(item)
        if task is None:
            return None
        said = {"title": task.title, "note": address(f"/tasks/{task.id}")}
        if block:
            zone, when = self.member.zone, (block.starts_at, block.ends_at)
            span = {"start": in_utc(when[0]), "end": in_utc(when[1]), "all_day": False}
            return said | span | {"zone": zone}
        if task.due_on is None:
            return None
        days = {"start": task.due_on.isoformat(), "end": (task.due_on + DAY).isoformat()}
        return said | days | {"all_day": True, "zone": None}

    def update(self, item: str, values: Values) -> None:
        """What a rule refuses stays as it is here, and goes back there with the next push."""
        for change in (self._retitle, self._move):
            try:
                change(item, values)
            except REFUSALS:
                session.rollback()

    def schedule(self, item: str, *, is_on: bool) -> None:
        block, _task = self._found(item)
        if block is None:
            turn_twin(self.agenda_id, item, is_off=not is_on)
        elif is_on:
            keep_block(self.member, block)
        else:
            drop_block(self.member, block)

    def label(self, item: str) -> str:
        _block, task = self._found(item)
        return f"{task.ref} {task.title}" if task else item

    def _retitle(self, item: str, values: Values) -> None:
        _block, task = self._found(item)
        if task and values.get("title"):
            edit_task(self.member, task, title=values["title"])

    def _move(self, item: str, values: Values) -> None:
        block, task = self._found(item)
        if "start" not in values or task is None:
            return
        if block and not values["all_day"]:
            when = {"starts_at": moment(values["start"]), "ends_at": moment(values["end"])}
            move_block(self.member, block, **when)
        elif block is None and values["all_day"]:
            edit_task(self.member, task, due_on=date.fromisoformat(values["end"]) - DAY)

    def _found(self, item: str) -> tuple[Block | None, Task | None]:
        kind, _colon, name = item.partition(":")
        if kind == "due":
            return None, session.get(Task, UUID(name))
        block = session.get(Block, UUID(name))
        return block, (session.get(Task, block.task_id) if block else None)
