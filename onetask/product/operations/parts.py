"""What is alike for all parts of a product: made, edited, thrown away and taken out again."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict, Invalid
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.subjects import subject
from onetask.core.undo import undoes
from onetask.product.access.products import may_edit_product
from onetask.product.models.products import Part, Product
from onetask.work.operations.fields import Check, as_before, checked, plain, write

P = TypeVar("P", bound=Part)
Edit = Callable[..., object]
NAMES = ("name", "title")


class Rules(NamedTuple):
    """What the fields of a kind may hold, and which of them are typed text."""

    checks: Mapping[str, Check]
    typed: tuple[str, ...] = ()


def made(
    change: Change, product: Product, model: type[P], rules: Rules, fields: dict[str, Any]
) -> P:
    """A new part with checked fields, told as added; `id` may come from the client."""
    part_id = fields.pop("id", None) or uuid7()
    if session.get(model, part_id):
        raise Conflict(_("This is there already."))
    named = {name: "" for name in NAMES if name in rules.checks}
    facts = checked(rules.checks, named | fields)
    part = model(id=part_id, workspace_id=product.workspace_id, product_id=product.id, **facts)
    refuse_foreign(part, facts)
    session.add(part)
    session.flush()
    change.record(f"{part.kind}.added", part, product=str(product.id))
    return part


def rewritten(
    change: Change, part: Part, rules: Rules, fields: dict[str, Any], seen: int | None
) -> None:
    """The fields that differ, told as edited; typed words of others are not run over."""
    new = checked(rules.checks, fields)
    refuse_foreign(part, new)
    for field in rules.typed:
        if field in new:
            change.clash(part, field, new[field], seen)
    if facts := write(part, new):
        change.record(f"{part.kind}.edited", part, **facts)


@operation(may_edit_product)
def bin_part(change: Change, part: Part) -> Part:
    """Of whatever kind: a goal, a metric, a persona."""
    if part.binned_at is None:
        part.binned_at = change.at
        change.record(f"{part.kind}.binned", part, binned_at=[None, plain(change.at)])
    return part


@operation(may_edit_product)
def restore_part(change: Change, part: Part) -> Part:
    if part.binned_at is not None:
        change.record(f"{part.kind}.restored", part, binned_at=[plain(part.binned_at), None])
        part.binned_at = None
    return part


def refuse_foreign(part: Part, new: Mapping[str, Any]) -> None:
    """What a part points to lies in the same workspace and is there."""
    for column in part.__table__.columns:
        wanted = new.get(column.name)
        if wanted is None or not column.foreign_keys or column.name == "product_id":
            continue
        table = next(iter(column.foreign_keys)).column.table
        found = session.execute(table.select().where(table.c.id == wanted)).one_or_none()
        gone = found is None or getattr(found, "binned_at", getattr(found, "left_at", None))
        if found is None or gone or found.workspace_id != part.workspace_id:
            raise Invalid({column.name: _("This is not there.")})


def part_of(event: Event) -> Any:
    return session.get_one(subject(event.subject_kind).model, event.subject_id)


def undoes_parts(kind: str, edit: Edit) -> None:
    """Teaches undo how a kind of part is taken back."""

    def edit_back(actor: Actor, event: Event) -> None:
        edit(actor, part_of(event), seen=event.number, **as_before(event.facts))

    undoes(f"{kind}.added", f"{kind}.restored")(_bin_again)
    undoes(f"{kind}.binned")(_restore_again)
    undoes(f"{kind}.edited")(edit_back)


def _bin_again(actor: Actor, event: Event) -> None:
    bin_part(actor, part_of(event))


def _restore_again(actor: Actor, event: Event) -> None:
    restore_part(actor, part_of(event))
