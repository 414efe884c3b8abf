"""Schedules, dependencies and calendars, for programs."""

from uuid import UUID

from onetask.api.engine import shown as base
from onetask.api.engine import shown_plans as s
from onetask.api.queries import shown
from onetask.api.queries.plans import preview_shown, schedule_shown
from onetask.api.views.registry import route
from onetask.core.errors import Invalid
from onetask.core.locale import gettext as _
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.plan.forms.schedules import DependencyForm, Moves, TimingForm
from onetask.plan.models.timings import Timing
from onetask.plan.operations.plans import apply_plan, refuse_odd
from onetask.plan.operations.timings import time_task
from onetask.plan.queries.schedules import Move, preview_of
from onetask.work.access import visible_projects, visible_tasks
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Task
from onetask.work.operations.waiting import set_dependency
from onetask.work.queries.tasks import with_ref


@route("GET", "/projects/<uuid:id>/schedule", s.ScheduleShown)
def read_schedule(id: UUID) -> s.ScheduleShown:
    """Each task's earliest and latest days, its slack in working days, and the critical path."""
    return schedule_shown(me(), _project(id))


@route("POST", "/projects/<uuid:id>/schedule/preview", s.PreviewShown, takes=Moves, makes=False)
def preview_schedule(form: Moves, id: UUID) -> s.PreviewShown:
    """What moves when these tasks move; nothing is written."""
    project, moves = _project(id), _wanted(form)
    refuse_odd(moves)
    return preview_shown(me(), preview_of(project, moves))


@route("PUT", "/projects/<uuid:id>/schedule", s.PreviewShown, takes=Moves, about="project")
def apply_schedule(form: Moves, id: UUID) -> s.PreviewShown:
    """Moves these tasks and what waits for them, as one step that can be undone."""
    found = apply_plan(me(), _project(id), moves=_wanted(form), follow=form.follow)
    return preview_shown(me(), found)


@route(
    "POST",
    "/tasks/<uuid:id>/dependencies",
    base.TaskWhole,
    takes=DependencyForm,
    about="task",
)
def create_dependency(form: DependencyForm, id: UUID) -> base.TaskWhole:
    """Waits for `on`: FS, SS, FF or SF, with a lag in working days; a known link is changed."""
    task, other = _task(id), with_ref(visible_tasks(me()), form.on)
    if other is None:
        raise Invalid({"on": _("There is no task “%(ref)s”.", ref=form.on[:40])})
    set_dependency(me(), task, blocker=other, link=form.kind, lag=form.lag)
    return shown.task_whole(me(), id)


@route("PATCH", "/tasks/<uuid:id>/timing", s.TimingShown, takes=TimingForm)
def edit_timing(form: TimingForm, id: UUID) -> s.TimingShown:
    """How it is scheduled: its mode, its length in working days, a wish for its dates."""
    fields = form.given()
    if "rule" in fields:
        fields["rule"] = fields["rule"] or None
    timing = time_task(me(), _task(id), **fields)
    return _timing(timing)


def _timing(timing: Timing) -> s.TimingShown:
    return s.TimingShown(
        number=shown.number_of(me()),
        task=str(timing.task_id),
        mode=timing.mode,
        days=timing.days,
        is_milestone=timing.is_milestone,
        rule=timing.rule,
        rule_on=timing.rule_on.isoformat() if timing.rule_on else None,
    )


def _wanted(form: Moves) -> dict[UUID, Move]:
    """Only tasks in sight move."""
    return {one: move for one, move in form.wanted.items() if _task(one)}


def _project(id: UUID) -> Project:
    found: Project = one_or_404(visible_projects(me()), id)
    return found


def _task(id: UUID) -> Task:
    found: Task = one_or_404(visible_tasks(me()), id)
    return found
