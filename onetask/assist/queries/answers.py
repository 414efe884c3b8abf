"""Answers to plain questions: facts in sight, each with its link."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import select

from onetask.assist.engine.ask import Question, understand
from onetask.assist.engine.order import due_words
from onetask.assist.engine.outlook import Outlook, outlooks
from onetask.assist.queries.sheets import after_workdays, warnings, why
from onetask.assist.queries.work import Known, blockers_of, known_tasks, open_work, people_of
from onetask.core.clock import now, today_in
from onetask.core.db import session
from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.locale import ngettext, short_day
from onetask.core.words import sentence, sentences
from onetask.people.access import visible_members
from onetask.people.models import Member
from onetask.search.queries import found as found_in
from onetask.work.access import visible_projects
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Task

MOST, LATELY = 12, timedelta(days=7)


class Fact(NamedTuple):
    """One line of an answer, and where it can be checked."""

    text: str
    why: str
    url: str


class Told(NamedTuple):
    """The answer in a sentence, and its sources."""

    words: str
    facts: list[Fact]


def answer(actor: Member, text: str) -> Told:
    question = understand(text)
    makers: dict[str, Callable[[Member, Question], Told]] = {
        "late": _late,
        "due": _due,
        "risk": _at_risk,
        "blocked": _blocked,
        "blocks": _blocks,
        "done": _done,
        "first": _first,
        "busy": _busy,
        "mine": _mine,
        "changed": _changed,
    }
    return makers.get(question.shape, _search)(actor, question)


def _open(actor: Member) -> list[Known]:
    return [one for one in known_tasks(actor) if one.closed_at is None]


def _fact(task: Known, why_: str) -> Fact:
    return Fact(f"{task.ref} {task.title}", why_, f"/tasks/{task.id}")


def _dated(actor: Member, tasks: list[Known], words: str) -> Told:
    today = today_in(actor.zone)
    told = sorted(tasks, key=lambda one: (one.due_on, one.ref))
    return Told(words, [_fact(one, due_words(one.due_on, today)) for one in told[:MOST]])


def _late(actor: Member, _question: Question) -> Told:
    today = today_in(actor.zone)
    late = [one for one in _open(actor) if one.due_on and one.due_on < today]
    words = ngettext("%(num)s task is overdue.", "%(num)s tasks are overdue.", len(late))
    return _dated(actor, late, words)


def _due(actor: Member, _question: Question) -> Told:
    today = today_in(actor.zone)
    week = today + timedelta(days=7)
    due = [one for one in _open(actor) if one.due_on and today <= one.due_on <= week]
    words = ngettext(
        "%(num)s task is due within a week.", "%(num)s tasks are due within a week.", len(due)
    )
    return _dated(actor, due, words)


def _at_risk(actor: Member, _question: Question) -> Told:
    found = warnings(actor, MOST)
    words = ngettext(
        "%(num)s task will probably be late.", "%(num)s tasks will probably be late.", len(found)
    )
    return Told(words, [_fact(task, risk_words(outlook)) for task, outlook in found])


def risk_words(outlook: Outlook) -> str:
    reasons = " · ".join(reason.words for reason in outlook.reasons[:3])
    return _("%(percent)s %% late: %(reasons)s", percent=round(100 * (outlook.risk or 0)),
             reasons=reasons)  # fmt: skip


def _blocked(actor: Member, _question: Question) -> Told:
    tasks = {str(one.id): one for one in _open(actor)}
    waits = {
        task: [tasks[other] for other in others if other in tasks]
        for task, others in ((str(id), on) for id, on in blockers_of(actor).items())
        if task in tasks
    }
    held = [(tasks[task], others) for task, others in waits.items() if others]
    words = ngettext("%(num)s task waits.", "%(num)s tasks wait.", len(held))
    facts = [_fact(task, _waits_for(others)) for task, others in held[:MOST]]
    return Told(words, facts)


def _waits_for(others: list[Known]) -> str:
    return _("Waits for %(refs)s", refs=", ".join(one.ref for one in others))


def _named(actor: Member, ref: str) -> Known | None:
    return next((one for one in known_tasks(actor) if one.ref.upper() == ref), None)


def _unknown(ref: str) -> Told:
    return Told(_("There is no %(ref)s in your sight.", ref=ref), [])


def _blocks(actor: Member, question: Question) -> Told:
    task = _named(actor, question.ref)
    if task is None:
        return _unknown(question.ref)
    tasks = {str(one.id): one for one in _open(actor)}
    others = [tasks[one] for one in blockers_of(actor).get(task.id, ()) if one in tasks]
    if not others:
        return Told(_("Nothing holds up %(ref)s.", ref=task.ref), [_fact(task, "")])
    words = _("%(ref)s waits for these.", ref=task.ref)
    return Told(words, [_fact(one, "") for one in others])


def _done(actor: Member, question: Question) -> Told:
    task = _named(actor, question.ref)
    if task is None:
        return _unknown(question.ref)
    if task.closed_at:
        day = short_day(task.closed_at.date())
        return Told(_("%(ref)s was done on %(day)s.", ref=task.ref, day=day), [_fact(task, "")])
    today = today_in(actor.zone)
    outlook = outlooks(open_work(actor, known_tasks(actor)), today)[str(task.id)]
    half, most = (short_day(after_workdays(today, days)) for days in (outlook.p50, outlook.p85))
    words = _("%(ref)s: 50 %% by %(half)s, 85 %% by %(most)s.", ref=task.ref, half=half, most=most)
    return Told(words, [_fact(task, " · ".join(one.words for one in outlook.reasons))])


def _first(actor: Member, question: Question) -> Told:
    task = _named(actor, question.ref)
    if task is None:
        return _unknown(question.ref)
    score, factors = why(actor, session.get_one(Task, task.id), today_in(actor.zone))
    if score is None:
        return _unknown(question.ref)
    words = _("%(ref)s has %(points)s of 100 points.", ref=task.ref, points=round(score.points))
    url = f"/tasks/{task.id}"
    facts = [Fact(f"{one.name}: {one.points:g}", one.why, url) for one in factors if one.points]
    return Told(words, facts)


def _busy(actor: Member, _question: Question) -> Told:
    """Work on desks, never a judgement of people."""
    on, tasks = people_of(actor), _open(actor)
    load = Counter(person for task in tasks for person in on.get(task.id, ()))
    members = {str(one.id): one for one in session.scalars(visible_members(actor))}
    facts = [
        Fact(members[person].name, ngettext("%(num)s open task", "%(num)s open tasks", count),
             f"/search?q={members[person].name}")
        for person, count in load.most_common(MOST)
        if person in members
    ]  # fmt: skip
    return Told(_("Open tasks on each desk:"), facts)


def _mine(actor: Member, _question: Question) -> Told:
    on, today = people_of(actor), today_in(actor.zone)
    mine = [one for one in _open(actor) if str(actor.id) in on.get(one.id, ())]
    told = [_fact(one, due_words(one.due_on, today)) for one in mine[:MOST]]
    return Told(_("Your open tasks; My day has them in their order."), told)


def _changed(actor: Member, _question: Question) -> Told:
    projects = visible_projects(actor).with_only_columns(Project.id).order_by(None)
    seen = Event.workspace_id == actor.workspace_id, Event.scope_id.in_(projects)
    newest = select(Event).where(*seen, Event.at > now() - LATELY).order_by(Event.number.desc())
    told = [one for one in session.scalars(newest.limit(4 * MOST)) if one.kind in sentences]
    facts = [Fact(sentence(one), short_day(one.at.date()), _home(one)) for one in told[:MOST]]
    return Told(_("The newest changes of this week:"), facts)


def _home(event: Event) -> str:
    if event.subject_kind in ("task", "project"):
        return f"/{event.subject_kind}s/{event.subject_id}"
    return f"/projects/{event.scope_id}"


def _search(actor: Member, question: Question) -> Told:
    hits = found_in(actor, question.text, MOST)
    words = _("Found in what you may see:") if hits else _("Nothing was found. Ask in other words.")
    url = "/search?q={}".format
    facts = [
        Fact(
            hit.title or hit.body[:80],
            "",
            _hit_url(hit.subject_kind, str(hit.subject_id)) or url(hit.title),
        )
        for hit in hits
    ]
    return Told(words, facts)


def _hit_url(kind: str, id: str) -> str:
    return f"/{kind}s/{id}" if kind in ("task", "project") else ""
