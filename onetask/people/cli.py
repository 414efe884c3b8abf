"""Accounts, workspaces, members and keys from the command line."""

import sys
from uuid import UUID

import click

from onetask.cli import group
from onetask.core.change import System
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.errors import NotThere
from onetask.people.forms import NewAccount, checked
from onetask.people.models import ROLES, Account, Member, Workspace
from onetask.people.operations.accounts import create_account
from onetask.people.operations.logins import make_token
from onetask.people.operations.members import add_member
from onetask.people.operations.workspaces import found_workspace
from onetask.people.queries import account_of, member_in

accounts = click.Group("account", help="People who can sign in.")
workspaces = click.Group("workspace", help="Where teams work.")
members = click.Group("member", help="People in a workspace.")
tokens = click.Group("token", help="Keys for programs.")
for family in (accounts, workspaces, members, tokens):
    group.add_command(family)


@accounts.command("create")
@click.option("--email", required=True)
@click.option("--name", required=True)
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
def create(email: str, name: str, *, password_stdin: bool) -> None:
    """Open an account and print its id."""
    password = sys.stdin.readline().rstrip("\n") if password_stdin else ask_password()
    form = checked(NewAccount, email=email, name=name, password=password)
    click.echo(create_account(**form.given(), confirmed_at=now()).id)


def ask_password() -> str:
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))


@workspaces.command("create")
@click.option("--name", required=True)
@click.option("--owner", required=True, metavar="EMAIL")
def found(name: str, owner: str) -> None:
    """Found a workspace and print its id."""
    click.echo(found_workspace(account(owner), name=name).workspace_id)


@members.command("add")
@click.option("--workspace", required=True, type=click.UUID)
@click.option("--email", required=True)
@click.option("--role", default="member", type=click.Choice(ROLES))
def add(workspace: UUID, email: str, role: str) -> None:
    """Take somebody with an account in and print the member's id."""
    home = session.get(Workspace, workspace)
    if home is None:
        raise NotThere(f"there is no workspace {workspace}")
    member = add_member(System(workspace), home, account=account(email), role=role)
    click.echo(member.id)


@tokens.command("create")
@click.option("--member", "email", required=True, metavar="EMAIL")
@click.option("--workspace", required=True, type=click.UUID)
@click.option("--name", required=True)
def create_token(email: str, workspace: UUID, name: str) -> None:
    """Make a key that acts as a member, and print it: it is shown this once."""
    _, key = make_token(member(email, workspace), name=name)
    click.echo(key)


def account(email: str) -> Account:
    found = account_of(email)
    if found is None:
        raise NotThere(f"there is no account with the address {email}")
    return found


def member(email: str, workspace: UUID) -> Member:
    found = member_in(account(email).id, workspace)
    if found is None:
        raise NotThere(f"{email} is not a member of {workspace}")
    return found
