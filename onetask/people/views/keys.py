"""Keys by which programs act as a member."""

from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.errors import NotThere
from onetask.core.forms import read
from onetask.core.limits import asker, limited
from onetask.core.who import me
from onetask.people.forms import NewKey
from onetask.people.operations.logins import make_token, revoke_token
from onetask.people.queries import tokens_of
from onetask.people.views.again import again
from onetask.people.views.sessions import signed_in

bp = Blueprint("keys", __name__)
PAGE = "/settings/keys"


@bp.get(PAGE)
def show() -> Answer:
    return page("")


def page(key: str) -> Answer:
    return hx.page("people/keys.html", tokens=tokens_of(me().id), key=key)


@bp.post("/me/keys")
@limited("20 per hour", asker)
@again(show)
def make() -> Answer:
    """The key is on this answer alone."""
    signed_in()
    _, key = make_token(me(), name=read(NewKey).name)
    return page(key)


@bp.delete("/me/keys/<uuid:id>")
@bp.post("/me/keys/<uuid:id>/end")
def revoke(id: UUID) -> Answer:
    signed_in()
    if id not in [token.id for token in tokens_of(me().id)]:
        raise NotThere
    revoke_token(id)
    return hx.go(PAGE)
