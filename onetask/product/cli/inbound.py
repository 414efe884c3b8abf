"""Mail from outside: piped here by any mail server, or delivered to a listener of our own."""

import sys
from uuid import UUID

import click
from flask import current_app

from onetask.cli import group
from onetask.core.db import session
from onetask.core.errors import Busy, Invalid, NotThere
from onetask.product.cli.postbox import LARGEST, Postbox, serve
from onetask.product.models.products import Product
from onetask.product.operations.inbound import addressee, take_mail

NO_SUCH_USER, BAD_MAIL, TRY_AGAIN = 67, 65, 75


@group.command("inbound")
@click.option("--product", type=click.UUID, help="Whose feedback it is.")
@click.option("--to", help="The address it was sent to, instead of a product.")
def inbound(product: UUID | None, to: str | None) -> None:
    """Take a mail from standard input in as feedback, once, and print its id."""
    try:
        found = addressee(to) if to else session.get(Product, product) if product else None
        if found is None:
            raise NotThere("there is no such product")
        click.echo(take_mail(found, sys.stdin.buffer.read(LARGEST)).id)
    except (NotThere, Invalid, Busy) as why:
        click.echo(str(why) or "try again", err=True)
        codes = {NotThere: NO_SUCH_USER, Invalid: BAD_MAIL, Busy: TRY_AGAIN}
        raise SystemExit(codes[type(why)]) from None


@group.command("postbox")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8024, show_default=True)
@click.option("--smtp", is_flag=True, help="Speak SMTP instead of LMTP.")
def postbox(host: str, port: int, *, smtp: bool) -> None:
    """Take mail to the addresses for feedback in, until stopped."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    click.echo(f"{'SMTP' if smtp else 'LMTP'} on {host}:{port}")
    serve(Postbox(app), host, port, is_smtp=smtp)
