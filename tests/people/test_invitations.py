"""Invitations by mail and by link: for whom they are meant, once, until they end."""

import pytest
from sqlalchemy import select

from onetask.core.db import session
from onetask.core.errors import Conflict, Refused
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.undo import undo
from onetask.people.models import Invitation, Member
from onetask.people.operations.invitations import accept_invitation, invite, revoke_invitation
from onetask.people.operations.members import add_placeholder, change_role, remove_member
from onetask.people.queries import account_of, invitation_key
from onetask.work.access import visible_projects
from tests.people.test_letters import link_in

FAY = {"name": "Fay Ito", "password": "violet tramway 19 oak"}


def by_link(world, **more):
    made = invite(world.ana, world.home, email=None, **({"role": "member"} | more))
    return f"/invitations/{invitation_key(made.id)}"


def member_of(email):
    session.rollback()
    return session.scalar(select(Member).where(Member.email == email))


def test_somebody_new_comes_by_mail(client_for, world, postbox, work_off):
    client_for(world.ana).post("/invitations", data={"email": "fay@example.com", "role": "admin"})
    work_off()
    link, fay = link_in(postbox.letters[0]), client_for()
    assert "Home" in fay.get(link).text
    assert fay.post(link, data=FAY).location == "/"
    assert member_of("fay@example.com").role == "admin"
    assert account_of("fay@example.com").confirmed_at is not None
    assert client_for().get(link).status_code == 410


def test_somebody_known_comes_by_link_as_often_as_there_are_people(client_for, world):
    link, eve = by_link(world), client_for(world.eve)
    assert eve.post(link).location == "/"
    assert eve.login.workspace_id == world.home.id
    assert client_for().post(link, data=FAY | {"email": "fay@example.com"}).location == "/"


def test_a_mailed_invitation_is_for_its_address(client_for, world):
    made = invite(world.ana, world.home, email="fay@example.com", role="member")
    with pytest.raises(Refused):
        accept_invitation(world.eve_account, made)
    link = f"/invitations/{invitation_key(made.id)}"
    assert "signed in as eve@example.com" in client_for(world.eve).get(link).text


def test_a_guest_brings_the_projects_along(world, told):
    launch = world.launch.id
    made = invite(world.ana, world.home, email=None, role="guest", project_ids=[launch])
    guest = accept_invitation(world.eve_account, made)
    [event] = [one for one in told[-1].events if one.kind == "member.joined"]
    assert (guest.role, event.facts["project_ids"]) == ("guest", [str(launch)])


def test_a_placeholder_is_taken_over_by_its_address(world):
    waiting = add_placeholder(
        world.ana, world.home, name="Eve from Trello", email="Eve@Example.com"
    )
    made = invite(world.ana, world.home, email="eve@example.com", role="member")
    assert accept_invitation(world.eve_account, made).id == waiting.id
    assert waiting.account_id == world.eve_account.id


def test_nobody_takes_a_placeholder_over_unproven(client_for, world):
    waiting = add_placeholder(world.ana, world.home, name="Fay", email="fay@example.com")
    client_for().post(by_link(world), data=FAY | {"email": "fay@example.com"})
    assert waiting.account_id is None
    assert account_of("fay@example.com").confirmed_at is None


def test_taken_back_it_opens_nothing(client_for, world):
    made = invite(world.ana, world.home, email=None, role="member")
    revoke_invitation(world.ana, made)
    assert client_for().get(f"/invitations/{invitation_key(made.id)}").status_code == 410
    with pytest.raises(Refused):
        accept_invitation(world.eve_account, made)


def test_inviting_can_be_undone(world):
    made = invite(world.ana, world.home, email="fay@example.com", role="member")
    number = session.scalar(select(Event.number).where(Event.kind == "invitation.made"))
    undo(world.ana, number)
    assert session.get_one(Invitation, made.id).revoked_at is not None


def test_only_managers_invite_and_only_owners_owners(world):
    with pytest.raises(Refused):
        invite(world.ben, world.home, email=None, role="member")
    change_role(world.ana, world.ben, role="admin")
    with pytest.raises(Conflict):
        invite(world.ben, world.home, email=None, role="owner")


def test_a_member_who_comes_again_is_led_in(client_for, world):
    assert client_for(world.ben).get(by_link(world)).location == "/"


def test_a_link_for_a_mailed_invitation_is_not_shown(client_for, world):
    assert client_for().get("/invitations/made-up").status_code == 410


def test_a_guest_sits_down_and_gets_up(world):
    projects = [world.garden.id, uuid7()]
    made = invite(world.ana, world.home, email=None, role="guest", project_ids=projects)
    guest = accept_invitation(world.eve_account, made)
    assert session.scalars(visible_projects(guest)).all() == [world.garden]
    remove_member(world.ana, guest)
    again = invite(world.ana, world.home, email=None, role="guest", project_ids=[world.launch.id])
    assert accept_invitation(world.eve_account, again).id == guest.id
    assert session.scalars(visible_projects(guest)).all() == [world.launch]
