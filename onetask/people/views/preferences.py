"""How OneTask looks and speaks to one person, in every workspace."""

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.forms import read
from onetask.core.locale import LOCALES
from onetask.core.locale import gettext as _
from onetask.core.who import me
from onetask.people.forms import Preferences
from onetask.people.operations.accounts import edit_account
from onetask.people.views.again import again
from onetask.people.views.sessions import signed_in

bp = Blueprint("preferences", __name__)


@bp.get("/settings/preferences")
def show() -> Answer:
    return hx.page("people/preferences.html", account=me().account, locales=LOCALES)


@bp.patch("/me/settings")
@bp.post("/me/settings")
@again(show)
def edit() -> Answer:
    edit_account(signed_in(), **read(Preferences).given())
    return hx.say(hx.redrawn("/settings/preferences"), _("Saved"))
