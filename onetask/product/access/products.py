"""Who may see and change a product: members and up; for guests it is not there."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, false, select, true

from onetask.core.change import Actor
from onetask.core.db import Thing, session
from onetask.core.subjects import Subject, place, register
from onetask.people.access import is_editor
from onetask.product.models.products import Part, Product


def may_see_product(actor: Actor, thing: Thing) -> bool:
    return actor.workspace_id == thing.workspace_id and is_editor(actor)


def may_edit_product(actor: Actor, thing: Thing) -> bool:
    return may_see_product(actor, thing)


def visible_products(actor: Actor) -> Select[Any]:
    return in_sight(select(Product), actor, Product)


def visible_parts(actor: Actor, model: type[Part]) -> Select[Any]:
    """What is there of one kind, in any product of the workspace."""
    return in_sight(select(model), actor, model).where(model.binned_at.is_(None))


def in_sight(query: Select[Any], actor: Actor, model: type[Thing]) -> Select[Any]:
    here = model.workspace_id == actor.workspace_id
    return query.where(here, true() if is_editor(actor) else false())


@place("product")
def may_join_product(actor: Actor, product_id: UUID) -> bool:
    seen = visible_products(actor).where(Product.id == product_id)
    return session.scalar(seen.with_only_columns(Product.id)) is not None


def product_place(thing: Any) -> str:
    """Where everything of a product is told: its pages share one audience."""
    return f"product:{thing.id if isinstance(thing, Product) else thing.product_id}"


def register_part(model: type[Part], home: str, of: str = "id") -> None:
    """Makes a part of products a subject; `of` names the id of the page it stands on."""
    facts: dict[str, Any] = {
        "visible": lambda actor: visible_parts(actor, model),
        "url": lambda thing: f"/{home}/{getattr(thing, of)}",
    }
    register(_subject(model, facts))


def _subject(model: type[Thing], facts: dict[str, Any]) -> Subject:
    rules: dict[str, Any] = {"may_edit": may_edit_product, "may_talk": may_see_product}
    kind = model.__name__.lower()
    return Subject(kind=kind, model=model, place=product_place, **rules, **facts)


register(
    _subject(
        Product,
        {"visible": visible_products, "url": lambda product: f"/strategy?product={product.id}"},
    )
)
