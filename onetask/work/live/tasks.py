"""What looks different after a task has changed: its card or row, its panel, its neighbours."""

from uuid import UUID

from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing
from onetask.work.models.tasks import Task
from onetask.work.queries.reach import Sight, board_of, column_by, sight_of, sights, waiting_for
from onetask.work.queries.tasks import below, task_of

CARD, COLUMN, ROW = "work/_card.html", "work/_column.html", "work/_subtask.html"
HEAD, PROPERTIES = "work/_task_head.html", "work/_task_properties.html"
DESCRIPTION = "work/_task_description.html"
PANEL = HEAD, PROPERTIES, DESCRIPTION
LINK = "work/_project_link.html"


@shows("task.edited")
def edited(event: Event) -> Drawing:
    task = task_of(event)
    drawing = Drawing()
    if set(event.facts) != {"description"}:
        _show_task(drawing, sight_of(task))
    if set(event.facts) - {"description"}:
        drawing.redraw(HEAD, task, at=panel(task))
    if "description" in event.facts:
        drawing.redraw(DESCRIPTION, task, at=panel(task))
    if set(event.facts) - {"title", "description"}:
        drawing.redraw(PROPERTIES, task, at=panel(task))
    return drawing


@shows("task.assigned", "task.unassigned", "task.blocked", "task.unblocked")
def related(event: Event) -> Drawing:
    task = task_of(event)
    drawing = _show_facts(Drawing(), task)
    for link in event.facts.get("blocker", ()):
        _show_blockers(drawing, link)
    return _show_task(drawing, sight_of(task))


@shows("label.put", "label.taken")
def labelled(event: Event) -> Drawing:
    if event.subject_kind != "task":
        return Drawing()
    task = task_of(event)
    return _show_task(Drawing().redraw(PROPERTIES, task, at=panel(task)), sight_of(task))


@shows("task.moved")
def moved(event: Event) -> Drawing:
    task = task_of(event)
    drawing = _show_task(Drawing(), sight_of(task))
    for text in event.facts["column"]:
        if column := column_by(text):
            drawing.redraw(COLUMN, column, at=f"board:{column.board_id}")
    return _show_facts(drawing, task)


@shows("task.ordered")
def ordered(event: Event) -> Drawing:
    return _show_task(Drawing(), sight_of(task_of(event)))


@shows("task.closed", "task.reopened")
def finished(event: Event) -> Drawing:
    task = task_of(event)
    drawing = _show_facts(_show_task(Drawing(), sight_of(task)), task)
    return _show_neighbours(_show_progress(drawing, task), task)


@shows("task.created", "task.archived", "task.unarchived", "task.binned", "task.restored")
def came_or_went(event: Event) -> Drawing:
    task, drawing = task_of(event), Drawing()
    if task.column is not None:
        drawing.redraw(COLUMN, task.column, at=f"board:{board_of(task)}")
    for one in (task, *_family(event, task)):
        _show_panel(_show_task(drawing, sight_of(one)), one)
    return _show_neighbours(_show_progress(drawing, task), task)


def panel(task: Task | Sight) -> str:
    return f"task:{task.id}"


def _family(event: Event, task: Task) -> list[Task]:
    return [] if event.kind == "task.created" else list(below(task.id))


def _show_progress(drawing: Drawing, task: Task) -> Drawing:
    """The ring of the project, in the sidebar and above its board."""
    if task.column_id is None:
        return drawing
    inside = f"project:{task.project_id}"
    for place in (f"workspace:{task.workspace_id}", inside):
        if task.project.is_listed:
            drawing.redraw(LINK, task.project, at=place)
    return drawing


def _show_facts(drawing: Drawing, task: Task) -> Drawing:
    return drawing.redraw(HEAD, task, at=panel(task)).redraw(PROPERTIES, task, at=panel(task))


def _show_panel(drawing: Drawing, task: Task) -> None:
    for part in PANEL:
        if task.binned_at is None:
            drawing.redraw(part, task, at=panel(task))
        else:
            drawing.gone(part, task, at=panel(task))


def _show_task(drawing: Drawing, seen: Sight) -> Drawing:
    """Its card on the board, or its row in the panel of the task it is a part of."""
    board = f"board:{seen.board_id}"
    fragment, place = (ROW, f"task:{seen.parent_id}") if seen.parent_id else (CARD, board)
    mark = drawing.redraw if seen.is_there else drawing.gone
    return mark(fragment, seen, at=place).stale("list", at=board)


def _show_neighbours(drawing: Drawing, task: Task) -> Drawing:
    """The parent counts its parts; those who wait for it may be free, or no longer."""
    if task.parent is not None:
        _show_task(drawing, sight_of(task.parent))
    for other in waiting_for(task.id):
        _show_task(drawing, other).redraw(PROPERTIES, other, at=panel(other))
    return drawing


def _show_blockers(drawing: Drawing, text: str | None) -> None:
    for blocker in sights([UUID(text)]) if text else ():
        drawing.redraw(PROPERTIES, blocker, at=panel(blocker))
