"""One's own day, reminders and wishes, for programs."""

from datetime import date
from uuid import UUID

from flask import request

from onetask.api.engine import mine as s
from onetask.api.forms.mine import NewReminder, NotificationSettings, OldReminder
from onetask.api.queries import mine
from onetask.api.views.registry import page_size, route
from onetask.core.clock import today_in
from onetask.core.errors import Invalid
from onetask.core.locale import gettext as _
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.remind.operations import choices
from onetask.remind.queries.people import wishes_of
from onetask.remind.queries.settings import settings_of
from onetask.work.access import visible_projects, visible_tasks
from onetask.work.models.tasks import Task


@route("GET", "/tasks/<uuid:id>/reminders", s.Reminders)
def list_reminders(id: UUID) -> s.Reminders:
    """When I am reminded of this task: by habit, and by what I asked for."""
    return mine.reminders(me(), _task(id))


@route("POST", "/tasks/<uuid:id>/reminders", s.Reminders, takes=NewReminder)
def add_reminder(form: NewReminder, id: UUID) -> s.Reminders:
    """Reminds me at an instant, or a duration (like PT1H) before the task is due."""
    choices.add_reminder(me().id, _task(id).id, form.rule)
    return mine.reminders(me(), _task(id))


@route("DELETE", "/tasks/<uuid:id>/reminders", s.Reminders, takes=OldReminder)
def take_reminder(form: OldReminder, id: UUID) -> s.Reminders:
    """Takes back one that I asked for, by its rule."""
    choices.take_reminder(me().id, _task(id).id, form.rule)
    return mine.reminders(me(), _task(id))


@route("GET", "/me/deliveries", s.Deliveries, asks=("limit",))
def list_deliveries() -> s.Deliveries:
    """What was promised and sent to me, when and why, the newest first."""
    return mine.deliveries(me(), page_size())


@route("GET", "/me/notification-settings", s.SettingsShown)
def read_settings() -> s.SettingsShown:
    """Quiet hours, days off, digests, and what reaches me by which way."""
    return _settings()


@route("PUT", "/me/notification-settings", s.SettingsShown, takes=NotificationSettings)
def change_settings(form: NotificationSettings) -> s.SettingsShown:
    """Changes what is sent; what is left out stays."""
    if form.peace:
        choices.choose_peace(me().id, **form.peace)
    if form.ways:
        choices.choose_ways(me().id, form.ways)
    if form.muted is not None:
        _mute(form.muted)
    return _settings()


@route("GET", "/me/now", s.Now)
def what_now() -> s.Now:
    """Only what can be begun and fits my next free time, each with its reason."""
    return mine.what_now(me())


@route("GET", "/me/day", s.Day, asks=("day",))
def read_day() -> s.Day:
    """My calendar, my focus list and what is proposed for when."""
    text = request.args.get("day") or today_in(me().zone).isoformat()
    try:
        wanted = date.fromisoformat(text)
    except ValueError:
        raise Invalid({"day": _("Write days like 2026-12-24.")}) from None
    if abs((wanted - today_in(me().zone)).days) > 366:
        raise Invalid({"day": _("This date is too far away.")})
    return mine.day(me(), wanted)


def _settings() -> s.SettingsShown:
    shown: s.SettingsShown = settings_of(me())  # type: ignore[assignment]
    return shown


def _mute(project_ids: list[UUID]) -> None:
    wanted = {one_or_404(visible_projects(me()), one).id for one in project_ids}
    muted = {one.project_id for one in wishes_of(me().id).values() if one.is_muted}
    for project_id in wanted ^ muted:
        choices.mute_project(me().id, project_id, is_muted=project_id in wanted)


def _task(task_id: UUID) -> Task:
    found: Task = one_or_404(visible_tasks(me()), task_id)
    return found
