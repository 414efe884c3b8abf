"""What can be done to ideas: made, changed, voted for, merged."""

from typing import Any
from uuid import UUID

from sqlalchemy import update

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
from onetask.product.engine.scoring import DERIVED, TYPED
from onetask.product.models.ideas import SHOWN, STATUSES, Idea
from onetask.product.models.products import Product
from onetask.product.queries.ideas import idea_of, next_number, under
from onetask.product.queries.scoring import own_factors
from onetask.work.operations.fields import as_before, checked, line, one_of, prose, write

CHECKS = {
    "title": line(160),
    "need": prose(20_000),
    "status": one_of(*STATUSES),
    "shown": one_of(*SHOWN),
}
TYPED_WORDS = ("title", "need")
HIGHEST = 1e9


@operation(may_edit_product)
def create_idea(
    change: Change, product: Product, /, *, title: str, id: UUID | None = None, **fields: Any
) -> Idea:
    asked_by = fields.pop("asked_by_id", None)
    new = checked(CHECKS, fields | {"title": title})
    change.hold(product)
    if id and session.get(Idea, id):
        raise Conflict(_("This idea is there already."))
    one = Idea(id=id or uuid7(), workspace_id=product.workspace_id, product_id=product.id, **new)
    one.home_id, one.number, one.factors = one.id, next_number(product.id), {}
    one.need_html, one.asked_by_id = to_html(new.get("need", "")), asked_by
    one.made_by_id, one.made_at, one.touched_at = change.actor.id, change.at, change.at
    session.add(one)
    session.flush()  # what links to it in the same change comes after it
    change.record("idea.created", one, title=[None, one.title])
    return one


@operation(may_edit_product)
def edit_idea(change: Change, idea: Idea, /, *, seen: int | None = None, **fields: Any) -> Idea:
    new = checked(CHECKS, fields)
    for field in TYPED_WORDS:
        if field in new:
            change.clash(idea, field, new[field], seen)
    if facts := write(idea, new):
        if "need" in facts:
            idea.need_html = to_html(idea.need)
        idea.touched_at = change.at
        change.record("idea.edited", idea, **facts)
    return idea


@operation(may_edit_product)
def weigh_idea(change: Change, idea: Idea, /, **factors: float | None) -> Idea:
    """Sets factors of the formula; None is as if nobody had."""
    new = {name: _factor(idea, name, value) for name, value in factors.items()}
    was = {name: idea.factors.get(name) for name in new}
    if changed := {name: value for name, value in new.items() if value != was[name]}:
        kept = dict(idea.factors) | changed
        idea.factors = {name: value for name, value in kept.items() if value is not None}
        facts = {name: [was[name], value] for name, value in changed.items()}
        change.record("idea.weighed", idea, **facts)
    return idea


def _factor(idea: Idea, name: str, value: float | None) -> float | None:
    if name not in {*TYPED, *own_factors(idea.workspace_id)} - set(DERIVED):
        raise Invalid({name: _("This factor is not known.")})
    if value is not None and not -HIGHEST <= value <= HIGHEST:
        raise Invalid({name: _("This number is too large.")})
    return None if value is None else float(value)


@operation(may_edit_product)
def bin_idea(change: Change, idea: Idea, /) -> Idea:
    if idea.binned_at is None:
        idea.binned_at = idea.touched_at = change.at
        change.record("idea.binned", idea)
    return idea


@operation(may_edit_product)
def restore_idea(change: Change, idea: Idea, /) -> Idea:
    if idea.binned_at is not None:
        idea.binned_at, idea.touched_at = None, change.at
        change.record("idea.restored", idea)
    return idea


@operation(may_edit_product, into=may_edit_product)
def merge_idea(change: Change, idea: Idea, /, *, into: Idea) -> Idea:
    """Votes, words and quotes stay where they were given, and count for the one it went into."""
    change.hold(idea, into)
    if idea.is_merged or idea.binned_at or into.is_merged or into.binned_at:
        raise Conflict(_("Only ideas that stand for themselves are merged."))
    if into.id == idea.id or into.product_id != idea.product_id:
        raise Conflict(_("An idea is merged into another one of its product."))
    moved = [str(one.id) for one in under(idea.id)]
    _lead(moved, into.id)
    idea.merged_into_id, idea.touched_at = into.id, change.at
    facts = {"into": [None, str(into.id)], "into_label": into.label, "moved": moved}
    change.record("idea.merged", idea, **facts)
    return into


@operation(may_edit_product)
def part_idea(change: Change, idea: Idea, /, *, moved: list[str]) -> Idea:
    """Takes a merge back: exactly what came along goes along."""
    if idea.merged_into_id is None:
        return idea
    change.hold(idea, session.get_one(Idea, idea.merged_into_id))
    was = str(idea.merged_into_id)
    _lead(moved, idea.id)
    idea.merged_into_id, idea.touched_at = None, change.at
    change.record("idea.parted", idea, into=[was, None], moved=moved)
    return idea


def _lead(ids: list[str], home_id: UUID) -> None:
    session.flush()
    which = Idea.id.in_([UUID(text) for text in ids])
    led = update(Idea).where(which).values(home_id=home_id, version=Idea.version + 1)
    session.execute(led.execution_options(synchronize_session="fetch"))
    session.expire_all()


@undoes("idea.merged")
def part_again(actor: Actor, event: Event) -> None:
    part_idea(actor, idea_of(event), moved=event.facts["moved"])


@undoes("idea.parted")
def merge_again(actor: Actor, event: Event) -> None:
    into = session.get_one(Idea, UUID(event.facts["into"][0]))
    merge_idea(actor, idea_of(event), into=into)


@undoes("idea.created", "idea.restored")
def bin_idea_again(actor: Actor, event: Event) -> None:
    bin_idea(actor, idea_of(event))


@undoes("idea.binned")
def restore_idea_again(actor: Actor, event: Event) -> None:
    restore_idea(actor, idea_of(event))


@undoes("idea.edited")
def idea_as_it_was(actor: Actor, event: Event) -> None:
    edit_idea(actor, idea_of(event), seen=event.number, **as_before(event.facts))


@undoes("idea.weighed")
def weights_as_they_were(actor: Actor, event: Event) -> None:
    weigh_idea(actor, idea_of(event), **as_before(event.facts))
