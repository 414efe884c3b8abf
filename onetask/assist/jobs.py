"""What the assistant does after a change: what repeats comes again, what was said is read."""

from uuid import UUID

from sqlalchemy import select

from onetask.assist.models import Capture
from onetask.assist.operations.captures import repeat_task
from onetask.assist.operations.themes import keep_themes
from onetask.assist.queries.themes import work_out
from onetask.core.change import System
from onetask.core.db import session
from onetask.core.jobs import on
from onetask.people.models import Member
from onetask.product.models.products import Product
from onetask.work.models.tasks import Closure, Task


@on("task.closed", after=2, once_per="workspace")
def repeat_finished(workspace_id: str, _number: str) -> None:
    """Every finished task with a rule and nothing after it; twice is once."""
    home = UUID(workspace_id)
    done = select(Closure.id).where(Closure.task_id == Capture.task_id).exists()
    mine = Capture.workspace_id == home, Capture.rrule.is_not(None), Capture.next_id.is_(None)
    for task_id in session.scalars(select(Capture.task_id).where(*mine, done)).all():
        task = session.get_one(Task, task_id)
        maker = session.get(Member, task.made_by_id)
        repeat_task(System(home), task, zone=maker.zone if maker else "UTC")


SAID = ("added", "edited", "dismissed", "reopened", "binned", "restored", "imported", "unimported")


@on(*(f"feedback.{verb}" for verb in SAID), after=5, once_per="workspace", timeout=300)
def read_feedback(workspace_id: str, _number: str) -> None:
    """The themes of each product anew, behind the pages."""
    home = UUID(workspace_id)
    for product in session.scalars(select(Product).where(Product.workspace_id == home)).all():
        read, found = work_out(product.id)
        keep_themes(System(home), product, read=read, found=found)
