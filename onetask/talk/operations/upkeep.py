"""What OneTask does to talk by itself."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, update

from onetask.core.change import Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.undo import cannot_undo
from onetask.people.models import Workspace
from onetask.talk.models import Comment, File, Mention, Reaction, Watch

AT_ONCE = 200

cannot_undo("What was purged from the bin is gone.", "comment.purged", "file.purged")


def may_upkeep(actor: Any, _home: Workspace) -> bool:
    return bool(actor.role == "system")


@operation(may_upkeep)
def purge_talk(change: Change, home: Workspace, *, before: datetime) -> int:
    """Takes out of the world what lies in the bin since then; events keep that it was there."""
    comments, files = _old(Comment, home.id, before), _old(File, home.id, before)
    if not (comments or files):
        return 0
    for one in (*comments, *files):
        change.record(f"{one.kind}.purged", one)
    gone = [one.id for one in comments]
    _delete(Reaction, Reaction.comment_id.in_(gone))
    _delete(Mention, Mention.source_id.in_(gone))
    _delete(Comment, Comment.id.in_(gone))
    _delete(File, File.id.in_([one.id for one in files]))
    return len(comments) + len(files)


def take_along(thing_id: UUID, project_id: UUID) -> None:
    """What hangs on a thing belongs to the project that the thing belongs to."""
    for model in (Comment, File, Watch):
        theirs = update(model).where(model.subject_id == thing_id)
        session.execute(theirs.values(project_id=project_id, version=model.version + 1))


def _old(model: Any, workspace_id: UUID, before: datetime) -> Sequence[Any]:
    old = model.workspace_id == workspace_id, model.binned_at < before
    return session.scalars(select(model).where(*old).limit(AT_ONCE)).all()


def _delete(model: Any, where: Any) -> None:
    session.execute(delete(model).where(where), execution_options={"synchronize_session": False})
