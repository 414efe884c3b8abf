"""Import and export from the command line."""

import json
import sys
from pathlib import Path
from typing import Any
from uuid import UUID

import click
from sqlalchemy import select

from onetask.api.engine.canonical import text_of
from onetask.api.engine.plan import ImportProblem
from onetask.api.engine.sources import opened, unpacked
from onetask.api.models import Import
from onetask.api.operations.archives import copy_archive, write_archive
from onetask.api.operations.imports import said, undo_import
from onetask.api.operations.running import Sent, import_now
from onetask.api.queries.drafts import draft_of
from onetask.api.queries.exports import export_of
from onetask.api.queries.lists import tasks_csv
from onetask.cli import group
from onetask.core.db import session
from onetask.core.errors import NotThere
from onetask.people.models import Member, Workspace
from onetask.people.queries import account_of
from onetask.work.models.projects import Project

imports = click.Group("import", help="Bring work in.")
group.add_command(imports)
COUNTED = ("projects", "columns", "tasks", "subtasks", "comments", "labels", "people", "files")


def _command(source: str, words: str) -> None:
    @imports.command(source, help=words)
    @click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
    @click.option("--workspace", required=True, type=click.UUID)
    @click.option("--dry-run", is_flag=True, help="Only say what would be made.")
    @click.option("--again", is_flag=True, help="Also if this file was imported before.")
    @click.option("--json", "as_json", is_flag=True, help="Say it as one JSON document.")
    def command(file: Path, workspace: UUID, **wanted: bool) -> None:
        sent = Sent(file.read_bytes(), file.name, source, wanted["again"])
        tell = _as_json if wanted["as_json"] else _as_lines
        try:
            tell(_tried(sent) if wanted["dry_run"] else _done(workspace, sent))
        except ImportProblem as problem:
            raise click.ClickException(said(problem)) from None


_command("trello", "The JSON that Trello exports a board to.")
_command("csv", "A table; its columns are told by their headings.")
_command("jira", "The CSV that Jira exports issues to, of a server or of the cloud.")
_command("asana", "The CSV that Asana exports a project to.")
_command("linear", "The CSV that Linear exports issues to.")
_command("github", "Issues or the items of a project, as JSON of the API or of gh.")
_command("clickup", "The CSV that ClickUp exports tasks to.")
_command("monday", "A board of Monday as CSV.")
_command("todoist", "The CSV that Todoist exports a project to.")
_command("onetask", "An export of OneTask, into a workspace that is here.")


def _tried(sent: Sent) -> dict[str, Any]:
    one = Import(name=sent.name, source=sent.source, options={})
    plan = draft_of(one, opened(unpacked(sent.raw), sent.source))
    problems = [(problem.row, problem.text) for problem in plan.problems]
    return {"state": "dry run", "in": plan.found, "out": plan.counts(), "problems": problems}


def _done(workspace: UUID, sent: Sent) -> dict[str, Any]:
    told = _tried(sent)
    one = import_now(owner_of(workspace), sent)
    made = sum(one.made.get("counts", {}).values())
    problems = [(row, text) for row, text in one.problems]
    known = {"import": str(one.id), "state": one.state, "out": one.counts}
    return told | known | {"rows": made, "problems": problems}


def _as_json(told: dict[str, Any]) -> None:
    problems = [{"row": row, "text": text} for row, text in told["problems"]]
    click.echo(json.dumps(told | {"problems": problems}))


def _as_lines(told: dict[str, Any]) -> None:
    if "import" in told:
        click.echo(f"import {told['import']} {told['state']}")
    else:
        click.echo("Dry run: nothing was changed.")
    for name in COUNTED:
        click.echo(f"{name}: {told['out'].get(name, 0)}")
    if told.get("rows"):
        click.echo(f"rows: {told['rows']}")
    for row, text in told["problems"]:
        click.echo(said(ImportProblem(text, row)), err=True)


@imports.command("undo")
@click.argument("import_id", type=click.UUID)
def undo(import_id: UUID) -> None:
    """Put all that an import made into the bin."""
    one = session.get(Import, import_id)
    if one is None:
        raise NotThere(f"there is no import {import_id}")
    home = session.get_one(Workspace, one.workspace_id)
    undone = undo_import(owner_of(home.id), home, import_id=import_id)
    click.echo(f"import {import_id} {undone.state}")


@imports.command("workspace")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--owner", required=True, metavar="EMAIL")
def copy(file: Path, owner: str) -> None:
    """A whole workspace as it was, where it is not here yet; prints its id."""
    account = account_of(owner)
    if account is None:
        raise NotThere(f"there is no account with the address {owner}")
    try:
        click.echo(copy_archive(account, file))
    except ImportProblem as problem:
        raise click.ClickException(said(problem)) from None


@group.command("export")
@click.option("--workspace", required=True, type=click.UUID)
@click.option("--project", metavar="KEY", help="Only this project.")
@click.option("--format", "shape", default="json", type=click.Choice(("json", "csv", "zip")))
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path))
def export(workspace: UUID, project: str | None, shape: str, output: Path | None) -> None:
    """Write everything as JSON, as JSON with its files (zip), or the tasks as CSV."""
    home = _workspace(workspace)
    only = _project(home, project) if project else None
    if shape == "zip":
        if output is None:
            raise click.UsageError("--format zip needs --output")
        write_archive(export_of(home, only), output)
        return
    text = text_of(export_of(home, only)) if shape == "json" else tasks_csv(home, only)
    if output:
        output.write_text(text, encoding="utf-8", newline="")
    else:
        sys.stdout.write(text)


def _workspace(workspace: UUID) -> Workspace:
    home = session.get(Workspace, workspace)
    if home is None:
        raise NotThere(f"there is no workspace {workspace}")
    return home


def _project(home: Workspace, key: str) -> Project:
    named = Project.workspace_id == home.id, Project.key == key.upper()
    found = session.scalar(select(Project).where(*named))
    if found is None:
        raise NotThere(f"there is no project {key}")
    return found


def owner_of(workspace: UUID) -> Member:
    """The command line acts as the owner who was there first."""
    here = Member.workspace_id == _workspace(workspace).id, Member.role == "owner"
    found = session.scalar(
        select(Member).where(*here, Member.left_at.is_(None)).order_by(Member.id).limit(1)
    )
    if found is None:
        raise NotThere(f"{workspace} has no owner")
    return found
