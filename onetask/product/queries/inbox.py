"""The feedback of a product as its page shows it: lists by state, one that is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, func, select

from onetask.core.db import session
from onetask.people.models import initials
from onetask.product.models.feedback import Contact, Customer, Feedback
from onetask.product.models.ideas import Evidence, Idea
from onetask.product.queries.customers import contacts_by, customers_by
from onetask.product.queries.feedback import is_awake, waiting_count
from onetask.product.queries.ideas import evidence_on

SHOWN = ("new", "linked", "snoozed", "dismissed", "all")
PAGE, MOST = 50, 500


class Face(NamedTuple):
    """Somebody outside, drawn like a member."""

    name: str
    initials: str
    hue: int


@dataclass(frozen=True)
class Line:
    """One thing that was said, with who said it and what it speaks for."""

    feedback: Feedback
    contact: Contact | None
    customer: Customer | None
    links: Sequence[tuple[Evidence, Idea]]

    @property
    def face(self) -> Face:
        return face_of(self.contact, self.customer)

    @property
    def name(self) -> str:
        return self.face.name


class Piece(NamedTuple):
    """Words of a text, marked where they are evidence."""

    text: str
    evidence: Evidence | None = None


def face_of(contact: Contact | None, customer: Customer | None = None) -> Face:
    if contact:
        return Face(contact.name, initials(contact.name), contact.hue)
    name = customer.name if customer else ""
    return Face(name or "?", initials(name) if name else "?", 285)


def lines_of(product_id: UUID, show: str, most: int, customer: UUID | None = None) -> list[Line]:
    """The newest first; one more than asked says that there are more."""
    query = _base(product_id)
    if customer:
        query = query.where(Feedback.customer_id == customer)
    if show != "new":
        wanted = query if show == "all" else query.where(Feedback.status == show)
        return drawn(session.scalars(_newest(wanted).limit(most + 1)).all())
    fresh = session.scalars(_newest(query.where(Feedback.status == "new")).limit(most + 1)).all()
    woken = session.scalars(_newest(query.where(*is_awake())).limit(most + 1)).all()
    both = sorted([*fresh, *woken], key=lambda one: (one.said_at, one.id), reverse=True)
    return drawn(both[: most + 1])


def came_lately(product_id: UUID, most: int = 8) -> Sequence[Feedback]:
    """What was taken in last, whenever it was said."""
    query = _base(product_id).order_by(Feedback.id.desc())
    return session.scalars(query.limit(most)).all()


def _base(product_id: UUID) -> Select[Any]:
    return select(Feedback).where(Feedback.product_id == product_id, Feedback.binned_at.is_(None))


def _newest(query: Select[Any]) -> Select[Any]:
    return query.order_by(Feedback.said_at.desc(), Feedback.id.desc())


def drawn(rows: Sequence[Feedback]) -> list[Line]:
    people = contacts_by(one.contact_id for one in rows)
    firms = customers_by(one.customer_id for one in rows)
    links = evidence_on(one.id for one in rows)
    return [
        Line(
            one,
            people.get(one.contact_id) if one.contact_id else None,
            firms.get(one.customer_id) if one.customer_id else None,
            links.get(one.id, ()),
        )
        for one in rows
    ]


def counts_of(product_id: UUID) -> dict[str, int]:
    """How much there is in each state; what has woken up counts as new."""
    query = select(Feedback.status, func.count()).where(
        Feedback.product_id == product_id, Feedback.binned_at.is_(None)
    )
    found = {row[0]: row[1] for row in session.execute(query.group_by(Feedback.status))}
    waiting = waiting_count(product_id)
    woken = waiting - found.get("new", 0)
    found["snoozed"] = found.get("snoozed", 0) - woken
    return found | {"new": waiting, "all": sum(found.values()) + woken}


def pieces_of(line: Line) -> list[Piece]:
    """The text with its linked passages marked; where two overlap, the first stands."""
    text, at, pieces = line.feedback.text, 0, []
    marked = [one for one, _ in line.links if one.start is not None]
    for one in sorted(marked, key=lambda one: one.start or 0):
        start = one.start or 0
        stands = text[start : start + len(one.quote)] == one.quote
        if start >= at and stands:
            pieces += [Piece(text[at:start]), Piece(one.quote, one)]
            at = start + len(one.quote)
    return [piece for piece in (*pieces, Piece(text[at:])) if piece.text]


def said_before(line: Line) -> int:
    """How often the same person spoke."""
    if line.contact is None:
        return 0
    theirs = Feedback.contact_id == line.contact.id, Feedback.binned_at.is_(None)
    return session.scalar(select(func.count()).select_from(Feedback).where(*theirs)) or 0
