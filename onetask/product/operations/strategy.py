"""Documents of the strategy: written, restored to an edition, and undone."""

from typing import Any
from uuid import UUID

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict, Invalid, NotThere
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.product.access.strategy import may_write
from onetask.product.models.products import Product
from onetask.product.models.strategy import PARTS, Document, Edition
from onetask.product.operations.parts import part_of, undoes_parts
from onetask.product.queries.strategy import document_of, edition_of
from onetask.work.operations.fields import line, one_checked, one_of, prose

LONGEST = 30_000


@operation(may_write)
def write_document(
    change: Change, product: Product, /, *, role: str, seen: int | None = None, **fields: Any
) -> Document:
    """The one document of its role, made when it is first written."""
    change.hold(product)
    document = document_of(product.id, _single(role))
    if document is None:
        document = _new(change, product, role, "")
    return edit_document(change.actor, document, seen=seen, **fields)


@operation(may_write)
def add_pillar(
    change: Change, product: Product, /, *, title: str, text: str = "", id: UUID | None = None
) -> Document:
    if id and session.get(Document, id):
        raise Conflict(_("This is there already."))
    title = one_checked("title", line(120), title)
    document = _new(change, product, "pillar", title, id)
    return edit_document(change.actor, document, text=text) if text else document


@operation(may_write)
def edit_document(
    change: Change, document: Document, /, *, seen: int | None = None, **fields: Any
) -> Document:
    """Its title and its parts by name; each save is an edition that can be read and restored."""
    title, parts = _checked(document, fields)
    new = {name: text for name, text in parts.items() if document.parts.get(name, "") != text}
    if title != document.title:
        new["title"] = title
    for name, mine in new.items():
        change.clash(document, name, mine, seen)
    if new:
        was = document.parts | {"title": document.title}
        document.title, document.parts = title, document.parts | parts
        _keep(change, document)
        facts = {name: [was.get(name, ""), value] for name, value in new.items()}
        change.record("document.edited", document, edition=document.edition, **facts)
    return document


@operation(may_write)
def restore_edition(change: Change, document: Document, /, *, number: int) -> Document:
    """The words of an old edition, as a new one."""
    old = edition_of(document.id, number)
    if old is None:
        raise NotThere
    empty = dict.fromkeys(PARTS[document.role], "")
    words: dict[str, Any] = empty | old.parts | {"title": old.title}
    return edit_document(change.actor, document, **words)


def _new(
    change: Change, product: Product, role: str, title: str, id: UUID | None = None
) -> Document:
    where = {"workspace_id": product.workspace_id, "product_id": product.id}
    document = Document(id=id or uuid7(), role=role, title=title, parts={}, edition=0, **where)
    session.add(document)
    session.flush()
    change.record("document.added", document, role=role)
    return document


def _keep(change: Change, document: Document) -> None:
    document.edition += 1
    where = {"workspace_id": document.workspace_id, "document_id": document.id}
    words = {"title": document.title, "parts": dict(document.parts)}
    by = {"by_id": change.actor.id, "at": change.at}
    session.add(Edition(id=uuid7(), number=document.edition, **where, **words, **by))


def _single(role: str) -> str:
    try:
        kept = str(one_of(*PARTS)(role))
    except ValueError as error:
        raise Invalid({"role": str(error)}) from None
    if kept == "pillar":
        raise Invalid({"role": _("There are several pillars: add one.")})
    return kept


def _checked(document: Document, fields: dict[str, Any]) -> tuple[str, dict[str, str]]:
    try:
        title = one_checked("title", line(120, least=0), fields.pop("title", document.title))
        if document.role == "pillar" and not title:
            raise Invalid({"title": _("This field is needed.")})
        parts = {name: prose(LONGEST)(text) for name, text in fields.items()}
    except ValueError as error:
        raise Invalid({"text": str(error)}) from None
    if odd := parts.keys() - set(PARTS[document.role]):
        raise Invalid(dict.fromkeys(odd, _("This field is not known.")))
    return title, parts


undoes_parts("document", edit_document)


@undoes("document.edited")
def words_back(actor: Actor, event: Event) -> None:
    old = {name: fact[0] for name, fact in event.facts.items() if isinstance(fact, list)}
    edit_document(actor, part_of(event), seen=event.number, **old)
