"""What is promised to people, as it stands in the deliveries."""

from sqlalchemy import select

from onetask.core.db import session
from onetask.remind.models import Delivery, Reminder


def promised(member, start):
    """When somebody hears, in the inbox, of what rules that begin so promise."""
    session.rollback()
    rows = select(Delivery.due_at).join(Reminder, Reminder.id == Delivery.reminder_id)
    theirs = Delivery.recipient_id == member.id, Delivery.state == "pending"
    found = rows.where(*theirs, Delivery.channel == "inbox", Reminder.rule.startswith(start))
    return list(session.scalars(found))
