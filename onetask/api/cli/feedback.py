"""Files of feedback from the command line: looked at first, or taken in as one change."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from onetask.api.cli.files import imports, owner_of
from onetask.core.db import session
from onetask.core.errors import NotThere
from onetask.product.engine.shapes import Read, Unreadable, read_file
from onetask.product.models.products import Product
from onetask.product.operations.feedback_files import bin_batch, import_feedback
from onetask.product.queries.feedback import known_keys, last_batch, product_of_batch
from onetask.product.queries.products import home_product


@imports.command("feedback")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--workspace", required=True, type=click.UUID)
@click.option("--product", type=click.UUID, help="Whose feedback it is; else the first product's.")
@click.option("--dry-run", is_flag=True, help="Only say what would be taken in.")
@click.option("--json", "as_json", is_flag=True, help="Say it as one JSON document.")
def feedback(file: Path, workspace: UUID, product: UUID | None, **wanted: bool) -> None:
    """Notes of Canny, UserVoice, Productboard, Fider or an app store, or any table of them."""
    owner = owner_of(workspace)
    try:
        found = read_file(file.read_bytes())
    except Unreadable as why:
        raise click.ClickException(str(why)) from None
    told = _told(found, workspace)
    if not wanted["dry_run"]:
        of = _product(workspace, product)
        told["made"] = import_feedback(owner, of, said=found.said)
        told |= {"state": "done", "batch": str(last_batch(of.id)) if told["made"] else None}
    (_as_json if wanted["as_json"] else _as_lines)(told)


def _product(workspace: UUID, product: UUID | None) -> Product:
    found = session.get(Product, product) if product else home_product(workspace)
    if found is None or found.workspace_id != workspace or found.archived_at:
        raise NotThere("there is no such product")
    return found


def _told(found: Read, workspace: UUID) -> dict[str, Any]:
    known = known_keys(workspace, [one.key for one in found.said if one.key])
    counts = {"rows": found.rows, "feedback": len(found.said), "known": len(known)}
    problems = [{"row": row, "text": text} for row, text in found.problems]
    return {"state": "dry run", "shape": found.shape, "problems": problems} | counts


def _as_json(told: dict[str, Any]) -> None:
    click.echo(json.dumps(told))


def _as_lines(told: dict[str, Any]) -> None:
    if told["state"] == "dry run":
        click.echo("Dry run: nothing was changed.")
    for name in ("shape", "rows", "feedback", "known", "made", "batch"):
        if told.get(name) is not None:
            click.echo(f"{name}: {told[name]}")
    for one in told["problems"]:
        click.echo(f"row {one['row']}: {one['text']}", err=True)


@imports.command("undo-feedback")
@click.argument("batch", type=click.UUID)
def undo_feedback(batch: UUID) -> None:
    """Take the feedback of one file out again."""
    product = session.get(Product, product_of_batch(batch) or batch)
    if product is None:
        raise NotThere(f"there is no file of feedback {batch}")
    click.echo(bin_batch(owner_of(product.workspace_id), product, batch=batch))
