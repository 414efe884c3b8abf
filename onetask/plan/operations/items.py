"""What can be done to everything that is noted beside the tasks of a project."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict, Invalid
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.people.models import Member
from onetask.plan.access.items import may_change
from onetask.plan.models.items import Item
from onetask.work.models.projects import Project
from onetask.work.operations.fields import Check, as_before, checked, plain, write


@dataclass(frozen=True)
class Book:
    """What a kind of item may hold; words somebody typed are kept from being lost."""

    model: type[Item]
    checks: Mapping[str, Check]
    typed: tuple[str, ...] = ()
    agree: Callable[[Any, dict[str, Any]], None] = field(default=lambda _item, _new: None)


books: dict[str, Book] = {}


def keeps(book: Book) -> Book:
    """Opens a book: from now on its items can be edited, binned, restored and all that undone."""
    kind = book.model.__name__.lower()
    books[kind] = book
    undoes(f"{kind}.created", f"{kind}.restored")(_bin_again)
    undoes(f"{kind}.binned")(_restore_again)
    undoes(f"{kind}.edited")(_as_it_was)
    return book


def add_item(change: Change, project: Project, book: Book, id: UUID | None, new: Any) -> Any:
    """A part of the operation that makes one."""
    if project.binned_at is not None:
        raise Conflict(_("“%(name)s” lies in the bin.", name=project.name))
    if id and session.get(book.model, id):
        raise Conflict(_("This is there already."))
    fields = checked(book.checks, new)
    book.agree(None, fields)
    refuse_odd_member(project.workspace_id, fields)
    made = {"made_by_id": change.actor.id, "made_at": change.at, "project_id": project.id}
    item = book.model(id=id or uuid7(), workspace_id=project.workspace_id, **made, **fields)
    session.add(item)
    session.flush()
    change.record(f"{item.kind}.created", item, title=[None, item.label], project=str(project.id))
    return item


@operation(may_change)
def edit_item(change: Change, item: Item, /, *, seen: int | None = None, **fields: Any) -> Item:
    book = books[item.kind]
    new = checked(book.checks, fields)
    book.agree(item, new)
    refuse_odd_member(item.workspace_id, new)
    for name in book.typed:
        if name in new:
            change.clash(item, name, new[name], seen)
    if facts := write(item, new):
        change.record(f"{item.kind}.edited", item, **facts)
    return item


@operation(may_change)
def bin_item(change: Change, item: Item) -> Item:
    if item.binned_at is None:
        books[item.kind].agree(item, {})
        item.binned_at = change.at
        change.record(f"{item.kind}.binned", item, binned_at=[None, plain(change.at)])
    return item


@operation(may_change)
def restore_item(change: Change, item: Item) -> Item:
    if item.binned_at is not None:
        books[item.kind].agree(item, {})
        change.record(f"{item.kind}.restored", item, binned_at=[plain(item.binned_at), None])
        item.binned_at = None
    return item


def refuse_odd_member(workspace_id: UUID, new: Mapping[str, Any]) -> None:
    """People are members of this workspace, and no guests."""
    for name in ("owner_id", "member_id"):
        if member_id := new.get(name):
            here = Member.id == member_id, Member.workspace_id == workspace_id
            team = Member.role != "guest", Member.left_at.is_(None)
            if session.scalar(select(Member.id).where(*here, *team)) is None:
                raise Invalid({name: _("This person is not in the team.")})


def item_of(event: Event) -> Any:
    return session.get_one(books[event.subject_kind].model, event.subject_id)


def _bin_again(actor: Actor, event: Event) -> None:
    bin_item(actor, item_of(event))


def _restore_again(actor: Actor, event: Event) -> None:
    restore_item(actor, item_of(event))


def _as_it_was(actor: Actor, event: Event) -> None:
    edit_item(actor, item_of(event), seen=event.number, **as_before(event.facts))
