"""When something comes back that was put off."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from onetask.core.clock import local_moment

LATER = timedelta(hours=3)
MONDAY = 7


def snoozed_until(choice: str, now: datetime, zone: str, begins: str) -> datetime:
    """later, tomorrow, next_week, or a day: at the hour when one's work begins."""
    if choice == "later":
        return now + LATER
    today = now.astimezone(ZoneInfo(zone)).date()
    days = {"tomorrow": 1, "next_week": MONDAY - today.weekday()}
    day = today + timedelta(days[choice]) if choice in days else date.fromisoformat(choice)
    if day <= today:
        raise ValueError(choice)
    return local_moment(day, time.fromisoformat(begins), zone)
