"""Mail from outside: any mail server can pipe a message here."""

import sys
from typing import Any
from uuid import UUID

import click

from onetask.cli import group
from onetask.core.change import System
from onetask.core.db import session
from onetask.core.errors import NotThere
from onetask.product.engine.letters import read_mail
from onetask.product.engine.people import tidy_address
from onetask.product.models.products import Product
from onetask.product.operations.customers import Speaker
from onetask.product.operations.feedback import add_feedback

LARGEST = 10 * 1024 * 1024


@group.command("inbound")
@click.option("--product", type=click.UUID, required=True, help="Whose feedback it is.")
def inbound(product: UUID) -> None:
    """Take a mail from standard input in as feedback, once, and print its id."""
    found = session.get(Product, product)
    if found is None or found.archived_at:
        raise NotThere("there is no such product")
    mail = read_mail(sys.stdin.buffer.read(LARGEST))
    who = Speaker(mail.name[:120], tidy_address(mail.email), "")
    about: dict[str, Any] = {"source": "mail", "source_key": mail.key}
    about |= {"said_at": mail.at} if mail.at else {}
    system = System(found.workspace_id)
    click.echo(add_feedback(system, found, text=mail.text, who=who, **about).id)
