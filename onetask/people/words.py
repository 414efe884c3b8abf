"""What happened to people and workspaces, in sentences."""

from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.words import says


@says("workspace.founded")
def founded(event: Event) -> str:
    return _("founded %(name)s", name=event.label)


@says("workspace.renamed")
def renamed(event: Event) -> str:
    return _("renamed the workspace to %(name)s", name=event.facts["name"][1])


@says("member.joined")
def joined(event: Event) -> str:
    return _("%(name)s joined", name=event.label)


@says("member.edited")
def edited(event: Event) -> str:
    return _("changed the profile of %(name)s", name=event.label)


@says("member.role_changed")
def role_changed(event: Event) -> str:
    return _("made %(name)s %(role)s", name=event.label, role=role_name(event.facts["role"][1]))


@says("member.removed")
def removed(event: Event) -> str:
    return _("removed %(name)s", name=event.label)


@says("invitation.made")
def invited(event: Event) -> str:
    return _("invited %(name)s", name=event.label)


@says("invitation.revoked")
def uninvited(event: Event) -> str:
    return _("took back the invitation for %(name)s", name=event.label)


@says("invitation.accepted")
def accepted(event: Event) -> str:
    return _("accepted the invitation for %(name)s", name=event.label)


def role_name(role: str) -> str:
    names = {"owner": _("owner"), "admin": _("admin"), "member": _("member"), "guest": _("guest")}
    return names[role]
