"""Backup, restore and the doctor from the command line."""

import fcntl
import sys
from pathlib import Path

import click

from onetask.api.operations.backup import back_up, restore, rotate
from onetask.api.operations.health import examine
from onetask.cli import group
from onetask.core.settings import settings


@group.command("backup")
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), help="Where to keep it.")
@click.option("--rotate", "tidy", is_flag=True, help="End old backups: 24 h, 14 days, 8 weeks.")
def backup(into: Path | None, *, tidy: bool) -> None:
    """Keep the database, uploads and keys of this moment, tried; prints where."""
    place = into or settings().data / "backups"
    click.echo(back_up(place))
    if tidy:
        for gone in rotate(place):
            click.echo(f"ended {gone.name}", err=True)


@group.command("restore")
@click.argument("backup", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
def bring_back(backup: Path, *, yes: bool) -> None:
    """Put a backup in the place of what is here; OneTask must not run meanwhile."""
    if _is_running():
        raise click.ClickException("OneTask runs on this folder; stop it first.")
    if not yes:
        click.confirm(f"Replace what is in {settings().data}?", abort=True)
    facts = restore(backup)
    click.echo(f"restored {backup.name}, made {facts['made_at']}")


def _is_running() -> bool:
    lock = settings().data / "run.lock"
    if not lock.exists():
        return False
    with lock.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


@group.command("doctor")
def doctor() -> None:
    """Look at everything OneTask stands on; ends with 1 when something is wrong."""
    findings = examine()
    for finding in findings:
        click.echo(f"{'ok ' if finding.is_well else 'BAD'} {finding.what}: {finding.text}")
    sys.exit(0 if all(finding.is_well for finding in findings) else 1)
