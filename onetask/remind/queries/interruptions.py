"""How often somebody was interrupted today, and when they may be again."""

from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from onetask.core.clock import local_moment
from onetask.core.db import session
from onetask.people.models import Member
from onetask.remind.engine.quiet import allowed_from
from onetask.remind.models import Delivery, Peace
from onetask.remind.queries.people import hours_of


def free_again(member: Member, peace: Peace, moment: datetime) -> datetime:
    """Now, or with tomorrow's digest when today's interruptions are spent."""
    day = moment.astimezone(ZoneInfo(member.zone)).date()
    since = local_moment(day, time.min, member.zone)
    if interruptions(member.id, since) < peace.budget or is_digest_time(peace, member, moment):
        return moment
    morning = time.fromisoformat(peace.digest_at or peace.quiet_to or "08:00")
    return allowed_from(
        local_moment(day + timedelta(days=1), morning, member.zone), hours_of(member, peace)
    )


def interruptions(member_id: UUID, since: datetime) -> int:
    """Letters and pushes that were sent; one letter with many things counts once."""
    theirs = Delivery.recipient_id == member_id, Delivery.channel != "inbox"
    sent = Delivery.state == "sent", Delivery.sent_at >= since
    count = select(func.count(func.distinct(Delivery.provider_id))).where(*theirs, *sent)
    return session.scalar(count) or 0


def is_digest_time(peace: Peace, member: Member, due_at: datetime) -> bool:
    """What is due with the morning's digest is said in it."""
    return f"{due_at.astimezone(ZoneInfo(member.zone)):%H:%M}" == peace.digest_at
