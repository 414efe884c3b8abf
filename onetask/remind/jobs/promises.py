"""Promises are made, changed and called off within the change that causes it."""

from uuid import UUID

from flask import Flask

from onetask.core.asking import asking
from onetask.core.change import Change
from onetask.core.db import session
from onetask.core.events import Event, within
from onetask.inbox.operations import carriers, wants
from onetask.people.models import Member
from onetask.remind.operations.news import ask_for, call_off_asked, carry_on, wants_in_inbox
from onetask.remind.operations.planning import (
    call_off_all,
    forget_subject,
    plan,
    plan_member,
    plan_project,
    plan_task,
)
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Task
from onetask.work.queries.tasks import below, task_of

installed: set[str] = set()


@within("task.created", "task.closed", "task.reopened", "task.transferred")
def task_came_or_ended(change: Change, event: Event) -> None:
    plan_task(task_of(event), change.at)


@within("task.transferred")
def lead_changed(change: Change, event: Event) -> None:
    """Who leads the project it left is no longer reminded of it."""
    left = session.get_one(Project, UUID(event.facts["project"][0]))
    if left.lead_id:
        plan(task_of(event), session.get_one(Member, left.lead_id), change.at)


@within("task.edited")
def due_date_moved(change: Change, event: Event) -> None:
    if {"due_on", "due_at"} & event.facts.keys():
        plan_task(task_of(event), change.at)


@within("task.assigned", "task.unassigned")
def hands_changed(change: Change, event: Event) -> None:
    for member_id in filter(None, event.facts["member"]):
        plan(task_of(event), session.get_one(Member, UUID(member_id)), change.at)


@within("task.archived", "task.unarchived", "task.binned", "task.restored")
def task_left_or_returned(change: Change, event: Event) -> None:
    """Sub-tasks go and come with it."""
    for task in (task_of(event), *below(event.subject_id)):
        plan_task(task, change.at)


@within("project.archived", "project.unarchived", "project.binned", "project.restored")
def project_left_or_returned(change: Change, event: Event) -> None:
    plan_project(session.get_one(Project, event.subject_id), change.at)


@within("import.finished", "import.undone")
def work_came_in_or_went(change: Change, event: Event) -> None:
    """An import shows its projects at its end, and takes them away as one."""
    for project_id in event.facts["made"].get("projects", ()):
        plan_project(session.get_one(Project, UUID(project_id)), change.at)


@within("task.purged")
def task_is_gone(_: Change, event: Event) -> None:
    forget_subject(event.subject_id)


@within("member.edited", "member.joined")
def person_moved(change: Change, event: Event) -> None:
    """The local time is kept, the instant follows their zone."""
    if event.kind == "member.joined" or "zone" in event.facts:
        plan_member(session.get_one(Member, event.subject_id), change.at)


@within("project.edited", "task.blocked", "task.unblocked")
def float_changed(change: Change, event: Event) -> None:
    """A lead, an end or what waits for a task decides whether there is a day to lose."""
    if event.kind != "project.edited":
        for blocker in filter(None, event.facts["blocker"]):
            plan_task(session.get_one(Task, UUID(blocker)), change.at)
    elif {"lead_id", "ends_on"} & event.facts.keys():
        plan_project(session.get_one(Project, event.subject_id), change.at)


@within("project.forecast")
def path_changed(change: Change, event: Event) -> None:
    """Tasks came to have no day to lose, or have some again."""
    for task_id in event.facts["turned"]:
        if task := session.get(Task, UUID(task_id)):
            plan_task(task, change.at)


@within("member.removed")
def person_left(_: Change, event: Event) -> None:
    call_off_all(event.subject_id)


wants.append(wants_in_inbox)
carriers.append(carry_on)


def install(_app: Flask) -> None:
    """All rooms below have said by now what they want to be reminded of."""
    for kind in asking.keys() - installed:
        installed.add(kind)
        within(kind)(_ask)


def _ask(change: Change, event: Event) -> None:
    call_off_asked(event.subject_id, change.at)
    for ask in asking[event.kind]:
        for wanted in ask(event):
            ask_for(change, wanted)
