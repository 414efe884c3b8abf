"""Workspaces to look around in and to measure with."""

from uuid import UUID

import click

from onetask.api.cli.files import owner_of
from onetask.api.operations.samples import (
    fill_crowd,
    fill_sample,
    fill_sample_for_first,
    meridian_home,
)
from onetask.cli import group
from onetask.core.db import session
from onetask.core.errors import NotThere
from onetask.people.models import Account, Member
from onetask.people.operations.workspaces import found_workspace
from onetask.people.queries import account_of, anybody


@group.command("sample")
@click.option("--tasks", type=click.IntRange(0, 100_000), help="How many made-up tasks.")
@click.option("--members", default=5, type=click.IntRange(0, 1_000))
@click.option("--projects", default=1, type=click.IntRange(1, 500))
@click.option("--workspace", type=click.UUID, help="Where to put them.")
@click.option("--owner", metavar="EMAIL", help="Who owns the new workspace.")
def sample(
    tasks: int | None, members: int, projects: int, workspace: UUID | None, owner: str | None
) -> None:
    """Fill a workspace: with Meridian, a fictional team, or with made-up tasks; print its id."""
    if tasks is None and workspace is None:
        click.echo(_meridian(owner))
        return
    member = owner_of(workspace) if workspace else _founder(owner)
    one = fill_crowd(member, tasks=tasks or 0, members=members, projects=projects)
    click.echo(one.workspace_id)


def _meridian(owner: str | None) -> UUID:
    """Once, unless an owner is named; before the first account it waits for its owner."""
    if owner is None and (home := meridian_home()):
        return home
    if owner is None and not anybody():
        return fill_sample_for_first()
    return fill_sample(_account(owner)).workspace_id


def _founder(owner: str | None) -> Member:
    return found_workspace(_account(owner), name="Sample")


def _account(email: str | None) -> Account:
    """Who is named, else the first account of all."""
    found = account_of(email) if email else session.query(Account).order_by(Account.id).first()
    if found is None:
        raise NotThere("there is no such account; make one with: account create")
    return found
