"""Who may talk about a thing: its own room says so."""

from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_, select

from onetask.core.db import Thing, session
from onetask.core.errors import NotThere
from onetask.core.subjects import find, kinds, subject
from onetask.people.access import is_editor, meets
from onetask.people.models import Member, Workspace
from onetask.talk.models import About, Comment, File, Label, Labelling

T = TypeVar("T", bound=About)
MANAGERS = ("owner", "admin", "system")


def may_talk(actor: Any, thing: Thing) -> bool:
    return subject(thing.kind).may_talk(actor, thing)


def may_label(actor: Any, thing: Thing) -> bool:
    return subject(thing.kind).may_edit(actor, thing)


def may_see(actor: Any, thing: Thing) -> bool:
    try:
        return find(actor, thing.kind, thing.id) is thing
    except NotThere:
        return False


def may_keep_labels(actor: Any, _: Workspace | Label) -> bool:
    return is_editor(actor)


def may_put(actor: Any, label: Label) -> bool:
    return label.binned_at is None and label.workspace_id == actor.workspace_id


def may_take(actor: Any, label: Label) -> bool:
    return bool(label.workspace_id == actor.workspace_id)


def may_speak_for(actor: Any, _: Member) -> bool:
    """Imports bring words that others said elsewhere."""
    return actor.role in MANAGERS


def may_edit_words(actor: Any, comment: Comment) -> bool:
    return comment.author_id == actor.id and may_talk(actor, thing_of(comment))


def may_bin_words(actor: Any, comment: Comment) -> bool:
    return _is_theirs(actor, comment.author_id) and may_talk(actor, thing_of(comment))


def may_react(actor: Any, comment: Comment) -> bool:
    return may_talk(actor, thing_of(comment))


def may_bin_file(actor: Any, file: File) -> bool:
    thing = thing_of(file)
    own = file.by_id == actor.id and may_talk(actor, thing)
    return own or subject(thing.kind).may_edit(actor, thing)


def thing_of(said: About) -> Thing:
    """The thing that something is said about."""
    found: Thing = session.get_one(subject(said.subject_kind).model, said.subject_id)
    return found


def visible_labels(actor: Any) -> Select[Any]:
    """Guests see the labels of what they may see."""
    here = Label.workspace_id == actor.workspace_id, Label.binned_at.is_(None)
    labels = select(Label).where(*here).order_by(Label.name)
    if is_editor(actor):
        return labels
    return labels.where(Label.id.in_(select(Labelling.label_id).where(_in_sight(actor, Labelling))))


@meets
def met_in_talk(actor: Any) -> Select[Any]:
    """Who has written about what a guest may see."""
    return select(Comment.author_id).where(Comment.binned_at.is_(None), _in_sight(actor, Comment))


def _in_sight(actor: Any, about: Any) -> ColumnElement[bool]:
    """Labels, comments and the like whose subject this actor may see."""
    abouts = [subject(kind) for kind in kinds()]
    seen = [(one.kind, one.visible(actor).with_only_columns(one.model.id)) for one in abouts]
    return or_(*(and_(about.subject_kind == kind, about.subject_id.in_(ids)) for kind, ids in seen))


def visible_comment(actor: Any, comment_id: UUID) -> Comment:
    return _visible(actor, session.get(Comment, comment_id))


def visible_file(actor: Any, file_id: UUID) -> File:
    return _visible(actor, session.get(File, file_id))


def _visible(actor: Any, said: T | None) -> T:
    if said is None or said.workspace_id != actor.workspace_id:
        raise NotThere
    find(actor, said.subject_kind, said.subject_id)
    return said


def _is_theirs(actor: Any, owner_id: UUID) -> bool:
    return owner_id == actor.id or actor.role in MANAGERS
