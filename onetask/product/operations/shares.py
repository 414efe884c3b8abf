"""Links that show one audience's roadmap to whoever holds them."""

from typing import NamedTuple

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.undo import undoes
from onetask.people.engine.keys import hash_of, new_key
from onetask.product.access.roadmap import may_edit_roadmap
from onetask.product.models.products import Product
from onetask.product.models.roadmap import AUDIENCES, ShareLink
from onetask.work.operations.fields import checked, line, one_of

CHECKS = {"audience": one_of(*AUDIENCES), "name": line(80, least=0)}


class Shared(NamedTuple):
    """A new link and its key, which is shown once."""

    link: ShareLink
    key: str


@operation(may_edit_roadmap)
def share_roadmap(change: Change, product: Product, /, *, audience: str, name: str = "") -> Shared:
    new = checked(CHECKS, {"audience": audience, "name": name})
    key = new_key()
    home = {"workspace_id": product.workspace_id, "product_id": product.id}
    by = {"made_by_id": change.actor.id, "made_at": change.at}
    link = ShareLink(id=uuid7(), token_hash=hash_of(key), **home, **by, **new)
    session.add(link)
    change.record("share.opened", link, audience=audience)
    return Shared(link, key)


@operation(may_edit_roadmap)
def revoke_share(change: Change, link: ShareLink, /) -> ShareLink:
    """Whoever has it open sees nothing more from now on."""
    if link.revoked_at is None:
        link.revoked_at = change.at
        change.record("share.revoked", link, audience=link.audience)
    return link


@operation(may_edit_roadmap)
def reopen_share(change: Change, link: ShareLink, /) -> ShareLink:
    if link.revoked_at is not None:
        link.revoked_at = None
        change.record("share.opened", link, audience=link.audience)
    return link


@undoes("share.opened")
def revoke_again(actor: Actor, event: Event) -> None:
    revoke_share(actor, session.get_one(ShareLink, event.subject_id))


@undoes("share.revoked")
def open_share_again(actor: Actor, event: Event) -> None:
    reopen_share(actor, session.get_one(ShareLink, event.subject_id))
