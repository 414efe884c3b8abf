"""Time for tasks in one's own calendar: proposed, kept, given back."""

from uuid import UUID

from onetask.api.engine import mine as s
from onetask.api.forms.mine import WhichTasks
from onetask.api.queries import mine
from onetask.api.views.registry import route
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.google.access import visible_blocks
from onetask.google.forms import NewBlocks
from onetask.google.operations.blocks import Slot, drop_block, plan_blocks
from onetask.work.access import visible_tasks


@route("POST", "/me/blocks/plan", s.BlocksPlanned, takes=WhichTasks, makes=False)
def propose_blocks(form: WhichTasks) -> s.BlocksPlanned:
    """Where time could be kept, each slot with its reason, and what no longer fits; a dry run."""
    tasks = [one_or_404(visible_tasks(me()), one) for one in form.tasks or ()]
    return mine.plan(me(), tasks or None)


@route("POST", "/me/blocks", s.Blocks, takes=NewBlocks)
def keep_blocks(form: NewBlocks) -> s.Blocks:
    """Keeps time for tasks as one change; a slot with a `block` moves that one."""
    for one in form.slots:
        one_or_404(visible_tasks(me()), one.task)
    slots = [Slot(one.task, one.starts_at, one.ends_at, one.block) for one in form.slots]
    return mine.blocks(me(), plan_blocks(me(), me(), slots=slots))


@route("DELETE", "/blocks/<uuid:id>", s.Blocks)
def give_block_back(id: UUID) -> s.Blocks:
    """The time is free again; the task stays."""
    block = one_or_404(visible_blocks(me()), id)
    drop_block(me(), block)
    return mine.blocks(me(), [])
