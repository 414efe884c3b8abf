"""What can be done to products."""

import re
import unicodedata
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict, Invalid
from onetask.core.events import Event, within
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.ranks import rank_between
from onetask.core.undo import cannot_undo, undoes
from onetask.people.models import Workspace
from onetask.product.access.products import may_edit_product
from onetask.product.models.products import Product, fresh_mail_key, fresh_slug
from onetask.product.queries.products import last_rank, product_of, products_of, slug_is_taken
from onetask.work.operations.fields import (
    as_before,
    checked,
    line,
    needed,
    number,
    plain,
    prose,
    write,
)

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
CHECKS = {"name": line(120), "about": prose(20_000), "hue": needed(number(int, 0, 360))}
TYPED = ("name", "about")
cannot_undo("An address that was given up stays given up.", "product.readdressed")


@operation(may_edit_product)
def create_product(
    change: Change, workspace: Workspace, /, *, name: str, id: UUID | None = None, **fields: Any
) -> Product:
    change.hold(workspace)
    if id and session.get(Product, id):
        raise Conflict(_("This product is there already."))
    new = checked(CHECKS, fields | {"name": name})
    place = {"rank": rank_between(last_rank(workspace.id), None), "slug": slug_for(new["name"])}
    product = Product(id=id or uuid7(), workspace_id=workspace.id, **place, **new)
    session.add(product)
    change.record("product.created", product, name=[None, product.name])
    return product


@operation(may_edit_product)
def edit_product(
    change: Change, product: Product, /, *, seen: int | None = None, **fields: Any
) -> Product:
    """Its name, text, colour and public address (`slug`)."""
    slug = fields.pop("slug", None)
    new = checked(CHECKS, fields)
    if slug is not None and slug != product.slug:
        new["slug"] = _free_slug(slug)
    for field in TYPED:
        if field in new:
            change.clash(product, field, new[field], seen)
    if facts := write(product, new):
        change.record("product.edited", product, **facts)
    return product


@operation(may_edit_product)
def archive_product(change: Change, product: Product) -> Product:
    if product.archived_at is None:
        change.hold(session.get_one(Workspace, product.workspace_id))
        if len(products_of(product.workspace_id)) == 1:
            raise Conflict(_("The only product of a workspace stays."))
        product.archived_at = change.at
        change.record("product.archived", product, archived_at=[None, plain(change.at)])
    return product


@operation(may_edit_product)
def unarchive_product(change: Change, product: Product) -> Product:
    if product.archived_at is not None:
        change.record("product.unarchived", product, archived_at=[plain(product.archived_at), None])
        product.archived_at = None
    return product


@operation(may_edit_product)
def renew_address(change: Change, product: Product, /) -> Product:
    """Mail to the address it had is refused from now on; no event tells either."""
    product.mail_key = fresh_mail_key()
    change.record("product.readdressed", product)
    return product


@within("workspace.founded", "workspace.copied")
def give_first_product(change: Change, event: Event) -> None:
    """A workspace stands on one product from its first change; a copy may bring its own."""
    session.flush()
    home = session.get_one(Workspace, event.subject_id)
    if session.scalar(select(Product.id).where(Product.workspace_id == home.id).limit(1)) is None:
        create_product(change.actor, home, name=home.name)


def slug_for(name: str) -> str:
    """The name as an address, where that is free."""
    plainly = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", plainly))[:48].strip("-") or fresh_slug()
    return f"{slug}-{fresh_slug()}" if slug_is_taken(slug) else slug


def _free_slug(text: str) -> str:
    slug = text.strip().lower()
    if not SLUG.fullmatch(slug) or not 3 <= len(slug) <= 60:
        raise Invalid({"slug": _("Three to sixty small letters, digits and hyphens.")})
    if slug_is_taken(slug):
        raise Invalid({"slug": _("This address is taken.")})
    return slug


@undoes("product.created", "product.unarchived")
def archive_again(actor: Actor, event: Event) -> None:
    archive_product(actor, product_of(event))


@undoes("product.archived")
def unarchive_again(actor: Actor, event: Event) -> None:
    unarchive_product(actor, product_of(event))


@undoes("product.edited")
def product_as_it_was(actor: Actor, event: Event) -> None:
    edit_product(actor, product_of(event), seen=event.number, **as_before(event.facts))
