"""No more mail: one click from any letter, no sign-in."""

import hmac
from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.change import System
from onetask.core.db import session
from onetask.core.errors import NotThere
from onetask.product.models.feedback import Contact
from onetask.product.operations.portal import mute_contact
from onetask.product.queries.letters import quiet_path, quiet_token

bp = Blueprint("product_quiet", __name__)


@bp.get("/quiet/<uuid:id>/<token>")
def ask(id: UUID, token: str) -> Answer:
    return _page(_contact(id, token))


@bp.post("/quiet/<uuid:id>/<token>")
def mute(id: UUID, token: str) -> Answer:
    """By the button, or by the mail program itself."""
    contact = _contact(id, token)
    mute_contact(System(contact.workspace_id), contact)
    return _page(_contact(id, token))


def _page(contact: Contact) -> Answer:
    url = quiet_path(contact.id)
    return hx.page("product/quiet.html", is_muted=contact.muted_at is not None, url=url)


def _contact(id: UUID, token: str) -> Contact:
    contact = session.get(Contact, id)
    if contact is None or not hmac.compare_digest(token, quiet_token(id)):
        raise NotThere
    return contact
