"""Letters to people: written and sent after the commit, never within a request."""

from uuid import UUID

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.events import Event
from onetask.core.jobs import job, on
from onetask.core.locale import gettext as _
from onetask.core.locale import speaking
from onetask.core.mail import Letter, address, post
from onetask.core.settings import settings
from onetask.people.models import Account, Invitation, Member, Ticket, Workspace
from onetask.people.queries import account_of, invitation_key, ticket_key

PATHS = {"reset": "/reset/", "confirm": "/confirmations/"}


@job()
def send_ticket(ticket_id: str) -> None:
    ticket = session.get(Ticket, UUID(ticket_id))
    if ticket is None or ticket.used_at or ticket.expires_at < now():
        return
    account = session.get_one(Account, ticket.account_id)
    with speaking(account.locale):
        post(ticket_letter(ticket, account))


@on("invitation.made")
def send_invitation(workspace_id: str, number: int) -> None:
    event = session.get_one(Event, (UUID(str(workspace_id)), int(number)))
    invitation = session.get(Invitation, event.subject_id)
    if invitation and invitation.email and invitation.is_open(now()):
        known = account_of(invitation.email)
        with speaking(known.locale if known else settings().locale):
            post(invitation_letter(invitation))


def ticket_letter(ticket: Ticket, account: Account) -> Letter:
    words = {
        "reset": (_("A new password"), _("Somebody asked for a new password for your account.")),
        "confirm": (_("Is this your address?"), _("Confirm that mail from OneTask reaches you.")),
        "link": (
            _("Sign in with Google"),
            _("Somebody wants to enter your account by Google."),
        ),
    }
    subject, why = words[ticket.purpose]
    rest = _("The link works once and for an hour. If it was not you, nothing needs to be done.")
    url = address(PATHS[ticket.purpose] + ticket_key(ticket.id))
    to = ticket.facts.get("to") or account.email
    return Letter(str(ticket.id), to, subject, [why, rest], subject, url)


def invitation_letter(invitation: Invitation) -> Letter:
    by, home = (
        session.get(Member, invitation.by_id),
        session.get_one(Workspace, invitation.workspace_id),
    )
    facts = {"who": by.name if by else "OneTask", "workspace": home.name}
    subject = _("%(who)s invites you to %(workspace)s", **facts)
    line = _("%(who)s works with OneTask in “%(workspace)s” and would like you to join.", **facts)
    url = address(f"/invitations/{invitation_key(invitation.id)}")
    rest = _("The link works for two weeks.")
    return Letter(str(invitation.id), invitation.email or "", subject, [line, rest], _("Join"), url)
