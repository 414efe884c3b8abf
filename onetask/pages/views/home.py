"""My day, and what I can do now."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, make_response, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.clock import now, today_in
from onetask.core.errors import NotThere
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.google.engine.dayview import drawn
from onetask.google.queries.days import (
    Entry,
    day_bounds,
    entries_between,
    has_calendars,
    is_unchanged,
)
from onetask.google.queries.focus import Slotted, focus_for
from onetask.google.queries.proposals import put_off, ready_now
from onetask.inbox.engine.snooze import snoozed_until
from onetask.pages.queries import (
    changes_for,
    coming_up,
    done_today,
    focus_of,
    last_here,
    summary_of,
)
from onetask.remind.operations.choices import snooze_task, wake_task
from onetask.work.access import visible_tasks
from onetask.work.engine.durations import duration_words

bp = Blueprint("home", __name__)
WEEK = timedelta(days=7)


@bp.get("/")
def my_day() -> Answer:
    part, known = request.args.get("part"), request.args.get("since", type=int)
    if part and known is not None and is_unchanged(me(), known):
        return make_response("", 204)
    if part == "focus":
        return hx.page("pages/_focus.html", focus=focus_of(me()))
    if part == "day":
        return hx.page("pages/_day.html", **_day())
    actor, everyone = me(), request.args.get("changes") == "all"
    since = last_here(actor)
    changes = {name: changes_for(actor, since, mine=name == "mine") for name in ("mine", "all")}
    return hx.page(
        "pages/my_day.html",
        focus=focus_of(actor),
        summary=summary_of(actor),
        done=done_today(actor),
        coming=coming_up(actor),
        changes=changes["all" if everyone else "mine"],
        counts={name: len(found) for name, found in changes.items()},
        everyone=everyone,
        since=since,
        today=today_in(actor.zone),
        **_day(),
    )


@bp.get("/now")
def what_now() -> Answer:
    """Only what can be begun and fits the next free time."""
    known = request.args.get("since", type=int)
    if known is not None and is_unchanged(me(), known):
        return make_response("", 204)
    return hx.page("pages/_now.html" if hx.is_partial() else "pages/now.html", **_now())


@bp.post("/tasks/<uuid:task_id>/not-today")
def not_today(task_id: UUID) -> Answer:
    """Out of the way until tomorrow, when work begins."""
    task = one_or_404(visible_tasks(me()), task_id)
    until = snoozed_until("tomorrow", now(), me().zone, me().work_from)
    snooze_task(me().id, task.id, until)
    return _now_again()


@bp.delete("/tasks/<uuid:task_id>/not-today")
@bp.post("/tasks/<uuid:task_id>/not-today/end")
def today_after_all(task_id: UUID) -> Answer:
    wake_task(me().id, one_or_404(visible_tasks(me()), task_id).id)
    return _now_again()


def _now_again() -> Answer:
    if not hx.is_partial():
        return hx.redrawn("/now")
    return hx.page("pages/_now.html", **_now())


def _now() -> dict[str, Any]:
    slot, ready = ready_now(me())
    length = duration_words(slot.minutes) if slot else ""
    return {"slot": slot, "length": length, "ready": ready, "later": len(put_off(me()))}


def _day() -> dict[str, Any]:
    """One day of the calendar with what is proposed for it."""
    actor, today = me(), today_in(me().zone)
    day = _asked_day(today)
    start, end = day_bounds(actor, day)
    focus = focus_for(actor)
    near = [_proposed(one) for one in focus.slots if start <= one.span.start < end]
    entries = sorted([*entries_between(actor, start, end), *near], key=lambda one: one.start)
    steps = {"before": day - timedelta(days=1), "after": day + timedelta(days=1)}
    picture = drawn(day, entries, now(), actor.zone)
    facts = {"day": day, "is_today": day == today, "picture": picture, "focus_plan": focus}
    return facts | steps | {"has_calendars": has_calendars(actor)}


def _asked_day(today: date) -> date:
    """At most a year away."""
    try:
        day = date.fromisoformat(request.args.get("day", today.isoformat()))
    except ValueError:
        raise NotThere from None
    if abs((day - today).days) > 366:
        raise NotThere
    return day


def _proposed(one: Slotted) -> Entry:
    return Entry(*one.span[:2], one.task.title, "proposed", 258)
