"""Dates that came in with an import are promised like all others."""

from datetime import timedelta

from sqlalchemy import func, select

from onetask.api.models import Import
from onetask.api.operations.imports import undo_import
from onetask.api.operations.samples import fill_sample
from onetask.core.clock import now
from onetask.core.db import session
from onetask.people.models import Account, Member, Workspace
from onetask.remind.models import Delivery, Reminder


def waiting():
    session.rollback()
    ahead = Delivery.state == "pending", Delivery.due_at > now() - timedelta(hours=1)
    rows = select(func.count(Delivery.id)).join(Reminder, Reminder.id == Delivery.reminder_id)
    return session.scalar(rows.where(*ahead, Reminder.subject_kind == "task"))


def test_an_import_brings_its_reminders_and_takes_them_along(world):
    ana = fill_sample(session.get_one(Account, world.ana_account.id))
    assert waiting() > 0
    member = session.get_one(Member, ana.id)
    home = session.get_one(Workspace, member.workspace_id)
    done = session.scalars(select(Import).where(Import.workspace_id == home.id)).one()
    undo_import(member, home, import_id=done.id)
    assert waiting() == 0
