"""Which drawings show a task, and where they stand."""

from uuid import UUID

from onetask.core.stamps import Drawing
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Task
from onetask.work.queries.reach import Sight, sight_of, sights, waiting_for

CARD, ROW = "work/_card.html", "work/_subtask.html"
HEAD, PROPERTIES = "work/_task_head.html", "work/_task_properties.html"
DESCRIPTION = "work/_task_description.html"
PANEL = HEAD, PROPERTIES, DESCRIPTION
LINK = "work/_project_link.html"


def panel(task: Task | Sight) -> str:
    return f"task:{task.id}"


def show_task(drawing: Drawing, seen: Sight) -> Drawing:
    """Its card on the board, or its row in the panel of the task it is a part of."""
    board = f"board:{seen.board_id}"
    fragment, place = (ROW, f"task:{seen.parent_id}") if seen.parent_id else (CARD, board)
    mark = drawing.redraw if seen.is_there else drawing.gone
    return mark(fragment, seen, at=place).stale("list", at=board)


def show_facts(drawing: Drawing, task: Task) -> Drawing:
    return drawing.redraw(HEAD, task, at=panel(task)).redraw(PROPERTIES, task, at=panel(task))


def show_panel(drawing: Drawing, task: Task) -> None:
    """Parts that had left a panel have no place in it any more: it is fetched whole."""
    for part in PANEL:
        if task.binned_at is None:
            drawing.redraw(part, task, at=panel(task))
        else:
            drawing.gone(part, task, at=panel(task))
    if task.binned_at is None:
        drawing.stale(f"task-{task.id}", at=panel(task)).stale(f"crumbs-{task.id}", at=panel(task))


def show_progress(drawing: Drawing, task: Task) -> Drawing:
    """The ring of the project, in the sidebar and above its board."""
    return drawing if task.column_id is None else show_ring(drawing, task.project)


def show_ring(drawing: Drawing, project: Project) -> Drawing:
    everyone, inside = f"workspace:{project.workspace_id}", f"project:{project.id}"
    for place in (everyone, inside):
        if project.is_listed:
            drawing.redraw(LINK, project, at=place)
    return drawing.stale("projects", at=everyone)


def show_neighbours(drawing: Drawing, task: Task) -> Drawing:
    """The parent counts its parts; those who wait for it may be free, or no longer."""
    if task.parent is not None:
        show_task(drawing, sight_of(task.parent))
    for other in waiting_for(task.id):
        show_task(drawing, other).redraw(PROPERTIES, other, at=panel(other))
    return drawing


def show_blockers(drawing: Drawing, text: str | None) -> None:
    for blocker in sights([UUID(text)]) if text else ():
        drawing.redraw(PROPERTIES, blocker, at=panel(blocker))
