"""What looks different after a task has changed: its card or row, its panel, its neighbours."""

from uuid import UUID

from onetask.core.db import session
from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing
from onetask.work.live.sight import (
    CARD,
    DESCRIPTION,
    HEAD,
    PROPERTIES,
    panel,
    show_blockers,
    show_facts,
    show_neighbours,
    show_panel,
    show_progress,
    show_ring,
    show_task,
)
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Task
from onetask.work.queries.reach import board_of, column_by, sight_of, waited_for_by
from onetask.work.queries.tasks import below, task_of

COUNT = "work/_column_count.html"


@shows("task.edited")
def edited(event: Event) -> Drawing:
    task = task_of(event)
    drawing = Drawing()
    if set(event.facts) != {"description"}:
        show_task(drawing, sight_of(task))
    if set(event.facts) - {"description"}:
        drawing.redraw(HEAD, task, at=panel(task))
    if "description" in event.facts:
        drawing.redraw(DESCRIPTION, task, at=panel(task))
    if set(event.facts) - {"title", "description"}:
        drawing.redraw(PROPERTIES, task, at=panel(task))
    return drawing


@shows("task.assigned", "task.unassigned", "task.blocked", "task.unblocked", "task.relinked")
def related(event: Event) -> Drawing:
    task = task_of(event)
    drawing = show_facts(Drawing(), task)
    for link in event.facts.get("blocker", ()):
        show_blockers(drawing, link)
    return show_task(drawing, sight_of(task))


@shows("task.moved")
def moved(event: Event) -> Drawing:
    task = task_of(event)
    drawing = show_task(Drawing(), sight_of(task))
    for text in event.facts["column"]:
        if column := column_by(text):
            drawing.redraw(COUNT, column, at=f"board:{column.board_id}")
    return show_facts(drawing, task)


@shows("task.transferred")
def transferred(event: Event) -> Drawing:
    """Gone from one board and new on the other; all that name it by its ref name it anew."""
    task, drawing = task_of(event), Drawing()
    if "column" in event.facts:
        _leave(drawing, event, task)
    show_panel(show_task(drawing, sight_of(task)), task)
    for other in waited_for_by(task.id):
        drawing.redraw(PROPERTIES, other, at=panel(other))
    return show_neighbours(show_progress(drawing, task), task)


def _leave(drawing: Drawing, event: Event, task: Task) -> None:
    left = session.get_one(Project, UUID(event.facts["project"][0]))
    board = f"board:{left.board.id}"
    show_ring(drawing.gone(CARD, task, at=board).stale("list", at=board), left)
    for column in filter(None, map(column_by, event.facts["column"])):
        drawing.redraw(COUNT, column, at=f"board:{column.board_id}")


@shows("task.ordered")
def ordered(event: Event) -> Drawing:
    return show_task(Drawing(), sight_of(task_of(event)))


@shows("task.closed", "task.reopened")
def finished(event: Event) -> Drawing:
    task = task_of(event)
    drawing = show_facts(show_task(Drawing(), sight_of(task)), task)
    return show_neighbours(show_progress(drawing, task), task)


@shows("task.created", "task.archived", "task.unarchived", "task.binned", "task.restored")
def came_or_went(event: Event) -> Drawing:
    task, drawing = task_of(event), Drawing()
    if task.column is not None:
        drawing.redraw(COUNT, task.column, at=f"board:{board_of(task)}")
    for one in (task, *_family(event, task)):
        show_panel(show_task(drawing, sight_of(one)), one)
    is_alone = event.kind == "task.created" and task.parent_id is None
    drawing = show_progress(drawing, task)
    for shelf in ("archive", "bin"):
        drawing.stale(shelf, at=f"project:{task.project_id}")
    return drawing if is_alone else show_neighbours(drawing, task)


def _family(event: Event, task: Task) -> list[Task]:
    return [] if event.kind == "task.created" else list(below(task.id))
