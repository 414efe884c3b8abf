"""Time kept for tasks: proposed, put on my calendar, moved, given back."""

from functools import partial
from uuid import UUID

from flask import Blueprint, make_response, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.forms import read
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.google.access import visible_blocks
from onetask.google.forms import NewBlock, NewBlocks, Times
from onetask.google.operations.blocks import Slot, drop_block, move_block, plan_blocks
from onetask.google.queries.days import is_unchanged
from onetask.google.queries.focus import focus_for
from onetask.google.queries.reasons import clock_words
from onetask.work.access import visible_tasks
from onetask.work.models.tasks import Task

bp = Blueprint("blocks", __name__)


@bp.get("/me/plan")
def plan() -> Answer:
    """What would be kept for one task, or for my day's list: nothing is written yet."""
    known = request.args.get("since", type=int)
    if known is not None and is_unchanged(me(), known):
        return make_response("", 204)
    task = _asked_task()
    focus = focus_for(me(), [task] if task else None)
    template = "google/_plan.html" if hx.is_partial() else "google/plan.html"
    clock = partial(clock_words, zone=me().zone)
    return hx.page(template, focus=focus, task=task, clock=clock)


@bp.post("/me/plan")
def accept() -> Answer:
    """Those that are ticked, as one change."""
    plan_blocks(me(), me(), slots=_slots(read(NewBlocks).slots))
    return hx.redrawn("/")


@bp.post("/me/blocks")
def keep() -> Answer:
    plan_blocks(me(), me(), slots=_slots([read(NewBlock)]))
    return hx.redrawn("/")


@bp.put("/me/blocks/<uuid:block_id>")
@bp.post("/me/blocks/<uuid:block_id>/move")
def move(block_id: UUID) -> Answer:
    move_block(me(), one_or_404(visible_blocks(me()), block_id), **read(Times).pair)
    return hx.redrawn("/")


@bp.delete("/me/blocks/<uuid:block_id>")
@bp.post("/me/blocks/<uuid:block_id>/end")
def give_back(block_id: UUID) -> Answer:
    drop_block(me(), one_or_404(visible_blocks(me()), block_id))
    return hx.redrawn("/")


def _slots(sent: list[NewBlock]) -> list[Slot]:
    for one in sent:
        one_or_404(visible_tasks(me()), one.task)
    return [Slot(one.task, one.starts_at, one.ends_at, one.block) for one in sent]


def _asked_task() -> Task | None:
    wanted = request.args.get("task", type=UUID)
    found: Task | None = one_or_404(visible_tasks(me()), wanted) if wanted else None
    return found
