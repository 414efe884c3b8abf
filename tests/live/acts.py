"""Every operation above the work, done once to the story world; tests/work/acts.py has the rest."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

from onetask.api.operations.running import Sent, import_now
from onetask.api.operations.tasks import add_task
from onetask.core.change import System
from onetask.core.db import session
from onetask.core.events import standing
from onetask.core.undo import undo
from onetask.core.uploads import receive
from onetask.people.operations import invitations, members, workspaces
from onetask.search import operations as search
from onetask.talk.operations import comments, files, labels, watching
from onetask.talk.operations import upkeep as talk
from onetask.work.operations import copies, tasks, templates, upkeep
from tests.api.files import trello

WHEN = datetime(2031, 3, 18, 9, 0, tzinfo=UTC)
LONG_AFTER = WHEN + timedelta(days=365)


def said(w):
    return comments.add_comment(w.ben, w.brief, body="Well **done**")


def linked(w):
    return files.attach_link(w.ana, w.brief, url="https://example.com/", name="Sketch")


def marked(w):
    labels.put_label(w.ana, w.brief, label=w.red)
    return w.red


def kept(w):
    return templates.save_task(w.ana, w.brief, name="Brief")


def imported(w):
    return import_now(w.ana, Sent(trello(), "board.json"))


def purged(w):
    tasks.bin_task(w.ana, w.brief)
    upkeep.purge(System(w.home.id), w.home, before=LONG_AFTER)


PEOPLE = {
    "add_member": lambda w: members.add_member(w.ana, w.home, account=w.eve_account, role="member"),
    "add_placeholder": lambda w: members.add_placeholder(w.ana, w.home, name="Old Hand"),
    "edit_member": lambda w: members.edit_member(w.ben, w.ben, name="Benedikt Okri", hue=345),
    "change_role": lambda w: members.change_role(w.ana, w.ben, role="admin"),
    "remove_member": lambda w: members.remove_member(w.ana, w.ben),
    "rename_workspace": lambda w: workspaces.rename_workspace(w.ana, w.home, name="House"),
    "invite": lambda w: invitations.invite(w.ana, w.home, email="new@example.com", role="member"),
    "revoke_invitation": lambda w: invitations.revoke_invitation(w.ana, PEOPLE["invite"](w)),
    "take_up": lambda w: invitations.accept_invitation(
        w.eve_account, invitations.invite(w.ana, w.home, email="eve@example.com", role="member")
    ),
}

TALK = {
    "add_comment": said,
    "quote_comment": lambda w: comments.quote_comment(
        w.ana, w.brief, body="Long ago", said_by=w.ben, at=WHEN
    ),
    "edit_comment": lambda w: comments.edit_comment(w.ben, said(w), body="Not *yet*"),
    "bin_comment": lambda w: comments.bin_comment(w.ben, said(w)),
    "restore_comment": lambda w: comments.restore_comment(w.ben, TALK["bin_comment"](w)),
    "react": lambda w: comments.react(w.ana, said(w), emoji="👍"),
    "unreact": lambda w: comments.unreact(w.ana, TALK["react"](w), emoji="👍"),
    "attach_link": linked,
    "attach_file": lambda w: files.attach_file(
        w.ana, w.brief, upload=receive(BytesIO(b"plain words"), "words.txt")
    ),
    "purge_talk": lambda w: (
        TALK["bin_comment"](w),
        talk.purge_talk(System(w.home.id), w.home, before=LONG_AFTER),
    ),
    "bin_file": lambda w: files.bin_file(w.ana, linked(w)),
    "restore_file": lambda w: files.restore_file(w.ana, TALK["bin_file"](w)),
    "make_label": lambda w: labels.make_label(w.ana, w.home, name="Blue", hue=235),
    "edit_label": lambda w: labels.edit_label(w.ana, marked(w), name="Crimson", hue=15),
    "bin_label": lambda w: labels.bin_label(w.ana, marked(w)),
    "restore_label": lambda w: labels.restore_label(w.ana, TALK["bin_label"](w)),
    "put_label": marked,
    "take_label": lambda w: labels.take_label(w.ana, w.brief, label=marked(w)),
    "watch": lambda w: watching.watch(w.ben, w.brief),
    "unwatch": lambda w: watching.unwatch(w.ben, w.brief),
    "forget_watch": lambda w: (
        watching.watch(w.ben, w.brief),
        watching.forget_watch(w.ben, w.brief),
    ),
}

MORE = {
    "duplicate_task": lambda w: copies.duplicate_task(w.ana, w.brief),
    "purge": purged,
    "rank_anew": lambda w: upkeep.rank_anew(System(w.home.id), w.launch_ready),
    "save_project": lambda w: templates.save_project(w.ana, w.launch, name="Launch"),
    "save_task": kept,
    "make_task": lambda w: templates.make_task(w.ana, kept(w), column=w.launch_ready),
    "make_project": lambda w: templates.make_project(
        w.ana, MORE["save_project"](w), key="AGN", name="Again"
    ),
    "bin_template": lambda w: templates.bin_template(w.ana, kept(w)),
    "restore_template": lambda w: templates.restore_template(w.ana, MORE["bin_template"](w)),
    "save_view": lambda w: search.save_view(
        w.ana, w.home, name="Mine", url=f"/boards/{w.launch_board.id}?me=1", is_shared=True
    ),
    "forget_view": lambda w: search.forget_view(w.ana, MORE["save_view"](w)),
    "add_task": lambda w: add_task(
        w.ana, w.launch_ready, title="From a program", people=[w.ben], labels=[w.red]
    ),
    "import_chunk": imported,
    "undo_import": lambda w: (imported(w), undo_last(w)),
    "redo_import": lambda w: (imported(w), undo_last(w), undo_last(w)),
    "edit_task again": lambda w: (tasks.edit_task(w.ana, w.brief, title="Once"), undo_last(w)),
}


def undo_last(w):
    session.rollback()
    undo(w.ana, standing(w.home.id).number)


ACTS = PEOPLE | TALK | MORE
