"""What looks different after a project, its columns or its seats have changed."""

from uuid import UUID

from onetask.core.db import session
from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing
from onetask.live.bundle import rechecks
from onetask.work.models.projects import Column, Project
from onetask.work.queries.reach import guests_of

COLUMN, COUNT = "work/_column.html", "work/_column_count.html"
LINK = "work/_project_link.html"
HEAD = "work/_project_head.html"


@shows("column.added", "column.edited", "column.moved", "column.archived", "column.unarchived")
def column_changed(event: Event) -> Drawing:
    column = session.get_one(Column, event.subject_id)
    board = f"board:{column.board_id}"
    drawing = Drawing().stale("list", at=board)
    if event.kind not in ("column.edited", "column.moved"):
        drawing.stale(board.replace(":", "-"), at=board)
    mark = drawing.redraw if column.archived_at is None else drawing.gone
    mark(COLUMN, column, at=board)
    return mark(COUNT, column, at=board)


@shows("project.created", "project.edited", "project.archived", "project.unarchived")
@shows("project.binned", "project.restored")
def project_changed(event: Event) -> Drawing:
    project = session.get_one(Project, event.subject_id)
    everyone, inside = f"workspace:{project.workspace_id}", f"project:{project.id}"
    drawing = Drawing().stale("projects", at=everyone).redraw(HEAD, project, at=inside)
    for place in (everyone, inside):
        mark = drawing.redraw if project.is_listed else drawing.gone
        mark(LINK, project, at=place)
    is_renamed = event.kind == "project.edited" and {"key", "name", "hue"} & event.facts.keys()
    return drawing.floor() if is_renamed else drawing


@rechecks("seat.taken")
def whose_seat(event: Event) -> list[object]:
    return [event.facts["member"][0]]


@rechecks("task.transferred")
def whose_sight(event: Event) -> list[object]:
    """Guests of the project it left may have it open."""
    return list(guests_of(UUID(event.facts["project"][0])))


@shows("template.made", "template.binned", "template.restored")
def templates_changed(event: Event) -> Drawing:
    return Drawing().stale("templates", at=f"workspace:{event.workspace_id}")


@shows("column.ranked")
def ranks_changed(event: Event) -> Drawing:
    """The order stays, but the ranks on screens do not: the next patch would land wrong."""
    board = session.get_one(Column, event.subject_id).board_id
    return Drawing().stale(f"board-{board}", at=f"board:{board}")


@shows("task.purged", "project.purged")
def purged(event: Event) -> Drawing:
    return Drawing().stale("bin", at=f"project:{event.scope_id}")


@shows("seat.given", "seat.taken")
def seats_changed(event: Event) -> Drawing:
    return Drawing().stale("seats", at=f"project:{event.subject_id}")
