"""The public page of a product, and what its visitors say there."""

import re
from typing import Any
from uuid import UUID

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict, Invalid
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.markup import to_html
from onetask.core.undo import undoes
from onetask.product.access.products import may_edit_product
from onetask.product.models.feedback import Contact
from onetask.product.models.ideas import SHOWN, Idea
from onetask.product.models.portal import Portal, Remark
from onetask.product.models.products import Product
from onetask.product.operations.customers import Speaker, met
from onetask.product.queries.portal import is_moderated, portal_of, remark_of
from onetask.work.operations.fields import as_before, checked, one_of, prose, write

SWITCHES = ("is_open", "is_listed", "is_moderated", "shows_roadmap", "shows_changelog")
SITE = re.compile(
    r"https://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?|http://localhost(:\d{1,5})?"
)
MOST_SITES = 20


def sites(value: Any) -> str:
    """Origins that a browser understands, separated by spaces."""
    found = [one.rstrip("/") for one in str(value or "").lower().replace(",", " ").split()]
    for one in found:
        if not SITE.fullmatch(one):
            raise ValueError(
                _("%(site)s is no site: write https://www.example.com.", site=one[:80])
            )
    if len(found) > MOST_SITES:
        raise ValueError(_("Not more than %(most)s sites.", most=MOST_SITES))
    return " ".join(dict.fromkeys(found))


CHECKS = {"intro": prose(5_000), "sites": sites} | dict.fromkeys(SWITCHES, bool)


@operation(may_edit_product)
def set_portal(change: Change, product: Product, /, **fields: Any) -> Portal:
    """Opens, closes or words it; it is made when first touched."""
    change.hold(product)
    one = portal_of(product.id) or _blank(product)
    if facts := write(one, checked(CHECKS, fields)):
        one.intro_html = to_html(one.intro)
        session.add(one)
        change.record("portal.set", one, product=str(product.id), fields=facts)
    return one


def _blank(product: Product) -> Portal:
    one = Portal(id=uuid7(), workspace_id=product.workspace_id, product_id=product.id)
    one.intro = one.intro_html = one.sites = ""
    one.is_open = one.is_listed = False
    one.is_moderated = one.shows_roadmap = one.shows_changelog = True
    return one


@operation(may_edit_product)
def add_remark(
    change: Change, idea: Idea, /, *, who: Speaker, body: str, id: UUID | None = None
) -> Remark:
    """What a visitor with a confirmed address says about a public idea."""
    if id and (known := session.get(Remark, id)):
        return known
    words = checked({"body": prose(5_000)}, {"body": body.strip()})["body"]
    if not (words and who.email):
        raise Invalid({"body": _("This field is needed.")})
    contact, _customer = met(change, who)
    assert contact is not None  # noqa: S101
    one = Remark(id=id or uuid7(), workspace_id=idea.workspace_id, idea_id=idea.id, body=words)
    one.contact_id, one.html, one.at = contact.id, to_html(words), change.at
    one.shown = "waiting" if is_moderated(idea.product_id) else "public"
    session.add(one)
    change.record("remark.added", one, idea=str(idea.id), ref=idea.ref, name=contact.name)
    return one


@operation(may_edit_product)
def show_remark(change: Change, remark: Remark, /, *, shown: str) -> Remark:
    if facts := write(remark, {"shown": one_of(*SHOWN)(shown)}):
        ref = session.get_one(Idea, remark.idea_id).ref
        change.record("remark.shown", remark, idea=str(remark.idea_id), ref=ref, **facts)
    return remark


@operation(may_edit_product)
def mute_contact(change: Change, contact: Contact, /, *, is_muted: bool = True) -> Contact:
    """They want no mail from us, or want it again."""
    if (contact.muted_at is not None) != is_muted:
        contact.muted_at = change.at if is_muted else None
        change.record("contact.muted", contact, is_muted=[not is_muted, is_muted])
    return contact


@undoes("portal.set")
def portal_as_it_was(actor: Actor, event: Event) -> None:
    product = session.get_one(Product, UUID(event.facts["product"]))
    if product.archived_at:
        raise Conflict(_("This product is archived."))
    set_portal(actor, product, **as_before(event.facts["fields"]))


@undoes("remark.added")
def hide_remark(actor: Actor, event: Event) -> None:
    show_remark(actor, remark_of(event.subject_id), shown="hidden")


@undoes("remark.shown")
def remark_as_it_was(actor: Actor, event: Event) -> None:
    show_remark(actor, remark_of(event.subject_id), shown=event.facts["shown"][0])


@undoes("contact.muted")
def unmute(actor: Actor, event: Event) -> None:
    contact = session.get_one(Contact, event.subject_id)
    mute_contact(actor, contact, is_muted=event.facts["is_muted"][0])
