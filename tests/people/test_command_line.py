"""People are added from the command line, as the README says."""

import pytest
from sqlalchemy import select

from onetask.core.db import session
from onetask.people.models import Member
from onetask.people.queries import account_of, member_with

FAY = ("--email", "fay@example.com", "--name", "Fay Ito")


@pytest.fixture
def run(app, world):
    def command(*words, stdin=None):
        result = app.test_cli_runner().invoke(args=["onetask", *words], input=stdin)
        session.rollback()
        return result

    return command


def test_from_an_account_to_a_key(run):
    assert run("account", "create", *FAY, "--password-stdin", stdin="violet tramway 19 oak\n")
    named = ("--name", "Atelier", "--owner", "fay@example.com")
    home = run("workspace", "create", *named).output.strip()
    where = ("--member", "fay@example.com", "--workspace", home)
    key = run("token", "create", *where, "--name", "script").output.strip()
    assert member_with(key).role == "owner"


def test_somebody_with_an_account_is_taken_in(run, world):
    where = ("--workspace", str(world.home.id), "--email", "eve@example.com")
    assert run("member", "add", *where, "--role", "admin").exit_code == 0
    here = Member.workspace_id == world.home.id, Member.account_id == world.eve_account.id
    assert session.scalar(select(Member.role).where(*here)) == "admin"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("account", "create", *FAY, "--password-stdin"), "at least 12 characters"),
        (("workspace", "create", "--name", "A", "--owner", "no@example.com"), "no account"),
        (("member", "add", "--workspace", "12", "--email", "a@b.c"), "not a valid UUID"),
    ],
)
def test_mistakes_are_said_in_a_line(run, words, said):
    result = run(*words, stdin="short\n")
    assert result.exit_code != 0
    assert said in result.output
    assert account_of("fay@example.com") is None
