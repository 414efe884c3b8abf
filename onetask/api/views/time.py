"""Time on tasks, for programs."""

from uuid import UUID

from onetask.api.engine import shown_time as s
from onetask.api.forms.time import NewTime
from onetask.api.queries.items import item_shown, item_there, item_whole
from onetask.api.queries.shown import number_of
from onetask.api.views.registry import again, page_of, route
from onetask.core.errors import NotThere
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.access import is_editor, visible_members
from onetask.plan.access.time import visible_stints
from onetask.plan.models.time import Stint
from onetask.plan.operations.items import bin_item
from onetask.plan.operations.time import log_time
from onetask.plan.queries.time import spent_on
from onetask.work.access import visible_tasks
from onetask.work.models.tasks import Task


@route("GET", "/tasks/<uuid:id>/time", s.Stints, asks=("cursor", "limit"))
def list_time(id: UUID) -> s.Stints:
    """What was noted on a task, as far as it is in sight; `spent` is all of it, in minutes."""
    number, task = number_of(me()), _task(id)
    rows, rest = page_of(visible_stints(me()).where(Stint.task_id == id), Stint.id)
    items = [item_shown(s.StintShown, one) for one in rows]
    estimate, spent = task.minutes, spent_on(id)
    return s.Stints(number=number, estimate=estimate, spent=spent, items=items, next=rest)


@route("POST", "/tasks/<uuid:id>/time", s.StintWhole, takes=NewTime, about="stint")
def note_time(form: NewTime, id: UUID) -> s.StintWhole:
    """Notes minutes of one day; managers may note them for others."""
    task, given = _task(id), form.given()
    asked = given.pop("member", None)
    member = one_or_404(visible_members(me()), asked) if asked else me()
    return item_whole(me(), s.StintWhole, log_time(me(), task, member=member, **given))


@route("DELETE", "/stints/<uuid:id>", s.StintWhole, about="stint")
def delete_time(id: UUID) -> s.StintWhole:
    """Puts it into the bin."""
    return item_whole(me(), s.StintWhole, bin_item(me(), one_or_404(visible_stints(me()), id)))


def _task(id: UUID) -> Task:
    if not is_editor(me()):
        raise NotThere
    found: Task = one_or_404(visible_tasks(me()), id)
    return found


again["stint"] = lambda actor, id: item_whole(actor, s.StintWhole, item_there(actor, Stint, id))
