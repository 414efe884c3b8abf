"""Passages that speak for ideas: linked, weighed, unlinked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict, Invalid
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.product.access.products import may_edit_product
from onetask.product.models.feedback import Feedback
from onetask.product.models.ideas import IMPORTANCES, Evidence, Idea
from onetask.product.models.research import Highlight
from onetask.product.operations.feedback import set_aside
from onetask.product.queries.feedback import has_evidence
from onetask.product.queries.ideas import home_of, idea_of
from onetask.work.operations.fields import one_of, plain, prose

QUOTE = prose(2_000)
KEPT = ("feedback_id", "highlight_id", "quote", "start", "end", "importance", "by_id", "at")


@dataclass(frozen=True)
class Passage:
    """Words of a text, where they begin, and how much their speaker needs it."""

    quote: str = ""
    start: int | None = None
    importance: str = "should"


WHOLE = Passage()


@operation(may_edit_product, idea=may_edit_product)
def link_feedback(
    change: Change,
    feedback: Feedback,
    /,
    *,
    idea: Idea,
    passage: Passage = WHOLE,
    id: UUID | None = None,
) -> Evidence:
    """A passage, or without one the whole of it, speaks for an idea."""
    if id and session.get(Evidence, id):
        raise Conflict(_("This passage is linked already."))
    one = Evidence(id=id or uuid7(), feedback_id=feedback.id, **_passage(feedback.text, passage))
    one.importance = _importance(passage.importance)
    _link(change, home_of(idea), one)
    set_aside(change, feedback, "feedback.linked", _state("linked"))
    return one


@operation(may_edit_product, idea=may_edit_product)
def link_highlight(
    change: Change, highlight: Highlight, /, *, idea: Idea, importance: str = "should"
) -> Evidence:
    """A passage of research speaks for an idea."""
    one = Evidence(id=uuid7(), highlight_id=highlight.id, quote=QUOTE(highlight.quote))
    one.importance = _importance(importance)
    _link(change, home_of(idea), one)
    return one


@operation(may_edit_product)
def weigh_evidence(change: Change, evidence: Evidence, /, *, importance: str) -> Evidence:
    was, new = evidence.importance, _importance(importance)
    if was != new:
        evidence.importance = new
        idea = session.get_one(Idea, evidence.idea_id)
        facts = {"evidence": str(evidence.id), "importance": [was, new]}
        change.record("evidence.weighed", idea, **facts)
    return evidence


@operation(may_edit_product)
def unlink_evidence(change: Change, evidence: Evidence, /) -> None:
    """Takes a passage away; feedback without any is to be read again."""
    idea = session.get_one(Idea, evidence.idea_id)
    kept = {name: plain(getattr(evidence, name)) for name in KEPT}
    change.record("evidence.unlinked", idea, evidence=str(evidence.id), kept=kept)
    feedback_id = evidence.feedback_id
    session.delete(evidence)
    session.flush()
    if feedback_id and not has_evidence(feedback_id):
        feedback = session.get_one(Feedback, feedback_id)
        set_aside(change, feedback, "feedback.reopened", _state("new"))


@operation(may_edit_product)
def relink_evidence(change: Change, idea: Idea, /, *, id: UUID, kept: dict[str, Any]) -> Idea:
    """What an undo found in its event."""
    if session.get(Evidence, id):
        return idea
    facts = dict(kept) | {"at": datetime.fromisoformat(kept["at"])}
    for name in ("feedback_id", "highlight_id", "by_id"):
        facts[name] = facts[name] and UUID(facts[name])
    one = Evidence(id=id, idea_id=idea.id, workspace_id=idea.workspace_id, **facts)
    session.add(one)
    change.record("evidence.linked", idea, evidence=str(one.id), quote=one.quote[:200])
    return idea


def _link(change: Change, idea: Idea, one: Evidence) -> None:
    if idea.binned_at:
        raise Conflict(_("This idea is in the bin."))
    one.idea_id, one.workspace_id = idea.id, idea.workspace_id
    one.by_id, one.at = change.actor.id, change.at
    session.add(one)
    change.record("evidence.linked", idea, evidence=str(one.id), quote=one.quote[:200])


def _passage(text: str, passage: Passage) -> dict[str, Any]:
    """Where the words stand; the whole text where none are named."""
    words, start = QUOTE(passage.quote), passage.start
    if not words.strip():
        return {"quote": text[:2_000], "start": None, "end": None}
    if start is None or text[start : start + len(words)] != words:
        start = text.find(words)
    if start < 0:
        raise Invalid({"quote": _("These words do not stand there.")})
    return {"quote": words, "start": start, "end": start + len(words)}


def _state(status: str) -> dict[str, Any]:
    return {"status": status, "reason": "", "snoozed_until": None}


def _importance(text: str) -> str:
    try:
        return str(one_of(*IMPORTANCES)(text))
    except ValueError as error:
        raise Invalid({"importance": str(error)}) from None


@undoes("evidence.linked")
def unlink_again(actor: Actor, event: Event) -> None:
    if one := session.get(Evidence, UUID(event.facts["evidence"])):
        unlink_evidence(actor, one)


@undoes("evidence.unlinked")
def link_again(actor: Actor, event: Event) -> None:
    facts = event.facts
    relink_evidence(actor, idea_of(event), id=UUID(facts["evidence"]), kept=facts["kept"])


@undoes("evidence.weighed")
def importance_as_it_was(actor: Actor, event: Event) -> None:
    if one := session.get(Evidence, UUID(event.facts["evidence"])):
        weigh_evidence(actor, one, importance=event.facts["importance"][0])
