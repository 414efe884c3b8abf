"""One press in a letter: shown first, done on confirmation, so that scanners do no harm."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, Flask
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.clock import now, today_in
from onetask.core.db import session
from onetask.core.errors import Conflict, Refused
from onetask.core.forms import read
from onetask.core.limits import limited
from onetask.core.locale import gettext as _
from onetask.core.locale import short_day, speaking
from onetask.core.signed import checked
from onetask.core.walls import from_anywhere
from onetask.inbox.engine.snooze import snoozed_until
from onetask.people.models import Member
from onetask.remind.engine.answers import Asked, asked_in
from onetask.remind.engine.words import event_names
from onetask.remind.forms import NewDay
from onetask.remind.operations.choices import quit_mail, snooze_task
from onetask.work.access import visible_tasks
from onetask.work.models.tasks import Task
from onetask.work.operations.tasks import close_task, edit_task

bp = Blueprint("answers", __name__)
PATH = "/answers/<token>"


def install(_app: Flask) -> None:
    """Mail programs post without a cookie or a token of ours: the signature lets them in."""
    from_anywhere.add("answers.carry_out")


@bp.get(PATH)
@limited("60 per hour", methods=["GET"])
def ask(token: str) -> Answer:
    asked, member = _of(token)
    if asked is None or member is None:
        return _too_old()
    with speaking(_language(member)):
        day = _proposed(member) if asked.action == "replan" else None
        return hx.page("remind/answer.html", words=_question(asked, member), token=token, day=day)


@bp.post(PATH)
@limited("60 per hour", methods=["POST"])
def carry_out(token: str) -> Answer:
    """RFC 8058 posts here, too."""
    asked, member = _of(token)
    if asked is None or member is None:
        return _too_old()
    with speaking(_language(member)):
        return _said(_do(asked, member))


def _of(token: str) -> tuple[Asked | None, Member | None]:
    asked = asked_in(checked("answer", token))
    member = session.get(Member, asked.member_id) if asked else None
    return asked, member if member and member.is_active else None


def _do(asked: Asked, member: Member) -> str:
    if asked.action == "quit":
        quit_mail(member.id, asked.about)
        return _("You get no more letters about this. The inbox still has it.")
    task = _task(asked, member)
    if task is None:
        return _("This task is gone, or not yours to see any more.")
    if asked.action == "snooze":
        snooze_task(member.id, task.id, snoozed_until("tomorrow", now(), member.zone, "08:00"))
        return _("%(ref)s comes again tomorrow.", ref=task.ref)
    try:
        return _changed(asked, member, task)
    except (Conflict, Refused) as refusal:
        return str(refusal) or _("This cannot be changed from here.")


def _changed(asked: Asked, member: Member, task: Task) -> str:
    if asked.action == "done":
        close_task(member, task)
        return _("%(ref)s is done.", ref=task.ref)
    day = read(NewDay).due_on or _proposed(member)
    edit_task(member, task, due_on=day, due_at=None)
    return _("%(ref)s is due on %(day)s.", ref=task.ref, day=short_day(day))


def _proposed(member: Member) -> date:
    """In a week, on a day of their work."""
    first = today_in(member.zone) + timedelta(days=7)
    week = (first + timedelta(days=more) for more in range(7))
    return next((day for day in week if day.weekday() in member.work_days), first)


def _question(asked: Asked, member: Member) -> str:
    if asked.action == "quit":
        what = event_names().get(asked.about, _("Morning digest"))
        return _("No more letters: %(what)s", what=what)
    task = _task(asked, member)
    named: dict[str, Any] = {"what": f"{task.ref} {task.title}" if task else "?"}
    if asked.action == "replan":
        return _("Another date for %(what)s", **named)
    done = _("Mark %(what)s as done", **named)
    return done if asked.action == "done" else _("Come back tomorrow with %(what)s", **named)


def _task(asked: Asked, member: Member) -> Task | None:
    wanted = visible_tasks(member).where(Task.id == UUID(asked.about))
    return session.scalars(wanted).unique().one_or_none()


def _language(member: Member) -> str:
    return member.account.locale if member.account else "en"


def _said(text: str) -> Answer:
    facts: dict[str, Any] = {"title": text, "text": "", "href": "/", "label": _("Open OneTask")}
    return hx.page("people/message.html", **facts)


def _too_old() -> Answer:
    text = _("This link does not hold any more. Open OneTask instead.")
    facts = {"title": _("Too old"), "text": text, "href": "/", "label": _("Open OneTask")}
    return hx.page("people/message.html", 404, **facts)
