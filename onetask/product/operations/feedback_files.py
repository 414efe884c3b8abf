"""Files of feedback: taken in as one change, and taken back as one."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import insert, update

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.undo import undoes
from onetask.product.access.products import may_edit_product
from onetask.product.engine.people import key_of, tidy_address
from onetask.product.engine.shapes import Said
from onetask.product.models.feedback import Feedback
from onetask.product.models.products import Product
from onetask.product.operations.customers import Speaker, met
from onetask.product.queries.feedback import known_keys

PART = 500


@operation(may_edit_product)
def import_feedback(change: Change, product: Product, /, *, said: Sequence[Said]) -> int:
    """Rows whose source was taken in before stay out; the others come as one batch."""
    known = known_keys(product.workspace_id, [one.key for one in said if one.key])
    new = list({one.key or f"row {one.row}": one for one in said if one.key not in known}.values())
    if not new:
        return 0
    batch, rows = uuid7(), []
    people: dict[Any, tuple[Any, Any]] = {}
    for one in new:
        rows.append(_row(change, product, one, _speaker(change, one, people)) | {"batch_id": batch})
    session.flush()
    for start in range(0, len(rows), PART):
        session.execute(insert(Feedback), rows[start : start + PART])
    facts = {"batch": str(batch), "count": len(rows), "source": new[0].source}
    change.record("feedback.imported", product, **facts)
    return len(rows)


def _speaker(change: Change, one: Said, people: dict[Any, tuple[Any, Any]]) -> tuple[Any, Any]:
    """Each person of the file is looked up once; an address that is none counts as nobody's."""
    email = tidy_address(one.email)
    who = (email or f"name {key_of(one.name)}", key_of(one.customer))
    if who not in people:
        contact, customer = met(change, Speaker(one.name, email, one.customer))
        people[who] = contact and contact.id, customer and customer.id
    return people[who]


def _row(change: Change, product: Product, one: Said, who: tuple[Any, Any]) -> dict[str, Any]:
    where = {"workspace_id": product.workspace_id, "product_id": product.id, "version": 1}
    words = {"text": one.text, "source": one.source, "source_key": one.key, "url": one.url}
    when = {"said_at": one.said_at or change.at, "touched_at": change.at, "by_id": change.actor.id}
    about = {"contact_id": who[0], "customer_id": who[1], "stars": one.stars}
    return where | words | when | about | {"id": uuid7(), "status": "new", "reason": ""}


@operation(may_edit_product)
def bin_batch(change: Change, product: Product, /, *, batch: UUID, is_back: bool = False) -> int:
    """Takes a whole import out of sight, or brings it back."""
    there = Feedback.product_id == product.id, Feedback.batch_id == batch
    state = Feedback.binned_at.is_not(None) if is_back else Feedback.binned_at.is_(None)
    moment = None if is_back else change.at
    new = {"binned_at": moment, "touched_at": change.at, "version": Feedback.version + 1}
    done: Any = session.execute(
        update(Feedback).where(*there, state).values(**new),
        execution_options={"synchronize_session": False},
    )
    session.expire_all()
    kind = "feedback.imported" if is_back else "feedback.unimported"
    change.record(kind, product, batch=str(batch), count=done.rowcount)
    return int(done.rowcount)


@undoes("feedback.imported")
def unimport(actor: Actor, event: Event) -> None:
    product = session.get_one(Product, event.subject_id)
    bin_batch(actor, product, batch=UUID(event.facts["batch"]))


@undoes("feedback.unimported")
def reimport(actor: Actor, event: Event) -> None:
    product = session.get_one(Product, event.subject_id)
    bin_batch(actor, product, batch=UUID(event.facts["batch"]), is_back=True)
