"""Projects, boards, columns and people, for programs."""

from uuid import UUID

from flask import request

from onetask.api.engine import shown as s
from onetask.api.forms.sent import (
    ColumnEdit,
    ColumnPlace,
    CommentEdit,
    NewColumn,
    NewLabel,
    NewProject,
    ProjectEdit,
)
from onetask.api.queries import shown
from onetask.api.views.registry import home, page_of, page_size, route
from onetask.core.db import session
from onetask.core.forms import seen
from onetask.core.subjects import one_or_404
from onetask.core.undo import undo_operation
from onetask.core.who import me
from onetask.people.access import visible_members
from onetask.people.models import Member, Workspace
from onetask.search.queries import found
from onetask.talk.access import visible_comment, visible_labels
from onetask.talk.models import Label
from onetask.talk.operations import comments as talk
from onetask.talk.operations.labels import make_label
from onetask.work.access import visible_boards, visible_columns, visible_projects
from onetask.work.models.projects import Project
from onetask.work.operations import columns, projects

PAGES = ("cursor", "limit")


@route("GET", "/me", s.Me)
def read_me() -> s.Me:
    """Whose key this is, and for which workspace."""
    return shown.me(me())


@route("GET", "/workspaces/<uuid:id>/members", s.Members, asks=PAGES)
def list_members(id: UUID) -> s.Members:
    """Everybody in the workspace; placeholders stand for people of imported work."""
    number, actor = shown.number_of(home(id)), me()
    rows, rest = page_of(visible_members(actor), Member.id)
    return s.Members(
        number=number, items=[shown.member_shown(actor, one) for one in rows], next=rest
    )


@route("GET", "/workspaces/<uuid:id>/labels", s.Labels, asks=PAGES)
def list_labels(id: UUID) -> s.Labels:
    """The labels of the workspace."""
    number, actor = shown.number_of(home(id)), me()
    rows, rest = page_of(visible_labels(actor).order_by(None), Label.id)
    return s.Labels(number=number, items=[shown.label_shown(one) for one in rows], next=rest)


@route("POST", "/workspaces/<uuid:id>/labels", s.LabelWhole, takes=NewLabel, about="label")
def create_label(form: NewLabel, id: UUID) -> s.LabelWhole:
    """A new label, or the one of this name."""
    actor = home(id)
    label = make_label(actor, session.get_one(Workspace, id), name=form.name, hue=form.hue)
    return shown.label_whole(actor, label.id)


@route("GET", "/workspaces/<uuid:id>/projects", s.Projects, asks=PAGES)
def list_projects(id: UUID) -> s.Projects:
    """The projects that are in sight."""
    actor = home(id)
    number = shown.number_of(actor)
    rows, rest = page_of(visible_projects(actor), Project.id)
    return s.Projects(number=number, items=[shown.project_shown(one) for one in rows], next=rest)


@route("POST", "/workspaces/<uuid:id>/projects", s.ProjectWhole, takes=NewProject, about="project")
def create_project(form: NewProject, id: UUID) -> s.ProjectWhole:
    """A project with its board and the five usual columns."""
    actor, fields = home(id), form.given()
    fields["key"] = fields["key"].upper()
    made = projects.create_project(actor, session.get_one(Workspace, id), **fields)
    return shown.project_whole(actor, made.id)


@route("GET", "/projects/<uuid:id>", s.ProjectWhole)
def read_project(id: UUID) -> s.ProjectWhole:
    """A project and its columns."""
    return shown.project_whole(me(), one_or_404(visible_projects(me()), id).id)


@route("PATCH", "/projects/<uuid:id>", s.ProjectWhole, takes=ProjectEdit, about="project")
def edit_project(form: ProjectEdit, id: UUID) -> s.ProjectWhole:
    """Changes the fields that are sent."""
    project = one_or_404(visible_projects(me()), id)
    projects.edit_project(me(), project, seen=seen(), **form.given())
    return shown.project_whole(me(), id)


@route("DELETE", "/projects/<uuid:id>", s.ProjectWhole, about="project")
def delete_project(id: UUID) -> s.ProjectWhole:
    """Puts it into the bin."""
    projects.bin_project(me(), one_or_404(visible_projects(me()), id))
    return shown.project_whole(me(), id)


@route("GET", "/boards/<uuid:id>", s.BoardShown)
def read_board(id: UUID) -> s.BoardShown:
    """The columns with their cards, both in their order."""
    return shown.board_shown(me(), one_or_404(visible_boards(me()), id))


@route("POST", "/boards/<uuid:id>/columns", s.ColumnWhole, takes=NewColumn, about="column")
def create_column(form: NewColumn, id: UUID) -> s.ColumnWhole:
    """A new column: behind `after`, else the last."""
    board = one_or_404(visible_boards(me()), id)
    where = {"most": form.limit, "after": form.after}
    made = columns.add_column(me(), board, name=form.name, step=form.kind, **where)
    return shown.column_whole(me(), made.id)


@route("PATCH", "/columns/<uuid:id>", s.ColumnWhole, takes=ColumnEdit, about="column")
def edit_column(form: ColumnEdit, id: UUID) -> s.ColumnWhole:
    """Another name, kind or limit."""
    ours = {"name": "name", "kind": "step", "limit": "most"}
    fields = {ours[name]: value for name, value in form.given().items()}
    columns.edit_column(me(), one_or_404(visible_columns(me()), id), **fields)
    return shown.column_whole(me(), id)


@route("PUT", "/columns/<uuid:id>/place", s.ColumnWhole, takes=ColumnPlace, about="column")
def place_column(form: ColumnPlace, id: UUID) -> s.ColumnWhole:
    """Another place on its board."""
    column = one_or_404(visible_columns(me()), id)
    columns.move_column(me(), column, after=form.after, before=form.before)
    return shown.column_whole(me(), id)


@route("POST", "/columns/<uuid:id>/archive", s.ColumnWhole, about="column")
def archive_column(id: UUID) -> s.ColumnWhole:
    """Puts an empty column out of sight."""
    columns.archive_column(me(), one_or_404(visible_columns(me()), id))
    return shown.column_whole(me(), id)


@route("DELETE", "/columns/<uuid:id>/archive", s.ColumnWhole, about="column")
def unarchive_column(id: UUID) -> s.ColumnWhole:
    """Brings a column back."""
    columns.unarchive_column(me(), one_or_404(visible_columns(me()), id))
    return shown.column_whole(me(), id)


@route("PATCH", "/comments/<uuid:id>", s.CommentWhole, takes=CommentEdit, about="comment")
def edit_comment(form: CommentEdit, id: UUID) -> s.CommentWhole:
    """Other words; only for who said it."""
    talk.edit_comment(me(), visible_comment(me(), id), body=form.body)
    return shown.comment_whole(me(), id)


@route("DELETE", "/comments/<uuid:id>", s.CommentWhole, about="comment")
def delete_comment(id: UUID) -> s.CommentWhole:
    """Puts it into the bin."""
    talk.bin_comment(me(), visible_comment(me(), id))
    return shown.comment_whole(me(), id)


@route("GET", "/workspaces/<uuid:id>/search", s.Found, asks=("q", "limit"))
def search(id: UUID) -> s.Found:
    """The best matches for words or their beginnings."""
    actor = home(id)
    number, words = shown.number_of(actor), request.args.get("q", "")[:200]
    items = [shown.hit_shown(one) for one in found(actor, words, page_size())]
    return s.Found(number=number, items=items)


@route("POST", "/operations/<uuid:op>/undo", s.Done)
def undo_write(op: UUID) -> s.Done:
    """Takes back the write that was sent with this token, as one change."""
    undo_operation(me(), op)
    return s.Done(number=shown.number_of(me()))
