"""Proposals: made, accepted by an ordinary operation, or dismissed; each can be undone."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from onetask.assist.access import may_decide
from onetask.assist.models import Suggestion
from onetask.core.change import Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict
from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.people.models import Member
from onetask.work.access import may_edit
from onetask.work.models.tasks import Task
from onetask.work.operations.tasks import bin_task, create_subtask


@operation(may_edit)
def propose_parts(
    change: Change, task: Task, /, *, titles: Sequence[str], reasons: Sequence[Any]
) -> Suggestion:
    """A list of sub-tasks to look through; the one before it is set aside."""
    payload = {"label": task.ref, "titles": [title[:200] for title in titles]}
    suggestion = Suggestion(
        workspace_id=task.workspace_id,
        feature="breakdown",
        subject_kind="task",
        subject_id=task.id,
        project_id=task.project_id,
        payload=payload,
        reasons=list(reasons),
        asked_by_id=change.actor.id,
        made_at=change.at,
    )
    session.add(suggestion)
    session.flush()
    change.record("suggestion.made", suggestion, feature=[None, "breakdown"])
    return suggestion


@operation(may_decide)
def accept_suggestion(
    change: Change, suggestion: Suggestion, /, *, titles: Sequence[str] | None = None
) -> list[Task]:
    """Carries out what was accepted, in the order it was put into."""
    _refuse_decided(suggestion)
    task = session.get_one(Task, suggestion.subject_id)
    chosen = list(suggestion.payload["titles"]) if titles is None else list(titles)
    made = [create_subtask(change.actor, task, title=title) for title in chosen]
    decide(change, suggestion, "accepted")
    facts = {"status": ["open", "accepted"], "made": [None, [str(one.id) for one in made]]}
    change.record("suggestion.accepted", suggestion, **facts)
    return made


@operation(may_decide)
def dismiss_suggestion(change: Change, suggestion: Suggestion) -> Suggestion:
    _refuse_decided(suggestion)
    decide(change, suggestion, "dismissed")
    change.record("suggestion.dismissed", suggestion, status=["open", "dismissed"])
    return suggestion


@operation(may_decide)
def reopen_suggestion(change: Change, suggestion: Suggestion) -> Suggestion:
    """As if nobody had decided."""
    if suggestion.status == "open":
        return suggestion
    was = suggestion.status
    suggestion.status, suggestion.by_id, suggestion.at = "open", None, None
    change.record("suggestion.reopened", suggestion, status=[was, "open"])
    return suggestion


def decide(change: Change, suggestion: Suggestion, status: str) -> None:
    suggestion.status, suggestion.by_id, suggestion.at = status, change.actor.id, change.at


def _refuse_decided(suggestion: Suggestion) -> None:
    if suggestion.status != "open":
        raise Conflict(_("Somebody has decided on this already."))


@undoes("suggestion.accepted")
def take_back(actor: Member, event: Event) -> None:
    """What it made goes into the bin."""
    for made in event.facts["made"][1]:
        task = session.get(Task, UUID(made))
        if task is not None and task.binned_at is None:
            bin_task(actor, task)
    reopen_suggestion(actor, session.get_one(Suggestion, event.subject_id))


@undoes("suggestion.dismissed")
def offer_again(actor: Member, event: Event) -> None:
    reopen_suggestion(actor, session.get_one(Suggestion, event.subject_id))


@undoes("suggestion.reopened")
def decide_again(actor: Member, event: Event) -> None:
    suggestion = session.get_one(Suggestion, event.subject_id)
    if event.facts["status"][0] == "dismissed" and suggestion.status == "open":
        dismiss_suggestion(actor, suggestion)


@undoes("suggestion.made")
def set_aside(actor: Member, event: Event) -> None:
    suggestion = session.get_one(Suggestion, event.subject_id)
    if suggestion.status == "open":
        dismiss_suggestion(actor, suggestion)
