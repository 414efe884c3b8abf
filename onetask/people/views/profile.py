"""How others see a member, and when they work."""

from uuid import UUID

from flask import Blueprint, Flask, Response, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.clock import zones
from onetask.core.errors import Invalid, NotThere, Refused
from onetask.core.forms import read
from onetask.core.limits import limited
from onetask.core.locale import gettext as _
from onetask.core.pictures import SIZES, keep_picture, picture_file
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.access import may_edit_member, visible_members
from onetask.people.engine.browsers import browser_words
from onetask.people.forms import Profile
from onetask.people.models import HUES, Member
from onetask.people.operations.accounts import edit_account
from onetask.people.operations.members import edit_member
from onetask.people.queries import is_installer, member_with_picture
from onetask.people.views.again import again
from onetask.people.views.sessions import account
from onetask.people.words import role_name

bp = Blueprint("profile", __name__)
PAGE = "/settings/profile"


def install(app: Flask) -> None:
    words = {"role_name": role_name, "browser_words": browser_words, "keeps_mail": keeps_mail}
    app.jinja_env.globals.update(words | {"all_zones": lambda: sorted(zones())})


def keeps_mail() -> bool:
    return is_installer(me())


@bp.get("/settings")
def home() -> Answer:
    return hx.go(PAGE)


@bp.get(PAGE)
def show(**_where: UUID) -> Answer:
    days = [_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun")]
    return hx.page("people/profile.html", me=me(), hues=HUES, days=days)


@bp.patch("/members/<uuid:id>")
@bp.post("/members/<uuid:id>")
@again(show)
def edit(id: UUID) -> Answer:
    member, sent = one(id), read(Profile)
    edit_member(me(), member, **sent.changes(member.work_days))
    keep_own_name(member, sent)
    return hx.redrawn(PAGE)


def keep_own_name(member: Member, sent: Profile) -> None:
    """One's own name is that of the account too: it greets in the next workspace."""
    mine = account()
    if "name" in sent.given() and mine and mine.id == member.account_id:
        edit_account(mine, name=sent.name)


@bp.post("/members/<uuid:id>/picture")
@limited("60 per hour")
@again(show)
def draw(id: UUID) -> Answer:
    member, file = one(id), request.files.get("picture")
    if not may_edit_member(me(), member):
        raise Refused
    if file is None or not file.filename:
        raise Invalid({"picture": _("Choose a picture.")})
    edit_member(me(), member, picture=keep_picture(file.stream, file.filename))
    return hx.redrawn(PAGE)


@bp.delete("/members/<uuid:id>/picture")
@bp.post("/members/<uuid:id>/initials")
def erase(id: UUID) -> Answer:
    edit_member(me(), one(id), picture=None)
    return hx.redrawn(PAGE)


@bp.get("/pictures/<name>/<int:size>")
def picture(name: str, size: int) -> Response:
    """A face drawn anew by us; shown to those who share a workspace with it."""
    if size not in SIZES or member_with_picture(me(), name) is None:
        raise NotThere
    answer = Response(picture_file(name, size).read_bytes(), mimetype="image/webp")
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def one(id: UUID) -> Member:
    found: Member = one_or_404(visible_members(me()), id)
    return found
