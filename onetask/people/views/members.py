"""Who works here, in which role, and who is invited."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.errors import NotThere
from onetask.core.events import standing
from onetask.core.forms import read
from onetask.core.limits import asker, limited
from onetask.core.mail import address
from onetask.core.stamps import newest
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.access import (
    is_editor,
    is_manager,
    may_change_role,
    visible_invitations,
    visible_members,
    visible_workspace,
)
from onetask.people.forms import ChangedRole, Invite
from onetask.people.models import ROLES, Invitation
from onetask.people.operations.invitations import invite, revoke_invitation
from onetask.people.operations.members import change_role, remove_member
from onetask.people.queries import (
    invitation_key,
    members_by_name,
    open_invitations,
)
from onetask.people.views.again import again

bp = Blueprint("members", __name__)
PAGE = "/settings/members"


@bp.get(PAGE)
def show(**_where: UUID) -> Answer:
    return hx.page("people/members.html", **facts())


@bp.get("/settings/members/list")
def fetch() -> Answer:
    """The list alone, where something changed since it was drawn."""
    now = standing(me().workspace_id)
    seen = request.args.get("since", 0, type=int)
    if seen >= max(now.floor, newest(f"workspace:{me().workspace_id}")):
        return Response(status=204)
    return hx.page("people/_members.html", **facts())


def facts() -> dict[str, Any]:
    number, mine = standing(me().workspace_id).number, me()
    if not is_editor(mine):
        raise NotThere
    members = [(one, may_change_role(mine, one)) for one in members_by_name(mine)]
    invitations = open_invitations(mine) if is_manager(mine) else []
    about = {"me": mine, "roles": ROLES, "manages": is_manager(mine), "number": number}
    return about | {"members": members, "invitations": [(one, link(one)) for one in invitations]}


def link(invitation: Invitation) -> str:
    """Of a mailed invitation nobody but its reader learns the link: it proves the address."""
    return "" if invitation.email else address(f"/invitations/{invitation_key(invitation.id)}")


@bp.post("/invitations")
@limited("100 per hour", asker)
@again(show)
def ask() -> Answer:
    sent = read(Invite)
    home = one_or_404(visible_workspace(me()))
    given = {"project_ids": sent.project_ids}
    invite(me(), home, email=sent.email, role=sent.role, **given)
    return hx.redrawn(PAGE)


@bp.delete("/invitations/<uuid:id>")
@bp.post("/invitations/<uuid:id>/end")
def take_back(id: UUID) -> Answer:
    revoke_invitation(me(), one_or_404(visible_invitations(me()), id))
    return hx.redrawn(PAGE)


@bp.put("/members/<uuid:id>/role")
@bp.post("/members/<uuid:id>/role")
@again(show)
def appoint(id: UUID) -> Answer:
    change_role(me(), one_or_404(visible_members(me()), id), role=read(ChangedRole).role)
    return hx.redrawn(PAGE)


@bp.delete("/members/<uuid:id>")
@bp.post("/members/<uuid:id>/removal")
@again(show)
def remove(id: UUID) -> Answer:
    member = one_or_404(visible_members(me()), id)
    leaves = member.id == me().id
    remove_member(me(), member)
    return hx.go("/sign-in") if leaves else hx.redrawn(PAGE)
