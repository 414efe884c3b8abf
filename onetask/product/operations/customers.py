"""Customers and contacts: recognised by address and name, or made on the fly."""

from dataclasses import dataclass
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
from onetask.people.models import Workspace
from onetask.product.access.products import may_edit_product
from onetask.product.engine.people import company_domain, hue_of, key_of, name_from, tidy_address
from onetask.product.models.feedback import Contact, Customer
from onetask.product.queries.customers import contact_with, customer_at, customer_called
from onetask.work.operations.fields import as_before, checked, line, number, one_of, write

STATUSES = ("prospect", "active", "churned")
CHECKS = {
    "name": line(120),
    "domain": line(200, 0),
    "segment": line(80, 0),
    "revenue": number(float, 0, 1e12),
    "currency": line(3, 3),
    "status": one_of(*STATUSES),
}


@dataclass(frozen=True)
class Speaker:
    """Who said something, as far as it is known."""

    name: str = ""
    email: str | None = None
    customer: str = ""


@operation(may_edit_product)
def keep_customer(change: Change, workspace: Workspace, /, *, name: str, **fields: Any) -> Customer:
    """A new customer, or the one of this name with what is new about it."""
    new = checked(CHECKS, fields | {"name": name})
    known = customer_called(workspace.id, key_of(new["name"]))
    if known:
        return edit_customer(change.actor, known, **fields)
    one = Customer(id=uuid7(), workspace_id=workspace.id, key=key_of(new["name"]), **new)
    session.add(one)
    change.record("customer.made", one, name=[None, one.name])
    return one


@operation(may_edit_product)
def edit_customer(change: Change, customer: Customer, /, **fields: Any) -> Customer:
    new = checked(CHECKS, fields)
    if "name" in new and key_of(new["name"]) != customer.key:
        if customer_called(customer.workspace_id, key_of(new["name"])):
            raise Conflict(_("There is a customer of this name already."))
        customer.key = key_of(new["name"])
    if facts := write(customer, new):
        change.record("customer.edited", customer, **facts)
    return customer


@operation(may_edit_product)
def bin_customer(change: Change, customer: Customer) -> Customer:
    if customer.binned_at is None:
        customer.binned_at = change.at
        change.record("customer.binned", customer)
    return customer


@operation(may_edit_product)
def restore_customer(change: Change, customer: Customer) -> Customer:
    if customer.binned_at is not None:
        customer.binned_at = None
        change.record("customer.restored", customer)
    return customer


def met(change: Change, speaker: Speaker) -> tuple[Contact | None, Customer | None]:
    """The contact and the customer of who spoke; rows of the change under way, told by it."""
    email = tidy_address(speaker.email)
    if speaker.email and email is None:
        raise Invalid({"email": _("This is no mail address.")})
    customer = _customer(change, speaker.customer, email)
    if not (email or speaker.name.strip()):
        return None, customer
    contact = contact_with(change.workspace_id, email) if email else None
    if contact is None:
        contact = _contact(change, speaker, email)
    if customer and contact.customer_id is None:
        contact.customer_id = customer.id
    known = session.get(Customer, contact.customer_id) if contact.customer_id else None
    return contact, customer or known


def _contact(change: Change, speaker: Speaker, email: str | None) -> Contact:
    name = CHECKS["name"](speaker.name.strip()[:120] or name_from(email or ""))
    home = change.workspace_id
    one = Contact(id=uuid7(), workspace_id=home, name=name, email=email, hue=hue_of(email or name))
    session.add(one)
    session.flush()
    return one


def _customer(change: Change, name: str, email: str | None) -> Customer | None:
    domain = company_domain(email)
    if not name.strip():
        return customer_at(change.workspace_id, domain) if domain else None
    tidy = CHECKS["name"](name[:120])
    known = customer_called(change.workspace_id, key_of(tidy))
    if known is None:
        known = Customer(id=uuid7(), workspace_id=change.workspace_id, key=key_of(tidy), name=tidy)
        known.domain = domain
        session.add(known)
        session.flush()
    known.binned_at, known.domain = None, known.domain or domain
    return known


def customer_of(event: Event) -> Customer:
    return session.get_one(Customer, UUID(str(event.subject_id)))


@undoes("customer.made", "customer.restored")
def bin_customer_again(actor: Actor, event: Event) -> None:
    bin_customer(actor, customer_of(event))


@undoes("customer.binned")
def restore_customer_again(actor: Actor, event: Event) -> None:
    restore_customer(actor, customer_of(event))


@undoes("customer.edited")
def customer_as_it_was(actor: Actor, event: Event) -> None:
    edit_customer(actor, customer_of(event), **as_before(event.facts))
