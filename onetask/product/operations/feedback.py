"""What can be done to feedback: taken in, read, put aside."""

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
from onetask.product.models.feedback import REASONS, Feedback
from onetask.product.models.products import Product
from onetask.product.operations.customers import Speaker, met
from onetask.product.queries.feedback import feedback_from, feedback_of, has_evidence
from onetask.work.operations.fields import (
    as_before,
    as_given,
    checked,
    line,
    number,
    one_checked,
    prose,
    restored,
    write,
)

LONGEST = 20_000
CHECKS = {
    "text": prose(LONGEST),
    "source": line(60),
    "source_key": as_given,
    "url": as_given,
    "stars": number(int, 0, 5),
    "said_at": as_given,
}
STATE = ("status", "reason", "snoozed_until")


@operation(may_edit_product)
def add_feedback(
    change: Change,
    product: Product,
    /,
    *,
    text: str,
    who: Speaker | None = None,
    id: UUID | None = None,
    **fields: Any,
) -> Feedback:
    """Something that was said; the same message of a source is taken in once."""
    new = _worded({"source": "note"} | fields, text)
    if known := feedback_from(product.workspace_id, new.get("source_key")):
        return known
    if id and session.get(Feedback, id):
        raise Conflict(_("This feedback is there already."))
    contact, customer = met(change, who or Speaker())
    one = Feedback(id=id or uuid7(), workspace_id=product.workspace_id, product_id=product.id)
    one.said_at = one.touched_at = change.at
    one.by_id, one.contact_id = change.actor.id, contact.id if contact else None
    one.customer_id = customer.id if customer else None
    write(one, new)
    session.add(one)
    change.record("feedback.added", one, text=[None, one.label], source=one.source)
    return one


def _worded(fields: dict[str, Any], text: str) -> dict[str, Any]:
    new = checked(CHECKS, fields | {"text": text.strip()})
    if not new["text"]:
        raise Invalid({"text": _("This field is needed.")})
    return new


@operation(may_edit_product)
def edit_feedback(
    change: Change, feedback: Feedback, /, *, seen: int | None = None, text: str
) -> Feedback:
    """Other words; passages that are linked keep their own."""
    new = _worded({}, text)
    change.clash(feedback, "text", new["text"], seen)
    if facts := write(feedback, new):
        feedback.touched_at = change.at
        change.record("feedback.edited", feedback, **facts)
    return feedback


@operation(may_edit_product)
def attribute_feedback(
    change: Change, feedback: Feedback, /, *, who: Speaker | None = None, **ids: Any
) -> Feedback:
    """Says who said it; undo names the rows themselves."""
    if who is not None:
        contact, customer = met(change, who)
        ids = {"contact_id": contact and contact.id, "customer_id": customer and customer.id}
    if facts := write(feedback, ids):
        change.record("feedback.attributed", feedback, **facts)
    return feedback


@operation(may_edit_product)
def dismiss_feedback(change: Change, feedback: Feedback, /, *, reason: str) -> Feedback:
    new = {"status": "dismissed", "reason": _reason(reason), "snoozed_until": None}
    return set_aside(change, feedback, "feedback.dismissed", new)


@operation(may_edit_product)
def snooze_feedback(change: Change, feedback: Feedback, /, *, until: datetime) -> Feedback:
    if until <= change.at:
        raise Invalid({"until": _("This moment has passed.")})
    new = {"status": "snoozed", "reason": "", "snoozed_until": until}
    return set_aside(change, feedback, "feedback.snoozed", new)


@operation(may_edit_product)
def reopen_feedback(change: Change, feedback: Feedback, /) -> Feedback:
    """Back among what is to be read, or, where a passage is linked, among what is."""
    status = "linked" if has_evidence(feedback.id) else "new"
    new = {"status": status, "reason": "", "snoozed_until": None}
    return set_aside(change, feedback, "feedback.reopened", new)


@operation(may_edit_product)
def bin_feedback(change: Change, feedback: Feedback, /) -> Feedback:
    if feedback.binned_at is None:
        feedback.binned_at = feedback.touched_at = change.at
        change.record("feedback.binned", feedback)
    return feedback


@operation(may_edit_product)
def restore_feedback(change: Change, feedback: Feedback, /) -> Feedback:
    if feedback.binned_at is not None:
        feedback.binned_at, feedback.touched_at = None, change.at
        change.record("feedback.restored", feedback)
    return feedback


def set_aside(change: Change, feedback: Feedback, kind: str, new: dict[str, Any]) -> Feedback:
    if facts := write(feedback, new):
        change.record(kind, feedback, **facts)
    return feedback


def _reason(text: str) -> str:
    return text if text in REASONS else str(one_checked("reason", line(200), text))


@operation(may_edit_product)
def put_feedback_back(change: Change, feedback: Feedback, /, **state: Any) -> Feedback:
    """The state that an undo found in its event."""
    return set_aside(change, feedback, "feedback.reopened", state)


@undoes("feedback.dismissed", "feedback.snoozed", "feedback.reopened", "feedback.linked")
def state_as_it_was(actor: Actor, event: Event) -> None:
    old = {name: restored(_as_at(name), pair[0]) for name, pair in event.facts.items()}
    put_feedback_back(actor, feedback_of(event), **old)


@undoes("feedback.edited")
def words_as_they_were(actor: Actor, event: Event) -> None:
    edit_feedback(actor, feedback_of(event), seen=event.number, text=event.facts["text"][0])


@undoes("feedback.attributed")
def speaker_as_it_was(actor: Actor, event: Event) -> None:
    attribute_feedback(actor, feedback_of(event), **as_before(event.facts))


@undoes("feedback.added", "feedback.restored")
def bin_feedback_again(actor: Actor, event: Event) -> None:
    bin_feedback(actor, feedback_of(event))


@undoes("feedback.binned")
def restore_feedback_again(actor: Actor, event: Event) -> None:
    restore_feedback(actor, feedback_of(event))


def _as_at(name: str) -> str:
    """The field as its kind is told by name: a moment ends in _at."""
    return "snoozed_at" if name == "snoozed_until" else name
