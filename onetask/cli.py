"""The command line: each room adds its commands to this one group."""

from typing import Any

import click
from flask.cli import AppGroup

from onetask.core.errors import Busy, Conflict, Invalid, NotThere, Refused

FAILURES = (Busy, Conflict, Invalid, NotThere, Refused)


class Commands(AppGroup):
    """Says in one line what a rule forbids, instead of a trace."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except FAILURES as failure:
            said = str(failure) or type(failure).__name__
            raise click.ClickException(said) from None


group = Commands("onetask", help="OneTask from the command line.")
