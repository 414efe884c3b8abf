"""Members: edited, given roles, removed; somebody owns a workspace always."""

import pytest
from sqlalchemy import select

from onetask.core.db import session
from onetask.core.errors import Conflict, Refused
from onetask.core.events import Event, Head
from onetask.core.undo import undo
from onetask.core.words import sentence
from onetask.live.bundle import speakers, watching
from onetask.people.models import Login, Token
from onetask.people.operations.logins import make_token
from onetask.people.operations.members import change_role, edit_member, remove_member
from onetask.people.operations.workspaces import found_workspace, rename_workspace
from onetask.people.queries import member_with, workspaces_of


def last(told):
    return told[-1].events[-1]


def floor(world):
    session.rollback()
    return session.scalar(select(Head.floor).where(Head.workspace_id == world.home.id))


def test_a_new_name_shows_everywhere(world, told):
    edit_member(world.ben, world.ben, name="Benedict Okri")
    assert last(told).facts == {"name": ["Ben Okri", "Benedict Okri"]}
    assert floor(world) == told[-1].number


def test_a_change_of_profile_is_taken_back(world, told):
    edit_member(world.ben, world.ben, name="B", hue=345, work_days=[0, 1])
    undo(world.ben, told[-1].number)
    assert (world.ben.name, world.ben.hue) == ("Ben Okri", 130)
    assert world.ben.work_days == [0, 1, 2, 3, 4]


def test_nothing_new_is_no_event(world, told):
    edit_member(world.ben, world.ben, name="Ben Okri")
    assert told[0].events == []


def test_others_are_edited_by_managers_alone(world):
    with pytest.raises(Refused):
        edit_member(world.ben, world.ana, name="A")
    assert edit_member(world.ana, world.ben, name="B").name == "B"


def test_a_role_changes_and_changes_back(world, told):
    change_role(world.ana, world.ben, role="admin")
    assert sentence(last(told)) == "made Ben Okri admin"
    undo(world.ana, told[-1].number)
    assert world.ben.role == "member"


def test_admins_do_not_touch_owners(world):
    change_role(world.ana, world.ben, role="admin")
    with pytest.raises(Refused):
        change_role(world.ben, world.ana, role="member")
    with pytest.raises(Refused):
        remove_member(world.ben, world.ana)
    with pytest.raises(Conflict):
        change_role(world.ben, world.gus, role="owner")


def test_a_workspace_keeps_an_owner(world):
    with pytest.raises(Conflict):
        change_role(world.ana, world.ana, role="member")
    with pytest.raises(Conflict):
        remove_member(world.ana, world.ana)
    change_role(world.ana, world.ben, role="owner")
    assert remove_member(world.ana, world.ana).left_at is not None


def test_who_is_removed_has_no_way_back_in(client_for, world):
    browser, (_, key) = client_for(world.ben), make_token(world.ben, name="script")
    remove_member(world.ana, world.ben)
    assert (browser.login, member_with(key)) == (None, None)
    assert session.scalar(select(Token.revoked_at)) is not None
    with pytest.raises(Refused):
        edit_member(world.ben, world.ben, name="Still here")


def test_a_removed_ones_other_workspaces_stay(client_for, world):
    elsewhere = found_workspace(world.ben_account, name="Shed")
    browser = client_for(elsewhere)
    remove_member(world.ana, world.ben)
    assert browser.login is not None
    assert [one.name for one in workspaces_of(world.ben_account)] == ["Shed"]


def test_a_workspace_is_founded_with_its_owner(world, kinds):
    owner = found_workspace(world.ben_account, name="Shed", zone="Europe/Berlin")
    assert (owner.role, owner.zone, owner.account_id) == (
        "owner",
        "Europe/Berlin",
        world.ben_account.id,
    )
    assert kinds() == ["workspace.founded", "member.joined", "product.created"]


def test_a_workspace_gets_another_name_and_the_old_one_back(world, told):
    rename_workspace(world.ana, world.home, name="House")
    undo(world.ana, told[-1].number)
    assert world.home.name == "Home"
    with pytest.raises(Refused):
        rename_workspace(world.ben, world.home, name="Mine")


def test_a_switch_stays_with_its_browser(client_for, world):
    shed = found_workspace(world.ben_account, name="Shed")
    one, other = client_for(world.ben), client_for(world.ben)
    assert one.post(f"/workspaces/{shed.workspace_id}/visit").location == "/"
    assert one.login.workspace_id == shed.workspace_id
    assert other.login.workspace_id == world.home.id
    assert one.post(f"/workspaces/{world.away.id}/visit").status_code == 404


def test_strangers_and_members_cannot_manage_by_url(client_for, world):
    for who, code in ((world.ben, 403), (world.gus, 404)):
        answer = client_for(who).post(f"/members/{world.ana.id}/role", data={"role": "member"})
        assert answer.status_code == code
    stranger = client_for(world.eve)
    for path in ("role", "removal", "picture", "initials"):
        assert (
            stranger.post(f"/members/{world.ben.id}/{path}", data={"role": "admin"}).status_code
            == 404
        )
    assert session.scalar(select(Event)) is None
    assert session.scalar(select(Login.id)) is not None


def test_working_hours_are_printed_nowhere(world, told):
    before = floor(world)
    edit_member(world.ben, world.ben, work_from="10:00")
    assert floor(world) == before


@pytest.mark.parametrize("kind", ["member.removed", "member.role_changed"])
@pytest.mark.usefixtures("app")
def test_sockets_are_looked_at_again(kind, world):
    event = Event(kind=kind, subject_id=world.ben.id)
    assert watching[kind](event) == [world.ben.id]
    assert any("en" in languages(world.home.id) for languages in speakers)
