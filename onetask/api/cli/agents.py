"""Agents on this machine, over standard input and output."""

import json
import sys

import click

from onetask.api.operations.protocol import UNREADABLE, answer, error
from onetask.cli import group
from onetask.core.db import session
from onetask.core.errors import NotThere
from onetask.people.queries import member_with


@group.command("mcp")
@click.option("--key", envvar="ONETASK_MCP_KEY", required=True, help="A key of a member.")
def mcp(key: str) -> None:
    """Serve agents on standard input and output, one JSON-RPC message a line."""
    for line in sys.stdin:
        session.rollback()
        member = member_with(key)
        if member is None:
            raise NotThere("this key opens nothing")
        try:
            found = answer(member, json.loads(line))
        except ValueError:
            found = error(None, UNREADABLE, "this is not readable JSON")
        if found is not None:
            click.echo(json.dumps(found))
