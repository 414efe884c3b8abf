"""Time kept for tasks: put it on my calendar, move it, give it back."""

from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.forms import read
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.google.access import visible_blocks
from onetask.google.forms import NewBlock, Times
from onetask.google.operations.blocks import Slot, drop_block, move_block, plan_blocks
from onetask.google.queries.proposals import proposals
from onetask.work.access import visible_tasks

bp = Blueprint("blocks", __name__)


@bp.post("/me/plan")
def put_on_calendar() -> Answer:
    """All that is proposed for what I should do first."""
    fit = [one for one in proposals(me()) if one.span]
    slots = [Slot(one.task.id, one.span.start, one.span.end) for one in fit if one.span]
    plan_blocks(me(), me(), slots=slots)
    return hx.redrawn("/")


@bp.post("/me/blocks")
def keep() -> Answer:
    sent = read(NewBlock)
    task = one_or_404(visible_tasks(me()), sent.task)
    plan_blocks(me(), me(), slots=[Slot(task.id, sent.starts_at, sent.ends_at)])
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
